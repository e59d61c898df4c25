import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Activity } from '../../../src/lib/domain/activity/activity.ts';
import type { ActivityContent } from '../../../src/lib/domain/activity/content.ts';
import { newJointCode } from '../../../src/lib/domain/activity/joint.ts';
import { jointEventId } from '../../../src/lib/domain/activity/joint-event.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import type { Couch, StoredDocument } from '../../../src/lib/server/couch/couch.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { Follower } from '../../../src/lib/server/totals/follower.ts';
import { Ledger } from '../../../src/lib/server/totals/ledger.ts';
import { Publisher } from '../../../src/lib/server/totals/publisher.ts';
import { activity, bytes, content, decision, otherUnit, ownUnit } from '../../fixtures/builders.ts';

const term = { start: '2020-02-20', end: '2022-12-31' };
let now = Date.parse('2021-12-01T00:00:00.000Z');
const clock = () => now;
const units = [ownUnit, otherUnit];
const code = newJointCode(bytes(5));
const id = jointEventId(code);

let couch: Couch;
let ledger: Ledger;
let publisher: Publisher;

beforeEach(async () => {
	couch = openSqliteCouch(':memory:');
	for (const name of ['programme', 'totals', 'totals-committee', ...units.map(unitDatabase)])
		await couch.createDatabase(name);
	begin();
});
afterEach(() => couch.close());

/** A server that starts with an empty ledger, when the lease of the last one has run out. */
function begin(): void {
	now += 60_000;
	ledger = new Ledger(':memory:', 'test');
	publisher = new Publisher({ couch, ledger, clock });
	ledger.unsettleAll();
}

async function follow(...all: UnitId[]): Promise<void> {
	const follower = new Follower({ couch, ledger, term, clock });
	for (const unit of all) await follower.follow(unitDatabase(unit));
	await publisher.publish();
}

async function put(document: StoredDocument, unit: UnitId): Promise<string> {
	const [result] = await couch.bulkDocs(unitDatabase(unit), [document]);
	if (result === undefined || 'error' in result) throw new Error(JSON.stringify(result));
	return result.rev;
}

async function published(): Promise<StoredDocument | null> {
	const { rows } = await couch.allDocs('programme', { keys: [id], includeDocs: true });
	const [row] = rows;
	return row !== undefined && 'doc' in row ? (row.doc ?? null) : null;
}

const joint = (lead: boolean): Pick<ActivityContent, 'links'> => ({
	links: { parent: null, joint: { code, lead } }
});
const other: Activity = { ...activity(joint(false), 1), unit: otherUnit };
const lead: Activity = activity({ ...joint(true), name: 'Trung thu ở A Lù' }, 2);

it('publishes an event at first sight, without a name until its lead is known', async () => {
	await put({ ...other }, otherUnit);
	await follow(...units);
	expect(await published()).toMatchObject({
		type: 'joint',
		name: null,
		units: [{ unit: otherUnit, lead: false, state: 'waiting' }]
	});
	await put({ ...lead }, ownUnit);
	await put({ ...decision('approve', lead) }, ownUnit);
	await follow(ownUnit);
	expect(await published()).toMatchObject({
		name: 'Trung thu ở A Lù',
		units: [{ unit: otherUnit }, { unit: ownUnit, lead: true, state: 'approved' }]
	});
});

it('writes it again only when it says something else', async () => {
	await put({ ...lead }, ownUnit);
	await follow(...units);
	const first = await published();
	ledger.unsettleAll();
	await follow(...units);
	expect((await published())?._rev).toBe(first?._rev);
});

it('takes out who left, and takes away the event that nobody belongs to any more', async () => {
	await put({ ...lead }, ownUnit);
	const rev = await put({ ...other }, otherUnit);
	await follow(...units);
	await put({ ...other, _rev: rev, content: content() }, otherUnit);
	await follow(...units);
	expect(await published()).toMatchObject({ units: [{ unit: ownUnit }] });
	const stored = await couch.get(unitDatabase(ownUnit), lead._id);
	await put({ ...lead, _rev: String(stored._rev), content: content() }, ownUnit);
	await follow(...units);
	expect(await published()).toBeNull();
});

it('loses nobody while a new ledger has not counted every unit, and then what is stale', async () => {
	await put({ ...lead }, ownUnit);
	await put({ ...other }, otherUnit);
	await follow(...units);
	const stale = { _id: jointEventId(newJointCode(bytes(6))), type: 'joint' };
	await couch.bulkDocs('programme', [stale]);
	const before = await published();
	begin();
	await follow(ownUnit);
	expect(await published()).toEqual(before);
	await follow(otherUnit);
	expect(await published()).toEqual(before);
	await expect(couch.get('programme', stale._id)).rejects.toMatchObject({ status: 404 });
});
