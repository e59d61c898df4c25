import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityContent } from '../../../../src/lib/domain/activity/content.ts';
import { newJointCode } from '../../../../src/lib/domain/activity/joint.ts';
import type { ActivityId, UnitId } from '../../../../src/lib/domain/ids.ts';
import type { CountedRecord } from '../../../../src/lib/domain/totals/figures.ts';
import { countBoard } from '../../../../src/lib/domain/totals/count-board.ts';
import { countedFacts } from '../../../../src/lib/domain/totals/figures.ts';
import { sharesOf, WHOLE } from '../../../../src/lib/domain/totals/shared-work.ts';
import {
	activity,
	bytes,
	content,
	otherUnit,
	ownUnit,
	personId
} from '../../../fixtures/builders.ts';

const code = newJointCode(bytes(7));
const idOf = (n: number) => activity({}, n)._id;

type Told = {
	n: number;
	unit?: UnitId;
	lead?: boolean;
	code?: string | null;
	parent?: number;
	members?: string[];
	children?: number | null;
	days?: number;
	campaigns?: string[];
	side?: 'approved' | 'waiting';
};

const exact = (n: number) => ({ n, qualifier: 'exact' as const, words: '' });

function said(told: Told): Partial<ActivityContent> {
	const { children = null, days, members = [], lead = false, parent, campaigns = [] } = told;
	const joint = told.code === undefined || told.code === null ? null : { code: told.code, lead };
	return {
		campaigns,
		people: {
			...content().people,
			members: members.map(personId),
			volunteerDays: days === undefined ? null : exact(days)
		},
		receivers:
			children === null ? [] : [{ id: 'r', kind: 'child', amount: exact(children), words: '' }],
		links: { parent: parent === undefined ? null : idOf(parent), joint }
	};
}

function record(told: Told): CountedRecord {
	const facts = countedFacts(told.unit ?? ownUnit, idOf(told.n), { content: content(said(told)) });
	return told.side === 'waiting'
		? { approved: null, waiting: facts }
		: { approved: facts, waiting: null };
}

const figures = (all: Told[], scope: UnitId | null = null) =>
	countBoard(all.map(record), '2021', scope).all.approved;

describe('a joint event', () => {
	const lead = { n: 5, lead: true, code, members: ['aaa'], children: 130, days: 10 };
	const other = { n: 2, unit: otherUnit, code, members: ['bbb'], children: 130, days: 4 };

	it('counts once in the block, as its lead tells it, with everybody who took part', () => {
		const all = figures([other, lead]);
		expect(all).toMatchObject({ activities: 1, members: 2 });
		expect(all.children).toMatchObject({ n: 130, with: 1, without: 0 });
		expect(all.volunteerDays).toMatchObject({ n: 14, with: 2 });
	});

	it('counts whole in each unit, and in the rows of the block that show units', () => {
		for (const scope of [ownUnit, otherUnit])
			expect(figures([lead, other], scope)).toMatchObject({
				activities: 1,
				children: { n: 130 }
			});
		const { by } = countBoard([lead, other].map(record), '2021', null);
		expect(by.unit?.[otherUnit]?.approved).toMatchObject({ activities: 1, children: { n: 130 } });
	});

	it('is told by the record with the smallest id where several lead, or none does on that side', () => {
		expect(
			figures([
				{ ...lead, n: 9 },
				{ ...other, lead: true, children: 90 }
			]).children.n
		).toBe(90);
		expect(
			figures([
				{ ...lead, side: 'waiting' },
				{ ...other, children: 90 }
			]).children.n
		).toBe(90);
		expect(
			figures([
				{ ...lead, lead: false },
				{ ...other, children: 90 }
			]).children.n
		).toBe(90);
	});

	it('is one of a unit that wrote it down twice', () => {
		const twice = [lead, { ...lead, n: 6, lead: false, members: ['aaa', 'ccc'] }];
		expect(figures(twice, ownUnit)).toMatchObject({
			activities: 1,
			members: 2,
			children: { n: 130 }
		});
	});

	it('of a code that does not check is none: each record counts by itself', () => {
		const wrong = `${code.slice(0, 7)}${code.endsWith('0') ? '1' : '0'}`;
		expect(
			figures([
				{ ...lead, code: wrong },
				{ ...other, code: wrong }
			]).activities
		).toBe(2);
	});

	it('adds persons to a row in which it is no activity', () => {
		const { by } = countBoard(
			[lead, { ...other, campaigns: ['trung-thu'] }].map(record),
			'2021',
			null
		);
		expect(by.campaign?.['trung-thu']?.approved).toMatchObject({ activities: 0, members: 1 });
	});
});

