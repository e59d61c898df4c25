import type { Page } from '@playwright/test';
import type { Device } from '../browser/device.ts';
import type { SignIn } from './support/block.ts';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { approve, giveBack, inQueue, openQueue, openWaiting } from './support/review.ts';
import { signIn } from './support/sign-in.ts';
import { appKept, roleFilesKept, signalReturns } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 60, seed: 5 } });
/** Three browsers. */
test.setTimeout(120_000);
/** An approval can be taken back for ten seconds, and only then it is sent. */
const HELD_LIMIT = { timeout: 30_000 };
const REASON = 'Ghi rõ số người dự';
const AGREED = 'Ghi rõ số người dự, gửi kèm ảnh';
const CONTRADICTION = 'Các bí thư quyết định trái nhau';

/** The number of records that the board counts, and of those that it says wait. */
function boardOf(page: Page) {
	const heading = page.getByRole('heading', { name: 'Hoạt động', level: 3, exact: true });
	const row = page.getByRole('listitem').filter({ has: heading });
	return { approved: row.locator('.figure'), waiting: row.getByText(/đang chờ duyệt$/) };
}

async function expectBoard(page: Page, approved: number, waiting: number): Promise<void> {
	const board = boardOf(page);
	await expect(board.approved).toHaveText(new RegExp(`^${approved}\\b`), HELD_LIMIT);
	await expect(board.waiting).toHaveText(new RegExp(`^${waiting}\\b`));
}

/** The name of a record that may be approved as it stands and is called like no other. */
async function someWaiting(page: Page): Promise<string> {
	const able = page.getByRole('checkbox', { name: /^Chọn: / });
	await expect(able.first()).toBeVisible();
	const labels = await able.evaluateAll((boxes) =>
		boxes.map((box) => box.getAttribute('aria-label') ?? '')
	);
	const names = labels.map((label) => label.slice('Chọn: '.length));
	const [found] = names.filter((name) => names.filter((one) => one.includes(name)).length === 1);
	if (found === undefined) throw new Error('Nothing waits under a name of its own.');
	return found;
}

/** What a secretary needs without signal is on the phone before the signal goes. */
async function goesOffline(page: Page): Promise<void> {
	await appKept(page);
	await roleFilesKept(page);
	await page.context().setOffline(true);
}

async function opened(phone: Device, who: SignIn): Promise<Page> {
	const page = await phone.start();
	await page.goto('/');
	await signIn(page, who);
	// The queue of a first sync still grows.
	await allSent(page);
	return page;
}

test('two secretaries decide differently without signal: both are told, the committee counts neither, and one settles it', async ({
	block,
	newPhone
}) => {
	const [one, two] = block.secretaries(block.unit);
	if (one === undefined || two === undefined) throw new Error('The unit has one secretary.');
	const [phoneA, phoneB] = [newPhone(), newPhone()];
	const a = await opened(phoneA, one);
	await openQueue(a);
	const name = await someWaiting(a);
	await openWaiting(a, name);
	await goesOffline(a);
	await approve(a, name);

	const [b, c] = await Promise.all([
		opened(phoneB, two),
		opened(newPhone(), block.of('committee'))
	]);
	await c.goto('/so-lieu?period=term');
	await openQueue(b);
	await openWaiting(b, name);
	await goesOffline(b);
	await giveBack(b, REASON);

	const before = boardOf(c);
	const approved = parseInt((await before.approved.textContent()) ?? '');
	const waiting = parseInt((await before.waiting.textContent()) ?? '');
	await test.step('the decision that arrives alone counts', async () => {
		await signalReturns(phoneA);
		await expectBoard(c, approved + 1, waiting - 1);
	});

	await test.step('both see both decisions, and the committee that the record waits', async () => {
		await signalReturns(phoneB);
		for (const page of [a, b]) {
			await openWaiting(page, name);
			await expect(page.getByText(CONTRADICTION, { exact: true })).toBeVisible();
			await expect(page.getByText(/^Duyệt, trên bản/)).toBeVisible();
			await expect(page.getByText(/^Cần bổ sung, trên bản/)).toBeVisible();
		}
		await expectBoard(c, approved, waiting);
		await expectAccessibleLightAndDark(a);
	});

	await test.step('one takes the decision of the other, and adds to its reason', async () => {
		const decision = a.getByRole('listitem').filter({ hasText: /Cần bổ sung, trên bản/ });
		await decision.getByRole('button', { name: 'Theo quyết định này' }).click();
		await expect(a.getByLabel('Bổ sung gì')).toHaveValue(REASON);
		await a.getByLabel('Bổ sung gì').fill(AGREED);
		await a.getByRole('button', { name: /^Nhờ .* bổ sung$/ }).click();
		await expect(inQueue(a, name)).toBeHidden();
	});

	await test.step('both see it settled with all three decisions, and it waits no more', async () => {
		await expect(b.getByText(CONTRADICTION, { exact: true })).toBeHidden();
		await b.getByRole('link', { name: 'Mở đầy đủ, lịch sử' }).click();
		const history = b.getByRole('list').filter({ hasText: 'ghi trên máy' });
		await expect(history.getByText(/^Duyệt trên bản/)).toHaveCount(1);
		await expect(history.getByText(/^Cần bổ sung trên bản/)).toHaveCount(2);
		for (const reason of [REASON, AGREED])
			await expect(history.getByText(`“${reason}”`)).toBeVisible();
		await a.getByRole('radio', { name: /^Cần bổ sung/ }).check();
		await expect(inQueue(a, name)).toContainText(AGREED);
		await expectBoard(c, approved, waiting - 1);
	});
});
