import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConferenceView } from '../../../../src/lib/domain/work/conferences.ts';
import {
	conferencesOf,
	resolutionsIssued,
	workAhead
} from '../../../../src/lib/domain/work/conferences.ts';
import { itemStates } from '../../../../src/lib/domain/work/common-fields.ts';
import type { PaperFields } from '../../../../src/lib/domain/work/conference-fields.ts';
import { parseWorkEntry } from '../../../../src/lib/domain/work/entry.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { NOON } from '../../../fixtures/builders.ts';
import type { SaidOf } from '../../../fixtures/work-builders.ts';
import { paperKey, workEntry } from '../../../fixtures/work-builders.ts';

const TODAY = '2021-07-10';
const viewed = (entries: Parameters<typeof conferencesOf>[1], today = TODAY) =>
	conferencesOf(shippedTerm.conferences, entries, today);
const six = (views: readonly ConferenceView[]) => {
	const found = views.find(({ number }) => number === 6);
	if (found === undefined) throw new Error('the programme has a sixth conference');
	return found;
};
const held = (heldOn: string | null, n = 0) =>
	workEntry({ subject: 'conference', key: '6', set: { heldOn } }, n);
const item = (set: Extract<SaidOf, { subject: 'item' }>['set'], n = 0) =>
	workEntry({ subject: 'item', key: '6.5', set }, n);
const paper = (set: Extract<SaidOf, { subject: 'paper' }>['set'], n = 0, key = paperKey(1)) =>
	workEntry({ subject: 'paper', key, set }, n);
const resolution: PaperFields = {
	kind: 'resolution',
	thematic: true,
	title: 'Nghị quyết chuyên đề',
	conference: 6,
	item: '6.4',
	number: '01-NQ/ĐTN',
	issuedOn: '2021-06-25',
	removed: false
};

describe('a conference', () => {
	it('stands where its month and its day put it', () => {
		const standings = viewed([held('2021-06-25')]).map(({ standing }) => standing);
		expect(standings.slice(0, 5)).toEqual(Array(5).fill('late'));
		expect(standings.slice(5)).toEqual(['held', 'ahead', 'ahead', 'ahead', 'ahead']);
		expect(viewed([], '2021-06-30').map(({ standing }) => standing)[5]).toBe('due');
		expect(six(viewed([held('2021-07-20')]))).toMatchObject({ standing: 'due' });
	});

	it('that was put off is late only when its new month is over; the programme’s month stays', () => {
		const moved = workEntry({ subject: 'conference', key: '6', set: { plannedMonth: '2021-08' } });
		expect(six(viewed([moved]))).toMatchObject({
			month: '2021-08',
			programmeMonth: '2021-06',
			standing: 'ahead'
		});
		expect(six(viewed([moved], '2021-09-01'))).toMatchObject({ standing: 'late' });
	});

	it('keeps what was said last of each field, whatever was said of others', () => {
		const place = workEntry({ subject: 'conference', key: '6', set: { place: 'Hội trường A' } }, 2);
		const views = viewed([held(null, 3), place, held('2021-06-25', 1)]);
		expect(six(views)).toMatchObject({ heldOn: null, place: 'Hội trường A', standing: 'late' });
		expect(six(views).history.map(({ set }) => set)).toEqual([
			...[{ heldOn: '2021-06-25' }, { place: 'Hội trường A' }, { heldOn: null }]
		]);
	});
});

describe('a point of the agenda', () => {
	const last = (entries: Parameters<typeof conferencesOf>[1]) => six(viewed(entries)).items.at(-1);

	it('is overdue when its day is over, or its conference was held without it', () => {
		expect(last([])).toMatchObject({ state: 'todo', overdue: false });
		expect(last([held('2021-06-25')])).toMatchObject({ overdue: true });
		expect(last([held('2021-06-25'), item({ due: TODAY })])).toMatchObject({ overdue: false });
		expect(last([item({ due: '2021-07-09' })])).toMatchObject({ overdue: true });
		expect(last([item({ due: '2021-07-09', state: 'done' })])).toMatchObject({ overdue: false });
	});

	it('has the papers that were entered for it, without those taken back', () => {
		const other = paperKey(2);
		const entries = [
			...[paper(resolution), paper({ ...resolution, item: null }, 0, other)],
			paper({ number: '02-NQ/ĐTN' }, 1)
		];
		const { items, papers } = six(viewed(entries));
		expect(items[3]?.papers).toMatchObject([{ number: '02-NQ/ĐTN', key: paperKey(1) }]);
		expect(papers).toMatchObject([{ key: other }]);
		const taken = six(viewed([...entries, paper({ removed: true }, 2)]));
		expect(taken.items[3]?.papers).toEqual([]);
	});
});