describe('a roll-up', () => {
	it('adds of each measure nothing that a record below it tells, and is no activity beside them', () => {
		const all = figures([
			{ n: 1, children: 100, days: 30, members: ['aaa'] },
			{ n: 2, parent: 1, children: 60, members: ['bbb'] },
			{ n: 3, parent: 1, members: ['bbb'] }
		]);
		expect(all).toMatchObject({ activities: 2, members: 2 });
		expect(all.children).toMatchObject({ n: 60, with: 1, without: 1 });
		expect(all.volunteerDays).toMatchObject({ n: 30, with: 1, without: 2 });
	});

	it('counts whole while nothing below it counts on its side, or in its unit', () => {
		const parent = { n: 1, children: 100 };
		expect(figures([parent, { n: 2, parent: 1, children: 60, side: 'waiting' }]).children.n).toBe(
			100
		);
		const child = { n: 2, unit: otherUnit, parent: 1, children: 60 };
		expect(figures([parent, child]).children.n).toBe(60);
		expect(figures([parent, child], ownUnit).children.n).toBe(100);
	});

	it('holds what is told at the end of a chain', () => {
		const chain = [
			{ n: 1, children: 100 },
			{ n: 2, parent: 1 },
			{ n: 3, parent: 2, children: 40 }
		];
		expect(figures(chain)).toMatchObject({ activities: 1, children: { n: 40 } });
	});

	it('that goes in a circle still counts, each number once', () => {
		const circle = [
			{ n: 1, parent: 3, children: 100 },
			{ n: 2, parent: 1, children: 60 },
			{ n: 3, parent: 2, children: 40 }
		];
		expect(figures(circle)).toMatchObject({ activities: 1, children: { n: 40 } });
		expect(figures([{ n: 1, parent: 1, children: 100 }])).toMatchObject({
			activities: 1,
			children: { n: 100 }
		});
	});
});

describe('what a record counts', () => {
	const tangle = fc.array(
		fc.record({
			n: fc.integer({ min: 1, max: 8 }),
			unit: fc.constantFrom(ownUnit, otherUnit),
			lead: fc.boolean(),
			code: fc.constantFrom(null, code, newJointCode(bytes(8))),
			parent: fc.integer({ min: 1, max: 8 }),
			children: fc.option(fc.nat(9), { nil: null })
		}),
		{ maxLength: 12 }
	);
	const linked = (all: (Told & { unit: UnitId })[]) => {
		const known = new Map(all.map((told) => [`${told.unit} ${told.n}`, told]));
		return [...known.values()].flatMap((told) => record(told).approved ?? []);
	};
	const byKey = (all: ReturnType<typeof linked>) => {
		const shares = sharesOf(all);
		return new Map(
			all.map((facts) => [`${facts.unit} ${facts.id}`, shares.get(facts) ?? WHOLE] as const)
		);
	};

	it('does not depend on the order of records, whatever was linked to what', () => {
		fc.assert(
			fc.property(tangle, fc.nat(), (all, turn) => {
				const facts = linked(all);
				const at = facts.length === 0 ? 0 : turn % facts.length;
				const turned = [...facts.slice(at), ...facts.slice(0, at)].reverse();
				expect(byKey(turned)).toEqual(byKey(facts));
			})
		);
	});

	it('depends only on records it reaches by its ties', () => {
		fc.assert(
			fc.property(tangle, (all) => {
				const facts = linked(all);
				const whole = byKey(facts);
				for (const [key, share] of byKey(reached(facts, facts[0]?.id)))
					expect(whole.get(key)).toBe(share);
			})
		);
	});
});

/** Everything that is tied, by whatever number of ties, to a record. */
function reached<
	F extends { id: ActivityId; parent: ActivityId | null; joint: { code: string } | null }
>(all: F[], from: ActivityId | undefined): F[] {
	const found = new Set(all.filter(({ id }) => id === from));
	for (let size = -1; size !== found.size;) {
		size = found.size;
		for (const one of all)
			for (const known of [...found])
				if (
					one.id === known.id ||
					one.parent === known.id ||
					known.parent === one.id ||
					(one.joint !== null && one.joint.code === known.joint?.code)
				)
					found.add(one);
	}
	return [...found];
}
