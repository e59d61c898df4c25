import { afterAll, beforeAll, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { unitDocument } from '../../fixtures/memory-board-device.ts';
import { request } from '../../fixtures/period-builders.ts';
import { rosterPerson } from '../gateway/documents.ts';
import type { App, TestStore } from './app.ts';
import {
	account,
	basic,
	bodyOf,
	memberRole,
	putAccounts,
	secretaryRole,
	startApp,
	testStore
} from './app.ts';

let store: TestStore;
let app: App;
const asked = request('2021-06');

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await putAccounts(
		app.couch,
		await account('uyvien', [{ role: 'committee' }]),
		await account('vanphong', [{ role: 'office' }]),
		await account('kiemtra', [{ role: 'inspection' }]),
		await account('bithu', [secretaryRole, memberRole])
	);
	await app.couch.createDatabase('programme');
	// Of the other unit nothing is stored yet: no database.
	const units = [unitDocument(ownUnit, 'Sở Tài chính'), unitDocument(otherUnit, 'Sở Tư pháp')];
	await app.couch.bulkDocs('programme', units);
	const own = unitDatabase(ownUnit);
	await app.couch.createDatabase(own);
	const person = {
		...rosterPerson('tran-thi-binh'),
		name: 'Trần Thị Bình',
		folded: 'tran thi binh'
	};
	await app.couch.bulkDocs(own, [asked, person, { ...asked, _id: 'reopening:2021-06:hong' }]);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const ask = (name: string, init: RequestInit = {}) =>
	fetch(`${app.url}/api/reopenings`, { headers: basic(name), ...init });

test.each(['uyvien', 'vanphong'])('%s reads what units ask for, with who asks', async (name) => {
	const { requests } = await bodyOf(ask(name));
	expect(requests).toMatchObject([{ request: { _id: asked._id }, name: 'Trần Thị Bình' }]);
});

test('nobody else does', async () => {
	for (const name of ['bithu', 'kiemtra']) expect((await ask(name)).status).toBe(403);
	expect((await ask('uyvien', { headers: {} })).status).toBe(401);
});
