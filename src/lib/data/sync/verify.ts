import { keepsRecordsOf } from '../../domain/access.ts';
import type { Parts } from '../parts.ts';
import { actorOf, stampNow, whileWriting } from '../parts.ts';
import { activityOfId } from '../records/activity-of-id.ts';
import { unitOf } from '../records/unit-of-database.ts';
import type { ServerDatabase } from '../wire/server-database.ts';

const ONE_REQUEST = 1000;
const WEEK_MS = 7 * 86_400_000;

/** Whether own records of a database are due to be verified again. */
export function isDue(verifiedAt: string | null, nowMs: number): boolean {
	if (verifiedAt === null) return true;
	const age = nowMs - Date.parse(verifiedAt);
	// Verified in the future: the clock was wrong then or is now.
	return age >= WEEK_MS || age < 0;
}

/** The revisions this person answers for: a member's own records; for a secretary, everything of the unit. */
async function ownRevisions(parts: Parts, database: string): Promise<Map<string, string>> {
	const { person } = parts.session();
	const unit = unitOf(database);
	if (unit === null) return new Map();
	const all = await (await parts.databases()).get(database).revisions();
	if (keepsRecordsOf(actorOf(parts.session()), unit)) return all;
	const db = await parts.store.db;
	const entries = await db.getAllFromIndex('records', 'database', database);
	const own = new Set<string>(
		entries.flatMap(({ id, row }) =>
			row !== null && (row.author === person || row.recordedBy === person) ? [id] : []
		)
	);
	return new Map([...all].filter(([id]) => own.has(id)));
}

/**
 * Asks the server whether it still has what it once confirmed, and puts what it lost back into the outbox: how a
 * server that was rolled back without saying so is found out.
 * @returns how many documents wait again
 * @throws WireFault
 */
export async function verifyOwn(parts: Parts, server: ServerDatabase): Promise<number> {
	const { name } = server;
	const db = await parts.store.db;
	const [waiting, refused] = [await db.getAllKeys('outbox'), await db.getAllKeys('denials')];
	const known = new Set([...waiting, ...refused].map((key) => key.join(' ')));
	const own = [...(await ownRevisions(parts, name))].filter(([id]) => !known.has(`${name} ${id}`));
	let lost = 0;
	for (let at = 0; at < own.length; at += ONE_REQUEST) {
		const part = own.slice(at, at + ONE_REQUEST);
		const missing = await server.missing(Object.fromEntries(part.map(([id, rev]) => [id, [rev]])));
		lost += await putBack(parts, name, missing);
	}
	return lost;
}

async function putBack(
	parts: Parts,
	database: string,
	missing: Map<string, string[]>
): Promise<number> {
	if (missing.size === 0) return 0;
	const local = (await parts.databases()).get(database);
	return whileWriting(parts.session().person, async () => {
		let put = 0;
		for (const [id, [rev]] of missing) {
			const doc = await local.get(id, rev);
			const db = await parts.store.db;
			if (doc === null || (await db.get('outbox', [database, id])) !== undefined) continue;
			const activity = activityOfId(id);
			const at = stampNow(parts);
			const about = { database, id, rev: doc._rev, doc: await parts.vault.seal(database, doc) };
			const row = { ...about, activity, confirmed: null, draft: null, at };
			await db.put('outbox', { ...row, state: 'pending' });
			put += 1;
		}
		return put;
	});
}
