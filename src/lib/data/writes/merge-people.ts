import { keepsRecordsOf } from '../../domain/access.ts';
import { canonicalJson } from '../../domain/json.ts';
import type { Parts } from '../parts.ts';
import { actorOf, whileWriting } from '../parts.ts';
import { unionOf } from '../records/others.ts';
import { idsApart } from '../records/read-model.ts';
import { unitOf } from '../records/unit-of-database.ts';
import { judgeRoster } from './roster.ts';
import { write } from './write.ts';

/**
 * Merges the people of a unit whom secretaries wrote of apart, where this phone's person keeps the roster: what every
 * phone shows of them already becomes their next version.
 * @returns whether anything was written
 */
export async function mergePeople(parts: Parts, database: string): Promise<boolean> {
	const unit = unitOf(database);
	const { person } = parts.session();
	if (unit === null || !keepsRecordsOf(actorOf(parts.session()), unit)) return false;
	let merged = false;
	for (const id of await idsApart(parts.store, database, 'person'))
		if (await whileWriting(person, () => mergeOne(parts, database, id))) merged = true;
	return merged;
}

async function mergeOne(parts: Parts, database: string, id: string): Promise<boolean> {
	const db = await parts.store.db;
	const key: [string, string] = [database, id];
	const [waiting, denial] = await Promise.all([db.get('outbox', key), db.get('denials', key)]);
	// What is not with the server yet goes there first: a merge is of what all can see.
	if (waiting !== undefined || denial !== undefined) return false;
	const leaves = await (await parts.databases()).get(database).leaves(id);
	const union = unionOf(leaves);
	const [base] = leaves;
	if (union === null || base === undefined || union.person === union.top) return false;
	if ((await judgeRoster(parts, union.person, { leaves, base })) !== null) return false;
	const { _rev, ...document } = union.person;
	void _rev;
	const random = await namedBy(canonicalJson([base._rev, document]));
	const chance = { ...parts.chance, random };
	const wanted = { database, document, base, activity: null, draft: null };
	return (await write({ ...parts, chance }, wanted)).ok;
}

/** Two phones that merge the same versions make the same revision, and nothing lies apart afterwards. */
async function namedBy(text: string): Promise<(bytes: number) => Uint8Array> {
	const hash = new Uint8Array(
		await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
	);
	return (bytes) => hash.slice(0, bytes);
}
