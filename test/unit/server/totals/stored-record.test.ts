import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Activity } from '../../../../src/lib/domain/activity/activity.ts';
import { Decision } from '../../../../src/lib/domain/activity/decision.ts';
import { unitDatabase } from '../../../../src/lib/domain/database.ts';
import { UnitId } from '../../../../src/lib/domain/ids.ts';
import { countRecord } from '../../../../src/lib/domain/totals/record.ts';
import type { StoredDocument } from '../../../../src/lib/server/couch/couch.ts';
import { SeedPlan } from '../../../../src/lib/server/seed/plan.ts';
import { entryOf } from '../../../../src/lib/server/totals/contribution.ts';
import { entryText, readEntry } from '../../../../src/lib/server/totals/entry-text.ts';
import { storedActivity, storedDecision } from '../../../../src/lib/server/totals/stored-record.ts';
import { otherUnit } from '../../../fixtures/builders.ts';

const term = { start: '2020-02-20', end: '2022-12-31' };
const size = { units: 3, members: 30, activities: 150, seed: 9 };

type Held = { unit: UnitId; document: StoredDocument };
const held: Held[] = [...new SeedPlan(size).slices()].flatMap(({ database, documents }) => {
	const unit = v.safeParse(UnitId, database.slice(unitDatabase(otherUnit).indexOf(otherUnit)));
	return documents.flatMap(({ _revisions, ...document }) => {
		void _revisions;
		return unit.success && /^(activity|decision):/.test(document._id)
			? [{ unit: unit.output, document }]
			: [];
	});
});

type Tree = { [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Every place in a document, as the keys that lead there. */
function placesIn(value: unknown, path: string[] = []): string[][] {
	if (!isTree(value)) return [path];
	return [path, ...Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, key]))];
}

function put(value: unknown, [key, ...rest]: string[], junk: unknown): unknown {
	if (key === undefined) return junk;
	if (Array.isArray(value))
		return value.map((item, i) => (String(i) === key ? put(item, rest, junk) : item));
	return isTree(value) ? { ...value, [key]: put(value[key], rest, junk) } : value;
}

const junk = fc.constantFrom<unknown>(
	undefined,
	null,
	0,
	-1.5,
	'',
	'x',
	'2021-13',
	[],
	{},
	[null],
	true
);

const damaged = fc.constantFrom(...held).chain(({ unit, document }) =>
	fc.tuple(fc.constantFrom(...placesIn(document)), junk).map(([path, value]) => {
		const made = put(document, path, value);
		return { unit, document: isTree(made) ? { ...made, _id: document._id } : document };
	})
);

function read({ unit, document }: Held) {
	return {
		activity: storedActivity(document, unit),
		decision: storedDecision(document, unit)
	};
}

describe('a stored record', () => {
	test('is read for counting wherever the whole schema takes it', () => {
		let taken = 0;
		for (const one of held) {
			const { activity, decision } = read(one);
			if (v.is(Activity, one.document)) expect(activity).toBe(one.document);
			if (v.is(Decision, one.document)) expect(decision).toBe(one.document);
			taken += Number(v.is(Activity, one.document) || v.is(Decision, one.document));
		}
		expect(taken).toBeGreaterThan(250);
	});

	test('that was damaged in any place stops nothing, and is never refused where the schema takes it', () => {
		fc.assert(
			fc.property(damaged, (one) => {
				const { activity, decision } = read(one);
				if (v.is(Activity, one.document) && one.document.unit === one.unit)
					expect(activity).not.toBeNull();
				if (v.is(Decision, one.document) && one.document.unit === one.unit)
					expect(decision).not.toBeNull();
				const decisions = decision === null ? [] : [decision];
				const entry = entryOf(activity, decisions, term);
				expect(entry === null || entryText(entry)).toBeTruthy();
			}),
			{ numRuns: 3000 }
		);
	});

	test('of another unit counts for nothing here', () => {
		for (const { document } of held) {
			const { activity, decision } = read({
				document: { ...document },
				unit: v.parse(UnitId, 'khong-co')
			});
			expect([activity, decision]).toEqual([null, null]);
		}
	});

	test('is written into the ledger and read back as it was', () => {
		const decisions = held.flatMap((one) => read(one).decision ?? []);
		let sides = 0;
		for (const one of held) {
			const { activity } = read(one);
			if (activity === null) continue;
			const own = decisions.filter((decision) => decision.activity === activity._id);
			const entry = entryOf(activity, own, term);
			if (entry === null) continue;
			expect(readEntry(entryText(entry), one.unit, activity._id)).toEqual(entry);
			expect(entry.approved?.facts ?? null).toEqual(countRecord(activity, own, term).approved);
			sides += Number(entry.approved !== null) + Number(entry.waiting !== null);
		}
		expect(sides).toBeGreaterThan(100);
	});
});
