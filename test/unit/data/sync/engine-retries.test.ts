import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Device } from '../../../../src/lib/data/device.ts';
import { openDevice } from '../../../../src/lib/data/open-device.ts';
import { deviceChance } from '../../../../src/lib/data/parts.ts';
import { ownUnit } from '../../../fixtures/builders.ts';
import { memberOf, record, until } from '../support/phone.ts';
import type { Phone } from '../support/world.ts';
import { World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit]);
});
afterAll(() => world.end());

/** What the engine needs of a page: somebody looks at it. */
beforeEach(() => {
	const events = new EventTarget();
	vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
	vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
	vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events));
	vi.stubGlobal('dispatchEvent', events.dispatchEvent.bind(events));
});

const open: { phone: Phone; device: Device }[] = [];
afterEach(async () => {
	for (const { phone, device } of open.splice(0)) await phone.on(() => device.close());
	vi.unstubAllGlobals();
});

/** The app of somebody new, which sends by itself and, after a failure, tries again as early as it may. */
async function startedApp() {
	const phone = await world.phone([memberOf(ownUnit)]);
	await phone.close();
	const chance = { ...deviceChance, random: soonest };
	const opened = await phone.on(() => openDevice({ chance }));
	if (!opened.ok) throw new Error(opened.error);
	open.push({ phone, device: opened.value });
	return { phone, device: opened.value };
}

/** Ids and revisions stay random; the one byte that spreads the waits is the smallest. */
function soonest(bytes: number): Uint8Array {
	return bytes === 1 ? new Uint8Array(1) : deviceChance.random(bytes);
}

/** No doorbell rings: what sends is the app's own next try. */
const noDoorbell: Phone['weather'] = async (url, _init, pass) => {
	if (url.endsWith('/doorbell')) throw new TypeError('connection reset');
	return pass();
};

test('writing while the app waits to try again does not make it forget to', async () => {
	const { phone, device } = await startedApp();
	await until(device, () => device.syncStatus().lastSuccessAt !== null);
	phone.weather = async () => new Response('{}', { status: 503 });
	await phone.on(() => record(device));
	await until(device, () => device.syncStatus().trouble === 'serverDown');
	await phone.on(() => record(device));
	phone.weather = noDoorbell;
	await until(device, () => device.syncStatus().unsent === 0);
	expect(device.syncStatus().sent).toBe(2);
});

test('a timer that fires a moment early does not make the app forget to try again', async () => {
	const setTimer = globalThis.setTimeout;
	const early = (run: () => void, ms = 0) => setTimer(run, ms > 1000 ? ms - 20 : ms);
	vi.stubGlobal('setTimeout', early);
	const { phone, device } = await startedApp();
	await until(device, () => device.syncStatus().lastSuccessAt !== null);
	phone.weather = async () => new Response('{}', { status: 503 });
	await phone.on(() => record(device));
	await until(device, () => device.syncStatus().trouble === 'serverDown');
	phone.weather = noDoorbell;
	await until(device, () => device.syncStatus().unsent === 0);
	expect(device.syncStatus().sent).toBe(1);
});
