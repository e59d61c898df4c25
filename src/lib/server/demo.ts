import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import type { Settings } from './config.ts';
import type { Couch } from './couch/couch.ts';
import { CouchUnavailable } from './couch/couch.ts';
import { openStore } from './open-store.ts';
import type { SignIn } from './seed/demo-accounts.ts';
import { clearDemo, demoState, prepareDemo } from './seed/demo-store.ts';

/** The files that the server makes in its data folder; nothing else in there is ever touched. */
const OWN_FILES = /^(couch\.sqlite|totals\.sqlite|uuid)(-wal|-shm|-journal|\.new)?$/;

export type DemoOptions = { reset: boolean; onWork: () => void };

/** Makes the demo's data unless it is there, or says in one sentence why not. */
export async function makeDemo(
	settings: Settings,
	options: DemoOptions
): Promise<Result<SignIn[], string>> {
	try {
		if (options.reset) {
			const cleared = await clear(settings);
			if (!cleared.ok) return cleared;
		}
		return await withStore(settings, async (couch) => {
			const made = await prepareDemo(couch, options.onWork);
			return made.ok ? made : err(foreign(settings));
		});
	} catch (error) {
		if (!(error instanceof CouchUnavailable)) throw error;
		const setting = settings.couchdb === null ? 'DATA_DIR' : 'COUCHDB_URL';
		return err(`the store that ${setting} names does not answer: ${error.message}`);
	}
}

async function withStore<T>(
	settings: Settings,
	work: (couch: Couch) => Promise<Result<T, string>>
): Promise<Result<T, string>> {
	const couch = openStore(settings);
	if (!couch.ok) return couch;
	try {
		return await work(couch.value);
	} finally {
		await couch.value.close();
	}
}

/** Takes away what a demo made, and only that. */
async function clear(settings: Settings): Promise<Result<null, string>> {
	const cleared = await withStore(settings, async (couch) => {
		const state = await demoState(couch);
		if (state.kind === 'foreign') return err(foreign(settings));
		if (settings.couchdb !== null) await clearDemo(couch);
		return ok(null);
	});
	if (!cleared.ok) return cleared;
	for (const name of readdirSync(settings.dataDir))
		if (OWN_FILES.test(name)) rmSync(join(settings.dataDir, name));
	return ok(null);
}

function foreign({ couchdb, dataDir }: Settings): string {
	const place = couchdb === null ? `DATA_DIR ${dataDir}` : 'COUCHDB_URL';
	return `${place} holds data that no demo made, and the demo leaves it alone: give it a place of its own`;
}
