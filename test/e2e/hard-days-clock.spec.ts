import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { beginRecord, draftKept, fillQuick, submitRecord } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';
import { arrivedAt, madeAt } from './support/times.ts';
import { moveClock } from './support/wrong-clock.ts';

test.use({ blockSize: { units: 1, members: 12, activities: 0, seed: 1 } });
test.beforeEach(() => test.setTimeout(240_000));

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** How wrong the phone's clock is when each is written; they happened in another order. */
const deeds = [
	{ name: 'Trồng cây đầu xuân', day: '10/02/2021', wrongDays: 365 },
	{ name: 'Thăm gia đình chính sách', day: '27/07/2021', wrongDays: -365 },
	{ name: 'Dọn đường vào bản', day: '15/06/2021', wrongDays: 1 },
	{ name: 'Tặng áo ấm học sinh', day: '20/11/2021', wrongDays: -1 }
];
const newestFirst = [
	'Tặng áo ấm học sinh',
	'Thăm gia đình chính sách',
	'Dọn đường vào bản',
	'Trồng cây đầu xuân'
];

const allSent = (page: Page) => expect(page.getByText(/^Đã gửi hết/)).toBeVisible();
const rows = (page: Page) => page.locator('a[href^="/hoat-dong/"]');

async function openList(page: Page): Promise<void> {
	await page.getByRole('navigation').getByRole('link', { name: 'Hoạt động' }).click();
	await expect(rows(page)).toHaveText(newestFirst.map((name) => new RegExp(name)));
}

test('phones whose clocks are wrong by a day and a year, both ways: records save, go up, stand in order and count', async ({
	app,
	block,
	newPhone
}) => {
	const [author] = block.members(block.unit);
	const [secretary] = block.secretaries(block.unit);
	if (author === undefined || secretary === undefined) throw new Error('The unit is too small.');
	const page = await newPhone().start();
	await page.goto('/');
	await signIn(page, author);
	const began = Date.now();

	await test.step('each is written and sent while the clock is wrong', async () => {
		let wrongDays = 0;
		for (const deed of deeds) {
			await moveClock(page, (deed.wrongDays - wrongDays) * DAY_MS);
			({ wrongDays } = deed);
			await beginRecord(page);
			await fillQuick(page, deed);
			await draftKept(page);
			await submitRecord(page);
			await allSent(page);
		}
		await openList(page);
	});

	const s = await newPhone().start();
	await test.step('a secretary whose clock is a year behind finds all four, and approves them', async () => {
		await s.goto('/');
		await moveClock(s, -365 * DAY_MS);
		await signIn(s, secretary);
		await allSent(s);
		for (const { name } of deeds) {
			await s.goto('/duyet');
			await s.getByRole('link', { name: new RegExp(name) }).click();
			await s.getByRole('button', { name: 'Duyệt', exact: true }).click();
			await expect(s.getByText(`Đã duyệt “${name}”.`)).toBeVisible();
		}
		await s.goto('/');
		await allSent(s);
		await openList(s);
	});

	await test.step('all four count, once', async () => {
		await s.goto(`/so-lieu/${block.unit}?period=2021`);
		const heading = s.getByRole('heading', { name: 'Hoạt động', level: 3, exact: true });
		const figure = s.getByRole('listitem').filter({ has: heading }).getByRole('link').first();
		await expect(figure).toHaveText(String(deeds.length));
	});

	await test.step("the author's phone, started anew with its wrong clock, shows them approved", async () => {
		await page.goto('/');
		await allSent(page);
		await openList(page);
		for (const row of await rows(page).all()) await expect(row).toContainText('Đã duyệt');
	});

	await test.step("the server's time stands beside the phone's", async () => {
		const made = await madeAt(app.url, author);
		const ended = Date.now();
		await app.stop();
		const arrived = await arrivedAt(app);
		const wrong = [...made].map(([id, at]) => {
			const arrival = arrived.get(id) ?? Number.NaN;
			expect(arrival).toBeGreaterThanOrEqual(began);
			expect(arrival).toBeLessThanOrEqual(ended);
			return Math.round((at - arrival) / HOUR_MS / 24);
		});
		expect(wrong.sort((a, b) => a - b)).toEqual([-365, -1, 1, 365]);
	});
});
