import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDevice } from '../../../../src/lib/data/open-device.ts';
import { signIn } from '../../../../src/lib/data/sign-in.ts';
import { ownUnit } from '../../../fixtures/builders.ts';
import { PASSWORD } from '../../../integration/server/app.ts';
import { memberOf, record } from '../support/phone.ts';
import { World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
	const page = new EventTarget();
	vi.stubGlobal('document', Object.assign(page, { visibilityState: 'visible' }));
	vi.stubGlobal('addEventListener', () => undefined);
	vi.stubGlobal('removeEventListener', () => undefined);
	world = await World.start([ownUnit]);
});
afterAll(async () => {
	await world.end();
	vi.unstubAllGlobals();
});

test('a record written while a round ends goes up with the next one, at once', async () => {
	const phone = await world.phone([memberOf(ownUnit)]);
	await phone.close();
	const reached = Promise.withResolvers<null>();
	const released = Promise.withResolvers<null>();
	phone.weather = async (url, _init, pass) => {
		if (url === '/db/programme/_changes') {
			reached.resolve(null);
			await released.promise;
		}
		return pass();
	};
	await phone.on(async () => {
		const opened = await openDevice();
		if (!opened.ok) throw new Error(opened.error);
		const device = opened.value;
		// The round under way has sent what there was, and receives.
		await reached.promise;
		await record(device);
		released.resolve(null);
		const sent = () => expect(device.syncStatus()).toMatchObject({ unsent: 0, sent: 1 });
		await vi.waitFor(sent, { timeout: 20_000 });
		await device.close();
	});
});

test('a phone whose session had ended goes on by itself after one sign-in', async () => {
	const phone = await world.phone([memberOf(ownUnit)]);
	await phone.close();
	phone.forgetCookie();
	await phone.on(async () => {
		const opened = await openDevice();
		if (!opened.ok) throw new Error(opened.error);
		const device = opened.value;
		await record(device);
		const refused = () => expect(device.syncStatus()).toMatchObject({ trouble: 'signIn' });
		await vi.waitFor(refused, { timeout: 20_000 });
		expect(await signIn(phone.login, PASSWORD)).toMatchObject({ ok: true });
		const sent = () => expect(device.syncStatus()).toMatchObject({ unsent: 0, trouble: null });
		await vi.waitFor(sent, { timeout: 20_000 });
		await device.close();
	});
});
