import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeskPerson } from '../../../src/lib/domain/import/person-desk.ts';
import { otherUnit, ownUnit } from '../../fixtures/builders.ts';
import type { App, TestStore } from '../server/app.ts';
import {
	account,
	basic,
	bodyOf,
	cookieOf,
	memberRole,
	otherMemberRole,
	putAccounts,
	signIn,
	startApp,
	testStore,
	until
} from '../server/app.ts';

let store: TestStore;
let app: App;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await putAccounts(
		app.couch,
		await account('an', [memberRole]),
		await account('vanphong', [{ role: 'office' }])
	);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const change = (person: string, said: object, who = 'vanphong') =>
	fetch(`${app.url}/api/people/person/${person}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...basic(who) },
		body: JSON.stringify(said)
	});
const changed = async (person: string, said: object) =>
	v.parse(DeskPerson, await bodyOf(change(person, said)));

test('a right is taken and given at once, also for whoever is signed in and listens', async () => {
	const phone = await cookieOf(app, 'an');
	const doorbell = await fetch(`${app.url}/api/doorbell`, { headers: phone });
	const reader = doorbell.body?.getReader();
	const after = await changed('person-an', { change: 'roles', roles: [otherMemberRole] });
	expect(after.roles).toEqual([otherMemberRole]);
	const own = await fetch(`${app.url}/db/unit-${ownUnit}`, { headers: phone });
	expect(own.status).toBe(403);
	const other = await fetch(`${app.url}/db/unit-${otherUnit}`, { headers: phone });
	expect(other.status).not.toBe(403);
	// What was open under the old rights has ended.
	await until(async () => (await reader?.read())?.done !== false);
});

test('a session is ended from the office, and an account closed and opened again', async () => {
	const phone = await cookieOf(app, 'an');
	const told = await changed('person-an', { change: 'roles', roles: [memberRole] });
	const [{ id } = { id: '' }] = told.phones;
	const after = await changed('person-an', { change: 'end', phone: id });
	expect(after.phones.some((one) => one.id === id)).toBe(false);
	const session = () => fetch(`${app.url}/api/session`, { headers: phone });
	expect((await session()).status).toBe(401);
	expect(await changed('person-an', { change: 'disable' })).toMatchObject({ disabled: true });
	expect((await signIn(app, 'an')).status).toBe(401);
	await changed('person-an', { change: 'enable' });
	expect((await signIn(app, 'an')).status).toBe(200);
});

test('the office cannot shut itself out, and nobody else changes anybody', async () => {
	const own = await change('person-vanphong', { change: 'roles', roles: [memberRole] });
	expect([own.status, await bodyOf(own)]).toMatchObject([409, { reason: 'ownRight' }]);
	expect((await change('person-vanphong', { change: 'disable' })).status).toBe(409);
	expect((await change('person-an', { change: 'disable' }, 'an')).status).toBe(403);
	expect((await change('nobody-here', { change: 'disable' })).status).toBe(404);
});
