import { afterAll, beforeAll, expect, test } from 'vitest';
import { payOwedSignOut } from '../../../src/lib/data/account.ts';
import { ownUnit } from '../../fixtures/builders.ts';
import { memberOf } from './support/phone.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit]);
});
afterAll(() => world.end());

test('a sign-out without network is told to the server when there is one, and once', async () => {
	const phone = await world.phone([memberOf(ownUnit)]);
	phone.weather = () => Promise.reject(new TypeError('offline'));
	const out = await phone.on(() => phone.device.signOut('ifAllSent'));
	expect(out.ok).toBe(true);
	await phone.on(payOwedSignOut);
	phone.weather = (_url, _init, pass) => pass();
	expect((await phone.fetch('/api/session', {})).status).toBe(200);

	await phone.on(payOwedSignOut);
	expect((await phone.fetch('/api/session', {})).status).toBe(401);
	phone.requests.length = 0;
	await phone.on(payOwedSignOut);
	expect(phone.requests).toEqual([]);
});
