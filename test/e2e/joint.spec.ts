import type { Page } from '@playwright/test';
import type { SignIn } from './support/block.ts';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { beginRecord, fillQuick, submitRecord } from './support/quick-record.ts';
import { approve, openQueue, openWaiting } from './support/review.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 2, members: 40, activities: 0, seed: 7 } });
/** Two phones, two secretaries and the committee, one after the other. */
test.beforeEach(() => test.setTimeout(240_000));

const deed = (name: string) => ({ name, day: '20/05/2021' });
const WRONG = 'Mã sai một ký tự? So lại từng chữ và số với mã của đơn vị chủ trì.';

async function opened(page: Page, who: SignIn): Promise<void> {
	await page.goto('/');
	await signIn(page, who);
	await allSent(page);
	// What is loaded on use is then there without signal too.
	await page.evaluate(() => navigator.serviceWorker.ready);
}

async function openFold(page: Page, title: string): Promise<void> {
	await page.locator('summary', { hasText: title }).click();
}

/** What both units tell: 30 gifts, and themselves. */
async function fillDeed(page: Page, name: string): Promise<void> {
	await fillQuick(page, deed(name));
	await page.getByRole('checkbox', { name: 'Tặng quà', exact: true }).check();
	await page.locator('[id$=".count"]').fill('30');
	await openFold(page, 'Người tham gia');
	await page.getByRole('button', { name: 'Tôi có tham gia' }).click();
	await openFold(page, 'Nối với hoạt động khác');
}

/** The figure of a measure in a board's summary. */
function figure(page: Page, label: string) {
	const heading = page.getByRole('heading', { name: label, level: 3, exact: true });
	return page.getByRole('listitem').filter({ has: heading }).getByRole('link').first();
}

test('two units share an event: once for the block, whole for each, seen by both', async ({
	block,
	newPhone
}) => {
	const [lead] = block.members(block.unit);
	const [other] = block.members(block.otherUnit);
	if (lead === undefined || other === undefined) throw new Error('The block is too small.');
	const a = await newPhone().start();
	const b = await newPhone().start();
	await Promise.all([opened(a, lead), opened(b, other)]);

	const code = await test.step('the lead makes the code', async () => {
		await beginRecord(a);
		await fillDeed(a, 'Trung thu ở A Lù');
		await a.getByRole('button', { name: 'Tạo mã' }).click();
		const shown = a.getByRole('paragraph').filter({ hasText: /^[0-9A-Z]{4}-[0-9A-Z]{4}$/ });
		const made = await shown.textContent();
		await expect(a.getByRole('img', { name: /^Mã QR/ })).toBeVisible();
		await expectAccessibleLightAndDark(a);
		await submitRecord(a);
		return made ?? '';
	});

	await test.step('the other joins without signal, and is told of a mistyped character', async () => {
		await beginRecord(b);
		await b.context().setOffline(true);
		await fillDeed(b, 'Cùng trung thu');
		const box = b.getByLabel('Mã hoạt động chung');
		const last = code.endsWith('A') ? 'B' : 'A';
		await box.fill(code.slice(0, -1) + last);
		await box.blur();
		await expect(b.getByText(WRONG).first()).toBeVisible();
		await box.fill(code.toLowerCase());
		await box.blur();
		await expect(b.getByText(WRONG)).toBeHidden();
		await expect(b.getByText(/^Mã này máy chưa biết/)).toBeVisible();
		await submitRecord(b);
		await b.context().setOffline(false);
		await allSent(a);
		await allSent(b);
	});

	async function approveIn(unit: string, name: string): Promise<void> {
		const [secretary] = block.secretaries(unit);
		if (secretary === undefined) throw new Error('The unit has no secretary.');
		// It stays on: an approval can be taken back for ten seconds, and only then it is sent.
		const s = await newPhone().start();
		await opened(s, secretary);
		await openQueue(s);
		await openWaiting(s, name);
		await approve(s, name);
		await s.goto('/so-lieu/' + unit + '?period=2021');
		await expect(figure(s, 'Suất quà')).toHaveText('30');
	}
	await Promise.all([
		approveIn(block.unit, 'Trung thu ở A Lù'),
		approveIn(block.otherUnit, 'Cùng trung thu')
	]);

	await test.step('both see who takes part', async () => {
		for (const [page, name] of [
			[a, 'Trung thu ở A Lù'],
			[b, 'Cùng trung thu']
		] as const) {
			await page.getByRole('navigation').getByRole('link', { name: 'Hoạt động' }).click();
			await page
				.getByRole('link', { name: new RegExp(name) })
				.first()
				.click();
			await expect(page.getByText(/^chủ trì · đã duyệt/)).toBeVisible();
			await expect(page.getByRole('main').getByText(/^đã duyệt( · hoạt động này)?$/)).toBeVisible();
			await expectAccessibleLightAndDark(page);
		}
	});

	await test.step('the block counts the gifts once, and both persons', async () => {
		const c = await newPhone().start();
		await c.goto('/');
		await signIn(c, block.of('committee'));
		await c.goto('/so-lieu?period=2021');
		await expect(figure(c, 'Suất quà')).toHaveText('30', { timeout: 20_000 });
		await expect(figure(c, 'Hoạt động')).toHaveText('1');
		await expect(figure(c, 'Đoàn viên, thanh niên')).toHaveText('2');
	});
});
