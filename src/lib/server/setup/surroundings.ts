import { randomUUID } from 'node:crypto';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SetupChecks } from '../../domain/import/setup.ts';
import { PEOPLE } from '../people/people-store.ts';
import type { Couch } from '../couch/couch.ts';
import { isNewEnough } from '../couch/oldest-couchdb.ts';
import { CouchError } from '../couch/couch.ts';

export type Surroundings = { origin: string; dataDir: string; couch: Couch; clock: () => number };

/**
 * What a server finds around itself: each thing tried, not taken from a setting.
 * @param seen the origin of the page that asks, and what its clock says
 * @throws CouchUnavailable
 */
export async function surroundings(
	{ origin, dataDir, couch, clock }: Surroundings,
	seen: { origin: string; nowMs: number }
): Promise<SetupChecks> {
	const { kind, version } = await couch.info();
	const free = await statfs(dataDir).then(
		({ bavail, bsize }) => bavail * bsize,
		() => null
	);
	const { hostname, protocol } = new URL(origin);
	return {
		https: protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname),
		origin,
		originFits: seen.origin === origin,
		clockOffS: Math.round((clock() - seen.nowMs) / 1000),
		freeBytes: free,
		diskWrites: await canWrite(dataDir),
		couch: { kind, version },
		couchFits: kind === 'embedded' || isNewEnough(version),
		storeRights: await rightsIn(couch)
	};
}

async function canWrite(dataDir: string): Promise<boolean> {
	const path = join(dataDir, `.setup-${randomUUID()}`);
	try {
		await writeFile(path, 'x', { flush: true });
		await rm(path);
		return true;
	} catch {
		// Whatever keeps it from writing, the page says where to look.
		return false;
	}
}

/** Writes, makes a database and takes both away again: CouchDB lets only its administrators make databases. */
async function rightsIn(couch: Couch): Promise<SetupChecks['storeRights']> {
	const mark = randomUUID();
	const wrote = await refused(async () => {
		const [answer] = await couch.bulkDocs(PEOPLE, [{ _id: `setup-check:${mark}` }]);
		if (answer === undefined || 'error' in answer) throw new CouchError(403, 'forbidden', 'write');
		await couch.bulkDocs(PEOPLE, [{ _id: answer.id, _rev: answer.rev, _deleted: true }]);
	});
	if (wrote) return 'noWrite';
	const database = `setup-check-${mark}`;
	const made = await refused(async () => {
		await couch.createDatabase(database);
		await couch.deleteDatabase(database);
	});
	return made ? 'noCreate' : 'all';
}

/** Whether the store refuses. @throws CouchUnavailable */
async function refused(work: () => Promise<void>): Promise<boolean> {
	try {
		await work();
		return false;
	} catch (error) {
		if (error instanceof CouchError) return true;
		throw error;
	}
}
