import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Activity } from '../../../src/lib/domain/activity/activity.ts';
import { editActivity } from '../../../src/lib/domain/activity/activity.ts';
import { merge } from '../../../src/lib/domain/activity/merge-write.ts';
import { planMerge } from '../../../src/lib/domain/activity/merge.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import type { LedgerEntry } from '../../../src/lib/server/totals/contribution.ts';
import { UnitReader, recordIdOf } from '../../../src/lib/server/totals/unit-reader.ts';
import { shippedCore } from '../../../src/lib/terms/core.ts';
import {
	NOON,
	activity,
	decision,
	device,
	member,
	ownUnit,
	revision,
	secretary
} from '../../fixtures/builders.ts';
import type { TestStore } from '../server/app.ts';
import { testStore } from '../server/app.ts';

let store: TestStore;
let couch: Couch;
beforeAll(async () => {
	store = await testStore();
	couch = store.open();
	await couch.createDatabase(unitDatabase(ownUnit));
});
afterAll(async () => {
	await couch.close();
	await store.remove();
});

const stamp = (by = member) => ({ at: '2021-06-16T01:00:00.000Z', by, device });

/** Stores a leaf that stands on others, as a phone pushes it. */
async function keep(leaf: Activity, before: readonly Activity[]): Promise<void> {
	const revs = [leaf, ...before].map(({ _rev = '' }) => _rev);
	const ids = revs.map((rev) => rev.split('-')[1] ?? '');
	const _revisions = { start: revs.length, ids };
	await couch.bulkDocs(unitDatabase(ownUnit), [{ ...leaf, _revisions }], { newEdits: false });
}

/** What the ledger is told of a record, read by itself and with all others: the same both times. */
async function counted(id: Activity['_id']): Promise<LedgerEntry | null | undefined> {
	const reader = new UnitReader(couch, ownUnit, shippedCore, () => NOON);
	const record = recordIdOf(id) ?? '';
	// Among many others that are known, one is asked for by itself.
	const span = { ids: [record], first: record, last: record, known: () => 1_000_000 };
	const alone = (await reader.read(span)).get(record);
	const together = (await reader.read({ ...span, known: () => 1 })).get(record);
	expect(together).toEqual(alone);
	let among: LedgerEntry | null | undefined;
	await reader.readAll((one, entry) => {
		if (one === record) among = entry;
	});
	expect(among).toEqual(alone);
	return alone;
}

test('an approved record with another version beside it counts as approved and waits, until they are merged', async () => {
	const first = { ...activity({ name: 'Đầu' }), _rev: revision(1) };
	const named = (name: string, by = member, seed = 1) => ({
		...editActivity(first, { content: { ...first.content, name }, state: 'submitted' }, stamp(by)),
		_rev: revision(2, seed)
	});
	const [ours, theirs] = [named('Một'), named('Hai', secretary, 2)];
	await keep(theirs, [first]);
	const approval = decision('approve', theirs);
	await couch.bulkDocs(unitDatabase(ownUnit), [approval], { newEdits: true });
	expect(await counted(first._id)).toMatchObject({ waiting: null, waitingSince: null });

	await keep(ours, [first]);
	expect(await counted(first._id)).toMatchObject({
		approved: { name: 'Hai', seal: 'changedAfterApproval' },
		waiting: { name: 'Hai' }
	});

	const plan = planMerge([ours, theirs]);
	if (plan === null) throw new Error('nothing to merge');
	const theirName = plan.questions[0]?.options.findIndex(({ said }) => said[0]?.by === secretary);
	const merged = merge(plan, { name: theirName ?? 0 }, stamp(secretary));
	if (!merged.ok) throw new Error(merged.error.kind);
	await keep({ ...merged.value, _rev: revision(3) }, [plan.top, first]);
	expect(await counted(first._id)).toMatchObject({
		approved: { name: 'Hai', seal: 'approved' },
		waiting: null
	});
});
