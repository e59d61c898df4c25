import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Couch, StoredDocument } from '../../../src/lib/server/couch/couch.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { newUuid, writeIdentity, type StorePlace } from '../../../src/lib/server/identity.ts';
import { keptDatabases, leavesSince } from '../../../src/lib/server/backup/stored-leaves.ts';

export type TestPlace = StorePlace & { remove: () => Promise<void> };

/** A new embedded store; one that was started before has a name. */
export async function embedded(started: boolean): Promise<TestPlace> {
	const dataDir = await mkdtemp(join(tmpdir(), 'place-'));
	const couch = openSqliteCouch(dataDir);
	const place: StorePlace = { couch, kind: 'embedded', dataDir };
	if (started) {
		const uuid = newUuid();
		await writeIdentity(place, { uuid, installation: uuid, restoring: false });
	}
	const remove = async () => {
		await couch.close();
		await rm(dataDir, { recursive: true });
	};
	return { ...place, remove };
}

/** Every leaf that must be kept, with its revisions, by database and document; the order of writing says nothing. */
export async function leavesOf(couch: Couch): Promise<Record<string, unknown[]>> {
	const all: Record<string, unknown[]> = {};
	for (const database of await keptDatabases(couch)) {
		const docs: StoredDocument[] = [];
		for await (const page of leavesSince(couch, database)) docs.push(...page.docs);
		const key = (doc: StoredDocument) => `${doc._id} ${doc._rev ?? ''}`;
		all[database] = docs.sort((a, b) => (key(a) < key(b) ? -1 : 1));
	}
	return all;
}

/** The same store, but for how it takes documents. */
export function takingDocs(couch: Couch, bulkDocs: Couch['bulkDocs']): Couch {
	return new Proxy(couch, {
		get(target, key) {
			const own: unknown = key === 'bulkDocs' ? bulkDocs : Reflect.get(target, key, target);
			return typeof own === 'function' ? own.bind(target) : own;
		}
	});
}

/** One thing that happens to a store. */
export type Event = {
	database: string;
	id: string;
	what: 'edit' | 'delete' | 'branch';
	words: string;
};
export const events: fc.Arbitrary<Event[]> = fc.array(
	fc.record({
		database: fc.constantFrom('programme', 'unit-so-tai-chinh', 'unit-khoi-private', 'audit'),
		id: fc.constantFrom('activity:a', 'activity:b', 'person:c'),
		what: fc.constantFrom('edit', 'edit', 'delete', 'branch'),
		words: fc.string({ unit: 'binary', maxLength: 12 })
	}),
	{ maxLength: 30 }
);

/** Makes happen what happens: edits, deletions, and edits that were made apart. */
export async function happen(couch: Couch, all: readonly Event[]): Promise<void> {
	for (const { database, id, what, words } of all) {
		await couch.createDatabase(database);
		const { rows } = await couch.allDocs(database, { keys: [id] });
		const [row] = rows;
		const present = row !== undefined && 'id' in row ? row.value : null;
		if (what === 'branch' && present !== null) {
			const doc = await couch.get(database, id, { rev: present.rev, revs: true });
			const { start = 1, ids = [] } = doc._revisions ?? {};
			const apart = Buffer.from(words).toString('hex').padEnd(32, '0').slice(0, 32);
			const _revisions = { start, ids: [apart, ...ids.slice(1)] };
			const branch = { _id: id, _rev: `${start}-${apart}`, _revisions, words };
			await couch.bulkDocs(database, [branch], { newEdits: false });
		} else if (what !== 'delete' || (present !== null && present.deleted !== true)) {
			const base = present === null || present.deleted === true ? {} : { _rev: present.rev };
			const gone = what === 'delete' ? { _deleted: true } : { words };
			await couch.bulkDocs(database, [{ _id: id, ...base, ...gone }]);
		}
	}
}
