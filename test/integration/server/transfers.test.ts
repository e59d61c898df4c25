import { afterAll, beforeAll, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { otherUnit, ownUnit, unitId } from '../../fixtures/builders.ts';
import { unitDocument } from '../../fixtures/memory-board-device.ts';
import { personOf } from '../../fixtures/roster-builders.ts';
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
const came = { kind: 'listed', day: '2020-03-01' } as const;
const gone = { kind: 'transferred', day: '2021-05-01', other: { unit: ownUnit } } as const;
const traveller = personOf('nguoi-di', [came, gone], { unit: otherUnit });

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await putAccounts(
		app.couch,
		await account('bithu', [secretaryRole, memberRole]),
		await account('bithukhac', [{ role: 'unitSecretary', unit: otherUnit }]),
		await account('doanvien', [memberRole]),
		await account('uyvien', [{ role: 'committee' }])
	);
	await app.couch.createDatabase('programme');
	// Of the third unit nothing is stored yet: no database.
	const units = [ownUnit, otherUnit, unitId('so-y-te')].map((id) => unitDocument(id, id));
	await app.couch.bulkDocs('programme', units);
	for (const unit of [ownUnit, otherUnit]) await app.couch.createDatabase(unitDatabase(unit));
	const stays = { ...personOf('nguoi-o-lai', [came], { unit: otherUnit }) };
	await app.couch.bulkDocs(unitDatabase(otherUnit), [traveller, stays]);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const ask = (name: string, unit: string = ownUnit) =>
	fetch(`${app.url}/api/transfers/${unit}`, { headers: basic(name) });

test('a secretary is told who comes from another unit, and nobody else of its roster', async () => {
	const { transfers } = await bodyOf(ask('bithu'));
	expect(transfers).toEqual({
		arrivals: [
			{
				person: 'nguoi-di',
				name: traveller.name,
				birthYear: 1995,
				membership: 'member',
				from: otherUnit,
				day: '2021-05-01'
			}
		],
		departures: [],
		shared: []
	});
});

test('both units see at once that it was received', async () => {
	expect((await bodyOf(ask('bithukhac', otherUnit))).transfers).toMatchObject({
		departures: [{ person: 'nguoi-di', received: false }]
	});
	const here = personOf('nguoi-di', [{ ...gone, kind: 'received', other: { unit: otherUnit } }]);
	await app.couch.bulkDocs(unitDatabase(ownUnit), [here]);
	expect((await bodyOf(ask('bithu'))).transfers).toMatchObject({ arrivals: [] });
	expect((await bodyOf(ask('bithukhac', otherUnit))).transfers).toMatchObject({
		departures: [{ person: 'nguoi-di', received: true }]
	});
});

test('is for the secretaries of that unit alone', async () => {
	for (const name of ['doanvien', 'uyvien', 'bithukhac'])
		expect((await ask(name)).status, name).toBe(403);
	expect((await fetch(`${app.url}/api/transfers/${ownUnit}`)).status).toBe(401);
	expect((await ask('bithu', 'Khong Co')).status).toBe(404);
	expect((await fetch(`${app.url}/api/transfers`, { headers: basic('bithu') })).status).toBe(404);
});
