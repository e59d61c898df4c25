import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCOUNTS } from '../../../src/lib/server/auth/account.ts';
import { PROTOCOL, VERSION_HEADER } from '../../../src/lib/domain/protocol.ts';
import {
	account,
	bodyOf,
	cookieOf,
	memberRole,
	putAccounts,
	startApp,
	testStore,
	type App,
	type TestStore
} from './app.ts';

const HOUR_MS = 3_600_000;
let store: TestStore;
let app: App;
beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await putAccounts(app.couch, await account('an', [memberRole]));
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const saying = (words: string) => ({ [VERSION_HEADER]: words });

test.each(['/db/', '/db/programme', '/api/session', '/api/doorbell', '/api/board'])(
	'an app of another protocol is answered 426 at %s, and learns nothing there',
	async (path) => {
		const headers = { ...(await cookieOf(app, 'an')), ...saying(`${PROTOCOL + 1};abc`) };
		const answered = await fetch(app.url + path, { headers });
		expect(answered.status).toBe(426);
		expect(await bodyOf(answered)).toEqual({ error: 'upgrade_required', reason: 'otherVersion' });
	}
);

test.each(['/', '/healthz', '/_app/version.json'])(
	'it gets %s all the same, and with it the app of the server',
	async (path) => {
		const answered = await fetch(app.url + path, { headers: saying(`${PROTOCOL + 1};abc`) });
		expect(answered.status).toBe(200);
	}
);

test.each(['', 'nonsense', '1', ';abc', `${'9'.repeat(40)};abc`, '1;<script>'])(
	'words that are no version (%j) are passed over',
	async (words) => {
		const answered = await fetch(`${app.url}/db/`, { headers: saying(words) });
		expect(answered.status).toBe(200);
	}
);

/** The builds that sessions were last seen with. */
async function builds(): Promise<unknown[]> {
	const { rows } = await app.couch.allDocs(ACCOUNTS, {
		startKey: 'session:',
		endKey: 'session;',
		includeDocs: true
	});
	return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc['build']] : []));
}

test('with which build a phone comes is noted at its first contact, and then at most once an hour', async () => {
	const phone = await cookieOf(app, 'an');
	const come = (build: string) =>
		fetch(`${app.url}/api/session`, { headers: { ...phone, ...saying(`${PROTOCOL};${build}`) } });
	await come('aaa');
	expect(await builds()).toContain('aaa');
	await come('bbb');
	expect(await builds()).not.toContain('bbb');
	app.turn(HOUR_MS + 1000);
	await come('bbb');
	expect(await builds()).toContain('bbb');
	expect(await builds()).not.toContain('aaa');
});
