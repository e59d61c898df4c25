import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownUnit } from '../../fixtures/builders.ts';
import { memberOf, record } from './support/phone.ts';
import type { Weather } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit]);
});
afterAll(() => world.end());

/** The session's place answers so; the rest of the server is as it is. */
const answers =
	(status: number, body: string, type = 'application/json'): Weather =>
	async (url, _init, pass) =>
		url.endsWith('/api/session')
			? new Response(body, { status, headers: { 'content-type': type } })
			: pass();
const told = JSON.stringify({ error: 'unauthorized', reason: 'lostPhone' });

test('a phone learns from its server, and from nobody else, that it was called lost', async () => {
	const phone = await world.phone([memberOf(ownUnit)]);
	await phone.on(() => record(phone.device));
	for (const weather of [
		answers(401, JSON.stringify({ error: 'unauthorized', reason: 'signIn' })),
		answers(401, told, 'text/html'),
		answers(403, told)
	]) {
		phone.weather = weather;
		expect(await phone.sync()).toMatchObject({ unsent: 1 });
		expect(phone.device.session.lost).toBeUndefined();
	}
	phone.weather = answers(401, told);
	await phone.sync();
	expect(phone.device.session).toMatchObject({ expired: true, lost: true });
});
