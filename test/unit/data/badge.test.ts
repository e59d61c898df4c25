import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { isOnHomeScreen } from '../../../src/lib/data/badge.ts';
import { openPersonStore } from '../../../src/lib/data/store/person-store.ts';
import { ownUnit } from '../../fixtures/builders.ts';
import { memberOf, record, secretaryOf } from './support/phone.ts';
import { World } from './support/world.ts';

let world: World;
/** What stands on the app's icon: null where nothing does. One icon for all phones of this file, so one at a time is looked at. */
let badge: number | null = null;

/** Whether the phones of this file have the app on their home screens. */
let onHomeScreen = true;

beforeAll(async () => {
	vi.stubGlobal('matchMedia', () => ({ matches: onHomeScreen }));
	Object.assign(navigator, {
		setAppBadge: (count: number) => Promise.resolve(void (badge = count)),
		clearAppBadge: () => Promise.resolve(void (badge = null))
	});
	world = await World.start([ownUnit]);
});
beforeEach(() => (badge = null));
afterAll(async () => {
	await world.end();
	vi.unstubAllGlobals();
});

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

test('an app in a tab of the browser has no icon, and its worker, which cannot see that, is told', async () => {
	for (const shown of [false, true]) {
		onHomeScreen = shown;
		const phone = await world.phone([memberOf(ownUnit)]);
		await phone.on(async () => {
			const store = await openPersonStore(phone.device.session.person, () => undefined);
			if (!store.ok) throw new Error(store.error);
			await vi.waitFor(async () =>
				expect(await isOnHomeScreen({ store: store.value })).toBe(shown)
			);
			await store.value.close();
		});
	}
});
