import { expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { connect } from '../../../src/lib/server/couch/sqlite/connection.ts';
import { SqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { activity, ownUnit, personId } from '../../fixtures/builders.ts';
import { account, cookieOf, memberRole, ORIGIN, putAccounts, signIn } from './app.ts';
import { startApp, testStore } from './app.ts';

const database = unitDatabase(ownUnit);

test.skipIf(process.env.COUCHDB_URL)(
	'a server without room says so, shows what it has, and goes on when there is room again',
	async () => {
		const store = await testStore();
		const connection = connect(store.dataDir);
		const app = await startApp({ ...store, open: () => new SqliteCouch(connection) });
		await app.couch.createDatabase(database);
		await putAccounts(app.couch, await account('an', [memberRole]));
		const headers = { ...(await cookieOf(app, 'an')), origin: ORIGIN };
		const post = (path: string, body: object) =>
			fetch(`${app.url}/db/${database}/${path}`, {
				method: 'POST',
				headers: { ...headers, 'content-type': 'application/json' },
				body: JSON.stringify(body)
			});
		const record = (n: number) => ({
			...activity({ result: 'x'.repeat(2000) }, n, personId('person-an')),
			_rev: `1-${String(n).padStart(32, '0')}`,
			_revisions: { start: 1, ids: [String(n).padStart(32, '0')] }
		});
		const send = (n: number) => post('_bulk_docs', { docs: [record(n)], new_edits: false });
		const missing = async (upTo: number) => {
			const all = Array.from({ length: upTo }, (_, at) => record(at + 1));
			const asked = Object.fromEntries(all.map(({ _id, _rev }) => [_id, [_rev]]));
			return (await post('_revs_diff', asked)).json();
		};

		expect((await send(1)).status).toBe(201);
		connection.exec(
			`PRAGMA max_page_count = ${Number(connection.one('PRAGMA page_count')?.['page_count'])}`
		);
		let taken = 1;
		let refused = await send(2);
		while (refused.status === 201) {
			taken += 1;
			refused = await send(taken + 1);
		}
		expect(refused.status).toBe(507);
		expect(refused.headers.get('retry-after')).toBe('30');
		expect(await refused.json()).toMatchObject({ error: 'insufficient_storage' });
		expect(await missing(taken)).toEqual({});
		expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
		// A session is small: some still find room between larger documents.
		let late = await signIn(app, 'an');
		while (late.status === 200) late = await signIn(app, 'an');
		expect([late.status, await late.json()]).toMatchObject([507, { reason: 'storeFull' }]);

		connection.exec('PRAGMA max_page_count = 1000000');
		expect((await send(taken + 1)).status).toBe(201);
		expect((await signIn(app, 'an')).status).toBe(200);
		expect(await missing(taken + 1)).toEqual({});
		await app.close();
		await store.remove();
	}
);
