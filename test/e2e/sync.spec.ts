import type { Page } from '@playwright/test';
import type { Device } from '../browser/device.ts';
import type { SignIn } from './support/block.ts';
import type { Fault, FaultProxy } from './support/fault-proxy.ts';
import { beginRecord, draftKept, fillQuick, submitRecord } from './support/quick-record.ts';
import { backOnline, expect, test } from './support/road.ts';
import { signIn } from './support/sign-in.ts';
import { namesOnServer } from './support/stored.ts';
import { appKept } from './support/weather.ts';

test.use({ blockSize: { units: 1, members: 12, activities: 0, seed: 1 } });
test.beforeEach(() => test.setTimeout(180_000));

const DAY = '15/06/2021';

async function signedIn(phone: Device, [member]: SignIn[]): Promise<[Page, SignIn]> {
	if (member === undefined) throw new Error('The unit has no members.');
	const page = await phone.start();
	await page.goto('/');
	await signIn(page, member);
	await allSent(page);
	return [page, member];
}

async function write(page: Page, name: string): Promise<void> {
	await beginRecord(page);
	await fillQuick(page, { name, day: DAY });
	await draftKept(page);
	await submitRecord(page);
}

/** Where lines break: so many bytes into a push (below zero: before its end), and while asking what arrived. */
const cuts = {
	pushing: [0, 1, 90, 400, -1],
	asking: [
		{ kind: 'cutRequest', afterBytes: 0 },
		{ kind: 'cutRequest', afterBytes: 20 },
		{ kind: 'cutRequest', afterBytes: -1 },
		{ kind: 'cutAnswer', afterBytes: 1 },
		{ kind: 'cutAnswer', afterBytes: 30 }
	] satisfies Fault[]
};

/** The network comes and goes, and the phone tries again each time, until there was `enough` of it. */
async function tryUntil(page: Page, road: FaultProxy, enough: () => boolean): Promise<void> {
	while (!enough()) {
		const before = road.requests.length;
		await backOnline(page);
		await expect.poll(() => enough() || road.requests.length > before).toBe(true);
	}
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
	const phone = newPhone({ baseURL: road.url });
	const [page, member] = await signedIn(phone, block.members(block.unit));
	let pushes = 0;
	let questions = 0;
	road.weather = ({ path }): Fault => {
		const ask = cuts.asking[questions];
		if (path.endsWith('/_revs_diff') && pushes >= cuts.pushing.length && ask !== undefined) {
			questions += 1;
			return ask;
		}
		if (!path.endsWith('/_bulk_docs')) return { kind: 'pass' };
		pushes += 1;
		return { kind: 'cutRequest', afterBytes: cuts.pushing[pushes - 1] ?? -1 };
	};
	await write(page, 'Phát quang đường vào bản');
	await tryUntil(page, road, () => questions === cuts.asking.length);
	expect(await namesOnServer(app.url, member)).toEqual([]);

	// Now the record arrives, but nothing that says so.
	let arrived = false;
	let unheard = 0;
	road.weather = ({ path }): Fault => {
		if (path.endsWith('/_bulk_docs')) arrived = true;
		else if (!arrived || !path.endsWith('/_revs_diff')) return { kind: 'pass' };
		unheard += 1;
		return { kind: 'cutAnswer', afterBytes: unheard % 2 };
	};
	await tryUntil(page, road, () => unheard > 3);
	await unsent(page, 1);
	expect(await namesOnServer(app.url, member)).toEqual(['Phát quang đường vào bản']);
	road.fair();
	await backOnline(page);
	await allSent(page);
	expect(await namesOnServer(app.url, member)).toEqual(['Phát quang đường vào bản']);
});

test('a server that is killed in the middle of a push, and again before it answers, has each record once', async ({
	app,
	block,
	road,
	newPhone
}) => {
	const phone = newPhone({ baseURL: road.url });
	const [page, member] = await signedIn(phone, block.members(block.unit));

	/** The server dies when a push has come as far as `faultOf` lets it. */
	async function killedAt(faultOf: (arrived: () => void) => Fault, push: () => Promise<void>) {
		const arrived = new Promise<void>((resolve) => {
			road.weather = ({ path }) =>
				path.endsWith('/_bulk_docs') ? faultOf(resolve) : { kind: 'pass' };
		});
		await push();
		await arrived;
		await app.stop('SIGKILL');
		road.breakLines();
		await app.start();
	}

	await killedAt(
		(arrived) => ({ kind: 'holdRequest', afterBytes: 300, arrived }),
		() => write(page, 'Vệ sinh nghĩa trang liệt sĩ')
	);
	await unsent(page, 1);
	expect(await namesOnServer(app.url, member)).toEqual([]);

	road.breakLines();
	await killedAt(
		(arrived) => ({ kind: 'hold', arrived }),
		() => write(page, 'Thăm mẹ Việt Nam anh hùng')
	);
	await unsent(page, 2);
	road.fair();
	road.breakLines();
	await backOnline(page);
	await allSent(page);
	expect(await namesOnServer(app.url, member)).toEqual([
		'Thăm mẹ Việt Nam anh hùng',
		'Vệ sinh nghĩa trang liệt sĩ'
	]);
});

test('a portal that answers with its own page is told as such, and the record goes up later', async ({
	app,
	block,
	road,
	newPhone
}) => {
	const phone = newPhone({ baseURL: road.url });
	const [page, member] = await signedIn(phone, block.members(block.unit));
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
	const phone = newPhone({ baseURL: road.url });
	const [page, member] = await signedIn(phone, block.members(block.unit));
	await appKept(page);
	await phone.context.setOffline(true);
	await write(page, 'Trồng cây ở điểm trường');
	await unsent(page, 1);

	// The browser stays open on an empty page; the app has none, and only its worker can send.
	const empty = await phone.context.newPage();
	await page.close();
	await phone.context.setOffline(false);
	const session = await phone.context.newCDPSession(empty);
	const registered = new Promise<string>((resolve) => {
		session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const [first] = registrations;
			if (first !== undefined) resolve(first.registrationId);
		});
	});
	await session.send('ServiceWorker.enable');
	const registrationId = await registered;
	// A round that could not end (the closed page may still hold the lock) is called again, as a browser does.
	await expect
		.poll(
			async () => {
				await session.send('ServiceWorker.dispatchSyncEvent', {
					origin: road.url,
					registrationId,
					tag: 'so-tay-sync',
					lastChance: false
				});
				return namesOnServer(app.url, member);
			},
			{ intervals: [1_000] }
		)
		.toEqual(['Trồng cây ở điểm trường']);

	await empty.goto('/');
	await allSent(empty);
});
