import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ownUnit } from '../../fixtures/builders.ts';
import { memberOf, record, secretaryOf } from './support/phone.ts';
import { World } from './support/world.ts';

let world: World;
/** What stands on the app's icon: null where nothing does. One icon for all phones of this file, so one at a time is looked at. */
let badge: number | null = null;

beforeAll(async () => {
	Object.assign(navigator, {
		setAppBadge: (count: number) => Promise.resolve(void (badge = count)),
		clearAppBadge: () => Promise.resolve(void (badge = null))
	});
	world = await World.start([ownUnit]);
});
beforeEach(() => (badge = null));
afterAll(() => world.end());

const LIMIT = { timeout: 20_000 };

test('the icon says how much is unsent, and nothing once all has arrived or nobody is signed in', async () => {
	const phone = await world.phone([memberOf(ownUnit)]);
	await phone.on(() => record(phone.device));
	await vi.waitFor(() => expect(badge).toBe(1), LIMIT);
	await phone.sync();
	await vi.waitFor(() => expect(badge).toBeNull(), LIMIT);
	await phone.on(() => record(phone.device));
	await vi.waitFor(() => expect(badge).toBe(1), LIMIT);
	await phone.on(() => phone.device.signOut('discardUnsent'));
	expect(badge).toBeNull();
});

test('to a secretary it says what is to be decided, to a member nothing of that', async () => {
	const author = await world.phone([memberOf(ownUnit)]);
	await author.on(() => record(author.device));
	await author.sync();
	await author.close();
	badge = null;
	const head = await world.phone([secretaryOf(ownUnit)]);
	await head.sync();
	await vi.waitFor(() => expect(badge).toBe(2), LIMIT);
	await head.close();
	badge = 7;
	const member = await world.phone([memberOf(ownUnit)]);
	await member.sync();
	await vi.waitFor(() => expect(badge).toBeNull(), LIMIT);
});
