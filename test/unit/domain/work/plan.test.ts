import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
	FrozenLine,
	PlanLineFields,
	PlanVersionFields
} from '../../../../src/lib/domain/work/plan-fields.ts';
import {
	compareLines,
	frozen,
	planOf,
	programmeLines
} from '../../../../src/lib/domain/work/plan.ts';
import { parseWorkEntry } from '../../../../src/lib/domain/work/entry.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { NOON } from '../../../fixtures/builders.ts';
import { paperKey, workEntry } from '../../../fixtures/work-builders.ts';

const TODAY = '2021-06-15';
const key = (n: number) => `2021.${paperKey(n)}`;
const line = (n: number, set: Partial<PlanLineFields>, after = 0) =>
	workEntry({ subject: 'planLine', key: key(n), set }, after);
const version = (n: number, set: Partial<PlanVersionFields>, after = 0) =>
	workEntry({ subject: 'planVersion', key: key(n), set }, after);
const of2021 = (entries: Parameters<typeof planOf>[1]) => planOf('2021', entries, TODAY);

const march = line(1, { text: 'Tháng Thanh niên', month: 3 });
const allYear = line(2, { text: 'Đổi mới sinh hoạt', month: null });
const may = line(3, { text: 'Chiến dịch hè', month: 5 });

describe('a year’s plan', () => {
	it('stands in the order of the year, the whole year’s work last, without what was taken out', () => {
		const plan = of2021([allYear, may, march, line(3, { removed: true }, 1)]);
		expect(plan.lines.map(({ text }) => text)).toEqual(['Tháng Thanh niên', 'Đổi mới sinh hoạt']);
		expect(plan).toMatchObject({ versions: [], holds: null, waiting: null });
	});

	it('waits once it is submitted, comes back with a reason, and holds once it is adopted', () => {
		const lines = frozen(of2021([march, allYear]).lines);
		const entries = [march, allYear, version(8, { step: 'submitted', lines }, 1)];
		expect(of2021(entries).waiting?.n).toBe(1);
		expect(of2021(entries).changed).toBe(false);
		entries.push(version(8, { step: 'returned', note: 'Thiếu chiến dịch hè' }, 2));
		expect(of2021(entries)).toMatchObject({ waiting: null, holds: null });
		entries.push(may);
		expect(of2021(entries).changed).toBe(true);
		const second = frozen(of2021(entries).lines);
		entries.push(version(9, { step: 'submitted', lines: second }, 3));
		expect(of2021(entries).waiting?.n).toBe(2);
		entries.push(version(9, { step: 'adopted' }, 4));
		const plan = of2021(entries);
		expect(plan).toMatchObject({ waiting: null, changed: false, holds: { n: 2 } });
		expect(plan.versions.map(({ step }) => step)).toEqual(['returned', 'adopted']);
	});

	it('that holds goes on holding while a newer version waits', () => {
		const lines = frozen(of2021([march]).lines);
		const plan = of2021([
			...[march, version(8, { step: 'submitted', lines }), version(8, { step: 'running' }, 1)],
			version(9, { step: 'submitted', lines }, 2)
		]);
		expect(plan).toMatchObject({ holds: { n: 1 }, waiting: { n: 2 } });
	});

	it('keeps a version as it was submitted first, whoever writes under its key', () => {
		const lines = frozen(of2021([march]).lines);
		const others = [{ key: key(5), month: 1, text: 'Việc khác', responsible: '' }];
		const plan = of2021([
			version(8, { step: 'submitted', lines }),
			version(8, { step: 'submitted', lines: others }, 1)
		]);
		expect(plan.versions[0]?.lines).toEqual(lines);
	});

	it.each([
		['lines without being submitted', { step: 'adopted', lines: [] }, 'set.lines'],
		['submitted without lines', { step: 'submitted' }, 'set'],
		['returned without a reason', { step: 'returned', note: ' ' }, 'set.note'],
		['returned without a word', { step: 'returned' }, 'set.note']
	])('is refused: %s', (_what, set, path) => {
		const good = version(8, { step: 'adopted' });
		const parsed = parseWorkEntry({ ...good, set }, NOON);
		expect(parsed.ok).toBe(false);
		if (!parsed.ok) expect(parsed.error.map((issue) => issue.path)).toContain(path);
	});

	it('is late in a line once its month is over and it is not done', () => {
		const standing = (set: Partial<PlanLineFields>) =>
			of2021([line(1, { text: 'Việc', ...set })]).lines[0]?.standing;
		expect(standing({ month: 5 })).toBe('late');
		expect(standing({ month: 5, state: 'done' })).toBe('done');
		expect(standing({ month: 6 })).toBe('due');
		expect(standing({ month: null })).toBe('ahead');
	});

	it('takes the programme’s points once: the same point taken on two phones is one line', () => {
		const points = programmeLines('2021', shippedTerm.conferences, []);
		expect(points).toHaveLength(21);
		expect(points[0]).toMatchObject({ key: '2021.5.1', month: 3 });
		const [first] = points;
		if (first === undefined) throw new Error('the programme has points');
		const taken = [0, 1].map((n) =>
			workEntry({ subject: 'planLine', key: first.key, set: { text: first.text, month: 3 } }, n)
		);
		expect(of2021(taken).lines).toHaveLength(1);
		expect(programmeLines('2021', shippedTerm.conferences, taken)).toHaveLength(20);
	});
});

describe('two versions', () => {
	const one = fc.record({
		key: fc.constantFrom(...[1, 2, 3, 4, 5].map(key)),
		month: fc.option(fc.integer({ min: 1, max: 12 })),
		text: fc.constantFrom('Việc A', 'Việc B'),
		responsible: fc.constant('')
	});
	const some = fc.uniqueArray(one, { selector: (line) => line.key });

	it('differ in what was added, taken out and changed, and in nothing else', () => {
		fc.assert(
			fc.property(some, some, (before, after) => {
				const changes = compareLines(before, after);
				const back = changes.flatMap(({ before: was }) => was ?? []);
				const on = changes.flatMap(({ after: is }) => is ?? []);
				const sorted = (all: readonly FrozenLine[]) =>
					all.toSorted((a, b) => (a.key < b.key ? -1 : 1));
				expect(sorted(back)).toEqual(sorted(before));
				expect(sorted(on)).toEqual(sorted(after));
				for (const { kind, before: was, after: is } of changes)
					expect(kind === 'same').toBe(JSON.stringify(was) === JSON.stringify(is));
			})
		);
	});
});
