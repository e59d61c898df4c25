import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../../src/lib/server/backup/migrate.ts';
import { HttpCouch } from '../../../src/lib/server/couch/http-couch.ts';
import { couchLocation } from '../../../src/lib/server/couch/http-couch-location.ts';
import { newUuid, writeIdentity } from '../../../src/lib/server/identity.ts';
import { serve, type Served } from '../couch/server.ts';
import type { TestPlace } from './places.ts';
import { embedded, happen, leavesOf } from './places.ts';

let from: TestPlace;
let served: Served;
let to: HttpCouch;
beforeEach(async () => {
	from = await embedded(true);
	served = await serve();
	const location = couchLocation(`${served.adminUrl}/block-`);
	if (!location.ok) throw new Error(location.error);
	to = new HttpCouch(location.value);
});
afterEach(async () => {
	await to.close();
	await served.stop();
	await from.remove();
});

const words = (database: string, id: string, text: string) =>
	({ database, id, what: 'edit', words: text }) as const;

test('everything is in CouchDB after it was run again, whatever was written meanwhile', async () => {
	await happen(from.couch, [
		words('unit-khoi', 'activity:a', 'một'),
		{ ...words('unit-khoi', 'activity:a', 'nhánh'), what: 'branch' },
		words('accounts', 'account:an', 'An'),
		words('totals', 'totals:block:term', 'is counted again')
	]);
	expect(await migrate(from, to)).toEqual({ databases: 2, documents: 3 });
	await happen(from.couch, [
		words('unit-khoi', 'activity:a', 'hai'),
		{ ...words('accounts', 'account:an', ''), what: 'delete' },
		words('unit-moi', 'activity:b', 'ba')
	]);
	expect(await migrate(from, to)).toEqual({ databases: 3, documents: 4 });
	expect(await leavesOf(to)).toEqual(await leavesOf(from.couch));
	expect(await to.listDatabases()).not.toContain('totals');
	expect((await migrate(from, to)).documents).toBe(0);
});

test('a CouchDB that others use, or that a server was started on, is left alone', async () => {
	await happen(from.couch, [words('unit-khoi', 'activity:a', 'một')]);
	await to.createDatabase('unit-khoi');
	await expect(migrate(from, to)).rejects.toThrow('in use already');
	await to.deleteDatabase('unit-khoi');
	await migrate(from, to);
	await to.createDatabase('accounts');
	const uuid = newUuid();
	const place = { couch: to, kind: 'couchdb', dataDir: from.dataDir } as const;
	await writeIdentity(place, { uuid, installation: uuid, restoring: false });
	await expect(migrate(from, to)).rejects.toThrow('in use already');
});
