/** Runs in the browser: a first sync of one database by four methods, on fresh local databases. */
import * as v from 'valibot';
import { unsealed } from '../../../src/lib/data/lock/vault.ts';
import { LocalDatabase } from '../../../src/lib/data/pouch/local-databases.ts';
import { PouchDB } from '../../../src/lib/data/pouch/pouch.ts';
import { signIn } from '../../../src/lib/data/sign-in.ts';
import { openDevice } from '../../../src/lib/data/open-device.ts';
import { firstSync } from '../../../src/lib/data/sync/first-sync.ts';
import { greet } from '../../../src/lib/data/wire/greeting.ts';
import { ServerDatabase } from '../../../src/lib/data/wire/server-database.ts';

export type Method = 'defaults' | 'largeBatches' | 'pages' | 'floor' | 'app';
export type Taken = { ms: number; documents: number };

declare global {
	interface Window {
		enter: (login: string, password: string) => Promise<void>;
		fill: (method: Method, database: string) => Promise<Taken>;
	}
}

window.enter = async (login, password) => {
	const answer = await signIn(login, password);
	if (!answer.ok) throw new Error(answer.error.kind);
};

const AllDocs = v.object({
	rows: v.array(v.object({ doc: v.looseObject({ _id: v.string(), _rev: v.string() }) }))
});

const nothing = () => Promise.resolve();

async function replicate(local: LocalDatabase, database: string, options: object): Promise<void> {
	const url = new URL(`/db/${database}`, location.origin).href;
	await local.pouch.replicate.from(
		new PouchDB(url, { adapter: 'http', skip_setup: true }),
		options
	);
}

/** One compressed answer with all documents, stored in one go: less cannot be done with this store. */
async function allAtOnce(local: LocalDatabase, database: string): Promise<void> {
	const answer = await fetch(`/db/${database}/_all_docs?include_docs=true`);
	const { rows } = v.parse(AllDocs, await answer.json());
	await local.keep(rows.map(({ doc }) => doc));
}

async function theApp(): Promise<number> {
	const opened = await openDevice({ sync: 'whenAsked' });
	if (!opened.ok) throw new Error(opened.error);
	await opened.value.syncNow();
	const { total } = await opened.value.queryRecords({ order: 'newest', limit: 20 });
	return total;
}

window.fill = async (method, database) => {
	const began = performance.now();
	if (method === 'app') {
		const documents = await theApp();
		return { ms: performance.now() - began, documents };
	}
	const local = new LocalDatabase(
		database,
		`bench-${method}-${crypto.randomUUID()}:${database}`,
		unsealed
	);
	if (method === 'defaults') await replicate(local, database, {});
	if (method === 'largeBatches') await replicate(local, database, { batch_size: 1000 });
	if (method === 'floor') await allAtOnce(local, database);
	if (method === 'pages') {
		const { uuid } = await greet();
		const keep = (docs: Parameters<typeof local.keep>[0]) => local.keep(docs);
		const steps = { seal: unsealed, since: null, keep, reached: nothing, progress: nothing };
		await firstSync(local, new ServerDatabase(database), uuid, steps);
	}
	const ms = performance.now() - began;
	return { ms, documents: (await local.pouch.info()).doc_count };
};
