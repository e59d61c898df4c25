import { afterEach, expect, it } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { ownUnit } from '../../fixtures/builders.ts';
import { record, replica } from '../gateway/documents.ts';
import { idOf, posted } from '../gateway/world.ts';
import {
	account,
	basic,
	bodyOf,
	cookieOf,
	fromPage,
	memberRole,
	putAccounts,
	startApp,
	testStore,
	until
} from '../server/app.ts';

const database = unitDatabase(ownUnit);
/** More than two rounds of the totals. */
const BEHIND_MS = 2_500;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
});

it('the totals wait while a crowd of phones sends, and count all of it when it has passed', async () => {
	const store = await testStore();
	ends.push(store.remove);
	const couch = store.open();
	const write = couch.bulkDocs.bind(couch);
	let pass: () => void = () => undefined;
	const passed = new Promise<void>((resolve) => (pass = resolve));
	// What phones send is held on its way to the disk; what another process wrote is there.
	couch.bulkDocs = async (db, docs, options) => {
		if (db === database && options?.newEdits === false) await passed;
		return write(db, docs, options);
	};
	const app = await startApp({ ...store, open: () => couch });
	ends.push(app.close);
	await couch.createDatabase(database);
	await putAccounts(
		couch,
		await account('an', [memberRole], { person: idOf('member') }),
		await account('giang', [{ role: 'committee' }])
	);
	const headers = { ...(await cookieOf(app, 'an')), ...fromPage };
	const crowd = Array.from({ length: 20 }, () =>
		fetch(`${app.url}/db/${database}/_bulk_docs`, {
			...posted({ docs: [replica(record('member'))], new_edits: false }),
			headers: { ...headers, 'content-type': 'application/json' }
		})
	);
	await until(async () => (await waiting(app.url)) === 0);
	await write(database, [record('member')]);
	const lag = async () => Object((await bodyOf(fetch(`${app.url}/healthz`)))['totals']).lagMs;
	await until(async () => (await lag()) > BEHIND_MS);
	expect(await waiting(app.url)).toBe(0);
	pass();
	for (const answer of await Promise.all(crowd)) expect(answer.status).toBe(201);
	await until(async () => (await waiting(app.url)) === 21);
});

/** How many records the committee sees waiting. */
async function waiting(url: string): Promise<number> {
	const path = `api/records?scope=${ownUnit}&period=term&side=waiting&limit=100`;
	const { rows } = await bodyOf(fetch(`${url}/${path}`, { headers: basic('giang') }));
	return Array.isArray(rows) ? rows.length : 0;
}
