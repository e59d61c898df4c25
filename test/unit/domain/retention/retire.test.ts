import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { snapshotOf, statusOf } from '../../../../src/lib/domain/activity/decision.ts';
import { addDays } from '../../../../src/lib/domain/date.ts';
import { officersIn, partyIn } from '../../../../src/lib/domain/private/officers.ts';
import { privateFigures } from '../../../../src/lib/domain/private/private-figures.ts';
import {
	excerptOf,
	keyOf,
	namePattern,
	namesIn,
	retired,
	retiredPerson,
	withoutNames,
	type Retiring
} from '../../../../src/lib/domain/retention/retire.ts';
import { countedFacts } from '../../../../src/lib/domain/totals/figures.ts';
import { membershipOn } from '../../../../src/lib/domain/unit/history.ts';
import { parsePerson } from '../../../../src/lib/domain/unit/person-write.ts';
import { personFault } from '../../../../src/lib/domain/unit/roster-rules.ts';
import type { WorkEntry } from '../../../../src/lib/domain/work/entry.ts';
import { arbitraryContent } from '../../../fixtures/arbitrary-content.ts';
import {
	NOON,
	activity,
	decision,
	ownUnit,
	personId,
	secretary
} from '../../../fixtures/builders.ts';
import { personOf } from '../../../fixtures/roster-builders.ts';
import { officer, partyStage, workEntry } from '../../../fixtures/work-builders.ts';

const NAME = 'Giàng Thị Sáng';
const [sang, khac] = [personId('p-sang'), personId('p-khac')];
const day = fc.integer({ min: 0, max: 1200 }).map((n) => addDays('2020-01-01', n));

describe('a retired person', () => {
	const history = fc.tuple(day, day, fc.option(day)).map(([a, b, c]) => {
		const days = [a, b, ...(c === null ? [] : [c])].sort();
		const [first = a, left = b, back] = days;
		const until = left > first ? left : addDays(left, 1);
		return personOf(
			'p-sang',
			[
				{ kind: 'listed', day: first, note: 'chị của Sáng' },
				{ kind: 'left', day: until, note: 'nghỉ thai sản' },
				...(back !== undefined && back > until
					? ([
							{ kind: 'received', day: back },
							{ kind: 'matured', day: addDays(back, 9) }
						] as const)
					: [])
			],
			{ name: NAME, folded: 'giang thi sang', department: 'Phòng Sáng', chiDoan: 'mot' }
		);
	});

	test('is on the roster as on every day before, and nothing leads to them', () => {
		fc.assert(
			fc.property(history, day, (person, on) => {
				const after = retiredPerson(person);
				expect(membershipOn(after, on)).toBe(membershipOn(person, on));
				expect(after).toMatchObject({ id: sang, chiDoan: 'mot', birthYear: null, department: '' });
				expect(JSON.stringify(after)).not.toMatch(/Sáng|thi sang|thai sản/);
				expect(parsePerson(after, NOON + 9e11).ok).toBe(true);
			})
		);
	});

	test('is not brought back by a phone that still has the name', () => {
		const before = personOf('p-sang', [{ kind: 'listed', day: '2020-03-01' }], { name: NAME });
		const after = retiredPerson(before);
		const known = { stored: [after], replaced: [after] };
		expect(personFault(secretary, { ...before, department: 'Phòng khác' }, known)).not.toBeNull();
		expect(personFault(secretary, after, known)).toBeNull();
	});
});

describe('logs', () => {
	const who = fc.constantFrom(sang, khac, null);
	const on = fc.option(day.map((one) => (one > '2021-06-14' ? '2021-06-14' : one)));
	const entries = fc.array(
		fc.record({ n: fc.integer({ min: 1, max: 4 }), person: who, on, isParty: fc.boolean() })
	);
	const made = (
		all: { n: number; person: typeof sang | null; on: string | null; isParty: boolean }[]
	) =>
		all.map(({ n, person, on: introducedOn, isParty }, i): WorkEntry => {
			const name = person === sang ? NAME : 'Ai Khác';
			const said = isParty
				? partyStage(name, { person, introducedOn }, n)
				: officer(name, { person, position: 'deputy', from: introducedOn }, n);
			return workEntry(said, i, person === sang ? 'p-sang' : 'p-khac');
		});

	test('say every figure of Party stage and officers as before, and the name nowhere', () => {
		const counting = {
			term: { start: '2020-02-20', end: '2022-12-31' },
			period: 'term',
			today: '2022-12-31',
			namedInTraining: new Set<string>(),
			rules: { blockOfficers: true, committeeMembers: true }
		};
		const figures = (log: WorkEntry[]) =>
			privateFigures([{ unit: ownUnit, officers: officersIn(log), party: partyIn(log) }], counting);
		fc.assert(
			fc.property(entries, (all) => {
				const log = made(all);
				const whose: Retiring = {
					person: sang,
					names: new Set(log.flatMap((entry) => namesIn(entry, sang))),
					keys: new Set(log.flatMap((entry) => keyOf(entry, sang) ?? []))
				};
				const after = log.map((entry) => retired(entry, whose) as WorkEntry);
				expect(figures(after)).toEqual(figures(log));
				expect(JSON.stringify(after)).not.toContain(NAME);
				const others = (from: WorkEntry[]) => from.filter(({ by }) => by !== sang);
				expect(others(after)).toEqual(others(log));
			})
		);
	});
});

describe('texts', () => {
	const pattern = namePattern([NAME, 'Sáng']);
	if (pattern === null) throw new Error('a whole name has a pattern');

	test('lose the whole name and nothing like it; a single word is no name to look for', () => {
		expect(withoutNames(`Đ/c ${NAME}, ${NAME}h và Sáng.`, pattern)).toBe(
			`Đ/c (đã rút tên), ${NAME}h và Sáng.`
		);
		expect(namePattern(['Sáng'])).toBeNull();
		expect(excerptOf({ content: { result: `Do ${NAME} dẫn đầu.` } }, pattern)).toBe(
			`Do ${NAME} dẫn đầu.`
		);
		const long = `${'Buổi sáng trời mưa to. '.repeat(3)}${NAME} cùng 12 đoàn viên đã tặng 40 suất quà cho các em.`;
		expect(excerptOf([long], pattern)).toBe(
			`…trời mưa to. Buổi sáng trời mưa to. ${NAME} cùng 12 đoàn viên đã tặng 40 suất quà…`
		);
		expect(excerptOf({ result: 'Không ai.' }, pattern)).toBeNull();
	});

	test('of a record count as before, and an approval stands as it stood', () => {
		fc.assert(
			fc.property(arbitraryContent, fc.boolean(), (said, changed) => {
				const content = { ...said, result: `${NAME} dẫn đầu.`, name: `Thăm nhà ${NAME}` };
				const record = { ...activity(), content };
				const approval = decision('approve', record);
				const now = changed ? { ...record, content: { ...content, result: 'Khác.' } } : record;
				const [after, decided] = [withoutNames(now, pattern), withoutNames(approval, pattern)];
				expect(JSON.stringify([after, decided])).not.toContain(NAME);
				expect(statusOf(after, [decided]).seal).toBe(statusOf(now, [approval]).seal);
				const facts = (of: typeof record) => countedFacts(ownUnit, of._id, snapshotOf(of));
				expect(facts(after)).toEqual(facts(now));
			})
		);
	});
});
