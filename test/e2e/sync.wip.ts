import type { Page } from '@playwright/test';
import { App } from './app.ts';
import { Block } from './support/block.ts';
import { FaultProxy } from './support/fault-proxy.ts';
import { expect, test as base } from './support/fixtures.ts';
import { beginRecord, draftKept, fillQuick, submitRecord } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';
import { namesOnServer } from './support/stored.ts';
import { appKept } from './support/weather.ts';

/** A phone that reaches the server only through a proxy with weather. */
const test = base.extend<{ road: FaultProxy }>({
	// Playwright reads the fixtures' names out of this pattern.
	// eslint-disable-next-line no-empty-pattern
	road: async ({}, use) => {
		const road = await FaultProxy.start();
		await use(road);
		await road.close();
	},
	world: async ({ blockSize, road }, use) => {
		const app = await App.create(road.url);
		const block = await Block.make(app.dataDir, blockSize);
		await app.start();
		road.leadTo(app.url);
		await use({ app, block });
		await app.discard();
	}
});

test.use({ blockSize: { units: 1, members: 12, activities: 0, seed: 1 } });
test.beforeEach(() => test.setTimeout(180_000));

const DAY = '15/06/2021';

function firstOf<T>(all: readonly T[]): T {
	const [first] = all;
	if (first === undefined) throw new Error('Nobody is there.');
	return first;
}

/** The network is said to be back, which is when a phone tries again. */
const backOnline = (page: Page) =>
	page.evaluate(() => {
		window.dispatchEvent(new Event('online'));
	});

async function write(page: Page, name: string): Promise<void> {
	await beginRecord(page);
	await fillQuick(page, { name, day: DAY });
	await draftKept(page);
	await submitRecord(page);
}

const allSent = (page: Page) => expect(page.getByText(/^Đã gửi hết/)).toBeVisible();
const unsent = (page: Page, count: number) =>
	expect(page.getByText(new RegExp(`^${count} hoạt động chưa gửi`))).toBeVisible();

test('a line that breaks at any byte, on the way up and back, loses nothing and doubles nothing', async ({
	app,
	block,
	road,
	newPhone
}) => {
	const member = firstOf(block.members(block.unit));
	const phone = newPhone({ baseURL: road.url });
	const page = await phone.start();
	await page.goto('/');
	await signIn(page, member);
	await allSent(page);

	let cuts = 0;
	let broken = 0;
	const lengths = [0, 1, 700, 90, 5000, 12, 300, 2, 1500, 40];
	road.weather = ({ path }) => {
		const afterBytes = lengths[cuts % lengths.length] ?? 0;
		if (!path.startsWith('/db/unit-')) return { kind: 'pass' };
		cuts += 1;
		broken += 1;
		return { kind: cuts % 2 === 0 ? 'cutRequest' : 'cutAnswer', afterBytes };
	};
	await write(page, 'Phát quang đường vào bản');
	for (let round = 1; round <= 8; round += 1) {
		await expect.poll(() => broken).toBeGreaterThanOrEqual(round);
		await backOnline(page);
	}
	road.fair();
	await backOnline(page);
	await allSent(page);
	expect(await namesOnServer(app.url, member)).toEqual(['Phát quang đường vào bản']);
});

test('a server that is killed while it takes a record has it once when it is back', async ({
	app,
	block,
	road,
	newPhone
}) => {
	const member = firstOf(block.members(block.unit));
	const page = await newPhone({ baseURL: road.url }).start();
	await page.goto('/');
	await signIn(page, member);
	await allSent(page);
	const arrived = new Promise<void>((resolve) => {
		road.weather = ({ path }) =>
			path.endsWith('/_bulk_docs') ? { kind: 'hold', arrived: resolve } : { kind: 'pass' };
	});
	await write(page, 'Vệ sinh nghĩa trang liệt sĩ');
	await arrived;
	await app.stop('SIGKILL');
	road.fair();
	road.breakLines();
	await unsent(page, 1);
	await app.start();
	await backOnline(page);
	await allSent(page);
	expect(await namesOnServer(app.url, member)).toEqual(['Vệ sinh nghĩa trang liệt sĩ']);
});

test('a portal that answers with its own page is told as such, and the record goes up later', async ({
	app,
	block,
	road,
	newPhone
}) => {
	const member = firstOf(block.members(block.unit));
	const page = await newPhone({ baseURL: road.url }).start();
	await page.goto('/');
	await signIn(page, member);
	await allSent(page);
	road.weather = ({ path }) => (/^\/(db|api)\//.test(path) ? { kind: 'html' } : { kind: 'pass' });
	await write(page, 'Tặng sách cho trường bản');
	await unsent(page, 1);
	await expect(page.getByText(/^Mạng này chặn đường đến máy chủ/)).toBeVisible();
	road.fair();
	await page.getByRole('button', { name: 'Thử gửi lại' }).click();
	await allSent(page);
	expect(await namesOnServer(app.url, member)).toEqual(['Tặng sách cho trường bản']);
});

test('a record written without signal goes up from the worker, with the app closed', async ({
	app,
	block,
	road,
	newPhone
}) => {
	const member = firstOf(block.members(block.unit));
	const phone = newPhone({ baseURL: road.url });
	const page = await phone.start();
	await page.goto('/');
	await signIn(page, member);
	await appKept(page);
	await phone.context.setOffline(true);
	await write(page, 'Trồng cây ở điểm trường');
	await unsent(page, 1);

	// The app is closed: another page of the same origin's browser, without the app, wakes the worker.
	const closed = await phone.context.newPage();
	await page.close();
	await phone.context.setOffline(false);
	const session = await phone.context.newCDPSession(closed);
	const registered = new Promise<string>((resolve) => {
		session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const [first] = registrations;
			if (first !== undefined) resolve(first.registrationId);
		});
	});
	await session.send('ServiceWorker.enable');
	await session.send('ServiceWorker.dispatchSyncEvent', {
		origin: road.url,
		registrationId: await registered,
		tag: 'so-tay-sync',
		lastChance: false
	});
	await expect
		.poll(() => namesOnServer(app.url, member), { timeout: 30_000 })
		.toEqual(['Trồng cây ở điểm trường']);

	await closed.goto('/');
	await allSent(closed);
});
