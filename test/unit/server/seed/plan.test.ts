import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Activity } from '../../../../src/lib/domain/activity/activity.ts';
import type { Decision } from '../../../../src/lib/domain/activity/decision.ts';
import { statusOf } from '../../../../src/lib/domain/activity/decision.ts';
import { canWrite } from '../../../../src/lib/domain/write-access.ts';
import type { Actor } from '../../../../src/lib/domain/access.ts';
import { parseDatabase } from '../../../../src/lib/domain/database.ts';
import { parseDocument, type AppDocument } from '../../../../src/lib/domain/document.ts';
import { BLOCK_UNIT, type PersonId } from '../../../../src/lib/domain/ids.ts';
import { demoAccounts } from '../../../../src/lib/server/seed/demo-accounts.ts';
import { demoSize, SeedPlan, type SeedSize } from '../../../../src/lib/server/seed/plan.ts';
import { demoRecords } from '../../../../src/lib/terms/demo-records.ts';

const NOW = Date.UTC(2026, 0, 1);
const size: SeedSize = { units: 12, members: 300, activities: 400, seed: 3 };

function documentsOf(of: SeedSize): { database: string; document: AppDocument; rev: string }[] {
	return [...new SeedPlan(of).slices()].flatMap(({ database, documents }) =>
		documents.map(({ _revisions, ...stored }) => {
			void _revisions;
			const parsed = parseDocument(stored, NOW);
			if (!parsed.ok) throw new Error(`${stored._id}: ${JSON.stringify(parsed.error)}`);
			return { database, document: parsed.value, rev: stored._rev };
		})
	);
}

const documents = documentsOf(size);
const records = new Map(
	documents.flatMap(({ document }) =>
		document.type === 'activity' ? [[document._id, document] as const] : []
	)
);
const decisions = documents.flatMap(({ document }) =>
	document.type === 'decision' ? [document] : []
);

describe('a generated block', () => {
	test('is the same for the same seed, and another for another', () => {
		const small = { units: 3, members: 30, activities: 30 };
		const text = (seed: number) => JSON.stringify([...new SeedPlan({ ...small, seed }).slices()]);
		expect(text(3)).toBe(text(3));
		expect(text(4)).not.toBe(text(3));
	});

	test('has as many units, persons and records as were asked for', () => {
		const count = (type: AppDocument['type']) =>
			documents.filter(({ document }) => document.type === type).length;
		expect(count('unit')).toBe(size.units + 1);
		expect(count('person')).toBe(size.members);
		expect(count('headcount')).toBe(size.units * 6);
		const real = demoRecords.filter(({ unit }) =>
			documents.some(({ database }) => database === `unit-${unit}`)
		);
		expect(count('activity')).toBe(size.activities + real.length);
	});

	test('holds documents that a phone may save, in a block smaller than its bodies too', () => {
		for (const seed of [1, 2, 3])
			expect(documentsOf({ units: 2, members: 20, activities: 60, seed })).not.toEqual([]);
	});

	test('holds each document in its own database', () => {
		for (const { database, document } of documents) {
			const place = parseDatabase(database);
			const unit = 'unit' in document ? document.unit : null;
			expect(place?.kind === 'unit' ? place.unit : null).toBe(unit);
		}
	});

	test('holds only decisions that their makers had the right to', () => {
		const { block } = new SeedPlan(size);
		const soleUnits = new Set(
			block.units.filter(({ secretaries }) => secretaries.length === 1).map(({ unit }) => unit.id)
		);
		const actorOf = (person: PersonId, decision: Decision): Actor => {
			if (decision.unit === BLOCK_UNIT) {
				const standing = block.standing.some(({ id }) => id === person);
				return { person, roles: standing ? [{ role: 'standing' }] : [] };
			}
			const unit = block.units.find((one) => one.unit.id === decision.unit);
			const secretary = unit?.secretaries.some(({ id }) => id === person) === true;
			return { person, roles: secretary ? [{ role: 'unitSecretary', unit: decision.unit }] : [] };
		};
		expect(decisions.length).toBeGreaterThan(300);
		for (const decision of decisions) {
			const activity = records.get(decision.activity);
			if (activity === undefined) throw new Error(`${decision._id} decides on nothing`);
			const verdict = canWrite(
				actorOf(decision.by, decision),
				{ kind: 'unit', unit: decision.unit },
				decision,
				{
					stored: [],
					decidedRevision: null,
					activityLeaves: [activity],
					replaced: [],
					periodClosed: false,
					reminded: false,
					outOfTime: false,
					soleSecretary: soleUnits.has(decision.unit)
				}
			);
			expect(verdict, decision._id).toMatchObject({ allowed: true });
		}
	});

	test('has records in every state that people meet', () => {
		const seals = new Map<string, number>();
		for (const activity of records.values()) {
			const own = decisions.filter((decision) => decision.activity === activity._id);
			const { seal } = statusOf(activity satisfies Activity, own);
			seals.set(seal, (seals.get(seal) ?? 0) + 1);
		}
		expect([...seals.keys()].sort()).toEqual(
			['approved', 'changedAfterApproval', 'returned', 'waiting', 'withdrawn'].sort()
		);
		expect(seals.get('approved') ?? 0).toBeGreaterThan(records.size / 2);
	});

	test('lets every person sign in under a name of its own', async () => {
		const { accounts } = await demoAccounts(new SeedPlan(size).block);
		expect(accounts).toHaveLength(size.members);
		expect(new Set(accounts.map(({ login }) => login)).size).toBe(size.members);
		expect(new Set(accounts.map(({ hash }) => hash)).size).toBe(1);
	});

	test('of the demo holds the real records as they were written by hand', () => {
		const folder = new URL('../../../fixtures/real-records/', import.meta.url);
		const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
		const byHand = files.map((name): unknown =>
			JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
		);
		expect(demoRecords).toHaveLength(byHand.length);
		expect(demoRecords).toEqual(expect.arrayContaining(byHand));
		expect(demoSize).toMatchObject({ units: 60, members: 2400 });
	});
});