it('a thematic resolution is issued once it has a number and a day that has come', () => {
	const issued = (set: object) =>
		resolutionsIssued([paper({ ...resolution, ...set })], TODAY).length;
	expect(issued({})).toBe(1);
	for (const set of [
		...[{ number: '' }, { issuedOn: null }, { issuedOn: '2021-07-11' }],
		...[{ thematic: false }, { kind: 'report' }, { removed: true }]
	])
		expect(issued(set), JSON.stringify(set)).toBe(0);
});

it('what lies ahead: late conferences, points left over, and the next conference', () => {
	const doing = item({ state: 'doing' }, 1);
	const { late, overdue, next } = workAhead(viewed([held('2021-06-25'), doing]));
	expect(late.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
	expect(overdue.map(({ item: { id } }) => id)).toEqual(['6.1', '6.2', '6.3', '6.4', '6.5']);
	expect(next?.number).toBe(7);
});

const anything = fc.oneof(
	fc.record({
		subject: fc.constant('item' as const),
		key: fc.constantFrom('6.1', '6.5'),
		set: fc.oneof(
			fc.record({ state: fc.constantFrom(...itemStates) }),
			fc.record({ responsible: fc.constantFrom('An', 'Bình') })
		)
	}),
	fc.record({
		subject: fc.constant('conference' as const),
		key: fc.constantFrom('6', '7'),
		set: fc.oneof(
			fc.record({ heldOn: fc.constantFrom(null, '2021-06-25', '2021-07-01') }),
			fc.record({ minutes: fc.constantFrom('Thống nhất', '') })
		)
	})
);

it('is the same on every phone, in whatever order the entries come, and nothing that was said is gone', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(anything, fc.nat(5)), { maxLength: 20 }),
			fc.infiniteStream(fc.nat(1000)),
			(said, order) => {
				const entries = said.map(([one, n], i) => ({
					...workEntry(one, n),
					_id: `${workEntry(one, n)._id.slice(0, -2)}${String(i).padStart(2, '0')}`
				}));
				const shuffled = entries
					.map((entry) => ({ entry, at: order.next().value }))
					.sort((a, b) => a.at - b.at)
					.map(({ entry }) => entry);
				const [one, other] = [viewed(entries), viewed(shuffled)];
				expect(other).toEqual(one);
				const kept = one.flatMap(({ history, items }) => [
					...history,
					...items.flatMap((point) => point.history)
				]);
				expect(kept).toHaveLength(entries.length);
			}
		),
		{ numRuns: 300 }
	);
});

describe('an entry', () => {
	const nowMs = NOON;
	const DAY_MS = 86_400_000;
	const good = held('2021-06-25');
	const codes = (input: object) => {
		const parsed = parseWorkEntry(input, nowMs);
		return parsed.ok ? [] : parsed.error.map(({ code }) => code);
	};

	it('is taken as it is', () => expect(codes(good)).toEqual([]));

	it.each([
		['of no field', { ...good, set: {} }, 'required'],
		['with a day that is none', { ...good, set: { heldOn: '2021-02-31' } }, 'notDay'],
		[
			'with more present than summoned',
			{ ...good, set: { present: 9, summoned: 8 } },
			'presentAboveSummoned'
		],
		['too long', { ...good, set: { minutes: 'a'.repeat(20_001) } }, 'tooLong'],
		['of another thing than its id says', { ...good, key: '7' }, 'workId'],
		[
			'from the day after tomorrow',
			{ ...good, at: new Date(NOON + DAY_MS + 1).toISOString() },
			'tooFarAhead'
		]
	])('%s is refused', (_what, input, code) => expect(codes(input)).toContain(code));

	it('takes a text of 20,000 characters whole', () =>
		expect(codes({ ...good, set: { minutes: 'ộ'.repeat(20_000) } })).toEqual([]));
});
