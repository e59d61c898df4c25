import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PrintedCard } from '../../../src/lib/domain/import/cards.ts';
import type { App, TestStore } from '../server/app.ts';
import {
	account,
	basic,
	bodyOf,
	changeAccount,
	cookieOf,
	fromPage,
	memberRole,
	putAccounts,
	signIn,
	startApp,
	testStore
} from '../server/app.ts';

const DAY_MS = 86_400_000;
let store: TestStore;
let app: App;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await putAccounts(
		app.couch,
		await account('an', [memberRole]),
		await account('binh', [memberRole]),
		await account('vanphong', [{ role: 'office' }])
	);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const post = (place: string, body: object, headers: Record<string, string>) =>
	fetch(`${app.url}/api/${place}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body)
	});
async function cardOf(person: string) {
	const answer = await bodyOf(post('people/cards', { person }, basic('vanphong')));
	return v.parse(v.tuple([PrintedCard]), answer['cards'])[0];
}
const show = (code: string, password?: string) =>
	bodyOf(post('cards', { code, ...(password !== undefined && { password }) }, fromPage));

test('a card sets the password once, ends what was open, and says when it was used', async () => {
	const before = await cookieOf(app, 'an');
	const { code } = await cardOf('person-an');
	expect(await show(code)).toEqual({ state: 'ready', login: 'an', name: 'Người an' });
	const both = await Promise.all([show(code, 'mot-mat-khau'), show(code, 'hai-mat-khau')]);
	expect(both.map(({ state }) => state).sort()).toEqual(['set', 'used']);
	const [one] = both;
	const [right, wrong] = one?.['state'] === 'set' ? ['mot', 'hai'] : ['hai', 'mot'];
	expect((await signIn(app, 'an', `${right ?? ''}-mat-khau`)).status).toBe(200);
	expect((await signIn(app, 'an', `${wrong ?? ''}-mat-khau`)).status).toBe(401);
	expect((await fetch(`${app.url}/api/session`, { headers: before })).status).toBe(401);
	expect(await show(code)).toMatchObject({ state: 'used' });
});

test('a new card takes the place of the one before; one that is too old, or of somebody disabled, opens nothing', async () => {
	const first = await cardOf('person-binh');
	const second = await cardOf('person-binh');
	expect(await show(first.code)).toEqual({ state: 'unknown' });
	expect(await show(second.code.toLowerCase())).toMatchObject({ state: 'ready' });
	await changeAccount(app.couch, 'binh', { disabled: true });
	app.turn(6_000);
	expect(await show(second.code)).toEqual({ state: 'unknown' });
	await changeAccount(app.couch, 'binh', { disabled: false });
	app.turn(31 * DAY_MS);
	expect(await show(second.code)).toMatchObject({ state: 'expired' });
	expect((await post('cards', { code: second.code, password: 'ngan' }, fromPage)).status).toBe(400);
});

test('a password that everybody has is not taken, and the card is as good as before', async () => {
	const { code } = await cardOf('person-an');
	expect(await show(code, 'anhyeuem')).toEqual({ state: 'commonPassword' });
	expect(await show(code, 'Người An 1995')).toEqual({ state: 'commonPassword' });
	expect(await show(code)).toMatchObject({ state: 'ready' });
	expect(await show(code, 'bếp lửa tháng ba')).toMatchObject({ state: 'set', login: 'an' });
	expect((await signIn(app, 'an', 'bếp lửa tháng ba')).status).toBe(200);
});

test('cards are made by the office alone, and guessing at them ends', async () => {
	expect((await post('people/cards', { person: 'person-an' }, basic('binh'))).status).toBe(403);
	expect((await post('people/cards', { person: 'nobody-here' }, basic('vanphong'))).status).toBe(
		404
	);
	const evil = { origin: 'https://evil.example' };
	expect((await post('cards', { code: 'x' }, evil)).status).toBe(403);
	let status = 200;
	for (let tries = 0; status === 200 && tries < 60; tries++)
		({ status } = await post('cards', { code: 'ABCDEFGHJKMN' }, fromPage));
	expect(status).toBe(429);
});
