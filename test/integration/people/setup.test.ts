import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import { CouchError } from '../../../src/lib/server/couch/couch.ts';
import { surroundings } from '../../../src/lib/server/setup/surroundings.ts';
import { SetupCode } from '../../../src/lib/server/setup/setup-code.ts';
import type { App, TestStore } from '../server/app.ts';
import { bodyOf, fromPage, ORIGIN, signIn, startApp, testStore } from '../server/app.ts';

let store: TestStore;
let app: App;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const first = { name: 'Nguyễn Văn Phòng', login: 'Vănphòng', password: 'dau-tien-2022' };
const setUp = (said: object, headers: Record<string, string> = fromPage) =>
	bodyOf(
		fetch(`${app.url}/api/setup`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify({ nowMs: Date.now(), ...said })
		})
	);

test('the code of the log opens the set-up of an empty server: what it finds, and one first account', async () => {
	const code = (await new SetupCode(app.couch).current()) ?? '';
	expect(await new SetupCode(app.couch).current()).toBe(code);
	expect(await setUp({ code: 'AAAAAAAAAA' })).toEqual({ state: 'wrongCode' });
	expect(await setUp({ code: 'AAAAAAAAAA', first })).toEqual({ state: 'wrongCode' });
	expect(await setUp({ code: code.toLowerCase() })).toMatchObject({
		state: 'open',
		body: 'Đoàn Khối cơ quan và doanh nghiệp tỉnh Yên Bái',
		checks: {
			https: true,
			origin: ORIGIN,
			originFits: true,
			clockOffS: 0,
			couchFits: true,
			diskWrites: true,
			storeRights: 'all'
		}
	});
	const elsewhere = await setUp(
		{ code, nowMs: Date.now() - 600_000 },
		{ origin: 'http://10.0.0.9' }
	);
	expect(elsewhere).toMatchObject({ checks: { originFits: false, clockOffS: 600 } });
	expect(await setUp({ code, first: { ...first, login: '?' } })).toEqual({ state: 'wrongLogin' });

	const both = await Promise.all([
		setUp({ code, first }),
		setUp({ code, first: { ...first, login: 'nguoikhac' } })
	]);
	expect(both.map(({ state }) => state).sort()).toEqual(['done', 'made']);
	const login = String(both.find(({ state }) => state === 'made')?.['login']);
	const session = await bodyOf(signIn(app, login, first.password));
	expect(session).toMatchObject({ name: first.name, roles: [{ role: 'office' }] });
	expect(await setUp({ code })).toEqual({ state: 'done' });
	expect(await new SetupCode(app.couch).current()).toBeNull();
	expect(await app.couch.get('programme', 'unit:khoi')).toMatchObject({ kind: 'doanKhoi' });
});

test('what it may not do in its store or on its disk is found by trying, and nothing is left behind', async () => {
	const { couch } = app;
	const refusing = (what: 'createDatabase' | 'bulkDocs'): Couch =>
		new Proxy(couch, {
			get(target, name) {
				const value: unknown = Reflect.get(target, name);
				if (name === what)
					return () =>
						Promise.reject(new CouchError(403, 'forbidden', 'You are not a server admin.'));
				return typeof value === 'function' ? value.bind(target) : value;
			}
		});
	const around = (given: Couch, dataDir = store.dataDir) =>
		surroundings(
			{ origin: ORIGIN, dataDir, couch: given, clock: Date.now },
			{ origin: ORIGIN, nowMs: Date.now() }
		);
	const before = await couch.listDatabases();
	expect(await around(couch)).toMatchObject({ diskWrites: true, storeRights: 'all' });
	expect(await around(refusing('createDatabase'))).toMatchObject({ storeRights: 'noCreate' });
	expect(await around(refusing('bulkDocs'))).toMatchObject({ storeRights: 'noWrite' });
	expect(await around(couch, '/khong-co-o-dau')).toMatchObject({
		diskWrites: false,
		freeBytes: null
	});
	expect(await couch.listDatabases()).toEqual(before);
});
