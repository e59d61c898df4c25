import type { Page } from '@playwright/test';
import type { Device } from '../browser/device.ts';
import type { SignIn } from './support/block.ts';
import { expect, test } from './support/fixtures.ts';
import { beginRecord, draftKept, fillQuick, submitRecord } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';
import { namesOnServer } from './support/stored.ts';
import { appKept } from './support/weather.ts';

test.use({ blockSize: { units: 1, members: 12, activities: 0, seed: 1 } });
test.beforeEach(() => test.setTimeout(180_000));

const deed = { name: 'Hiến máu tình nguyện', day: '15/06/2021' };

const allSent = (page: Page) => page.getByText(/^Đã gửi hết/);
const submit = (page: Page) => page.getByRole('button', { name: 'Trình duyệt' });

/** Presses the button, and returns in the moment when the record is on its way into the phone's storage. */
function beginSubmitting(page: Page, { person }: SignIn): Promise<void> {
	return submit(page).evaluate(async (button: HTMLElement, name) => {
		const opening = indexedDB.open(name);
		await new Promise((resolve) => (opening.onsuccess = resolve));
		const count = (store: string) =>
			new Promise<number>((resolve) => {
				const counting = opening.result.transaction(store).objectStore(store).count();
				counting.onsuccess = () => resolve(counting.result);
			});
		button.click();
		while ((await count('outbox')) === 0 && (await count('drafts')) > 0);
		opening.result.close();
	}, `so-tay:${person}`);
}

/** A member's phone with a draft that is kept, and the page that shows it. */
async function withDraft(phone: Device, [member]: SignIn[]): Promise<[Page, SignIn]> {
	if (member === undefined) throw new Error('The unit has no members.');
	const page = await phone.start();
	await page.goto('/');
	await signIn(page, member);
	await expect(allSent(page)).toBeVisible();
	await appKept(page);
	await beginRecord(page);
	await fillQuick(page, deed);
	await draftKept(page);
	return [page, member];
}

test('two tabs that submit one draft in the same moment make one record, and one is told', async ({
	app,
	block,
	newPhone
}) => {
	const phone = newPhone();
	const [one, member] = await withDraft(phone, block.members(block.unit));
	const two = await phone.context.newPage();
	await two.goto(one.url());
	await expect(two.getByLabel('Tên hoạt động')).toHaveValue(deed.name);
	await Promise.all([one, two].map((page) => submit(page).dispatchEvent('click')));
	const told = (page: Page) => page.getByText('Hoạt động này đã trình duyệt ở thẻ khác').count();
	await expect.poll(async () => (await told(one)) + (await told(two))).toBe(1);
	const [home] = (await told(one)) === 0 ? [one] : [two];
	await expect.poll(() => namesOnServer(app.url, member)).toEqual([deed.name]);
	await expect(allSent(home)).toBeVisible();
});

test('a draft thrown away in one tab is kept as a new one from the words of the other', async ({
	app,
	block,
	newPhone
}) => {
	const phone = newPhone();
	const [one, member] = await withDraft(phone, block.members(block.unit));
	const two = await phone.context.newPage();
	await two.goto(one.url());
	await expect(two.getByLabel('Tên hoạt động')).toHaveValue(deed.name);
	await one.getByRole('button', { name: 'Bỏ bản nháp này' }).click();
	await one.getByRole('dialog').getByRole('button', { name: 'Bỏ bản nháp này' }).click();
	await expect(two.getByText('Bản nháp này đã bỏ ở thẻ khác')).toBeVisible();
	await two.getByRole('button', { name: 'Giữ thành bản nháp mới' }).click();
	await expect(two.getByText('Bản nháp này đã bỏ ở thẻ khác')).toBeHidden();
	await expect(two.getByLabel('Tên hoạt động')).toHaveValue(deed.name);
	await submitRecord(two);
	await expect.poll(() => namesOnServer(app.url, member)).toEqual([deed.name]);
	await expect(allSent(two)).toBeVisible();
});

/** A step that another one may have made needless. */
const SOON = { timeout: 8_000 };

const endings = {
	'a page that is closed': async (_phone: Device, page: Page) => page.close(),
	'a browser that is killed': async (phone: Device) => phone.crash()
};

for (const [what, end] of Object.entries(endings)) {
	test(`${what} in the moment of submitting leaves the draft or the record, and never two`, async ({
		app,
		block,
		newPhone
	}) => {
		const phone = newPhone();
		const [page, member] = await withDraft(phone, block.members(block.unit));
		await phone.context.setOffline(true);
		await beginSubmitting(page, member);
		await end(phone, page);
		await phone.stop();

		const again = await phone.start();
		await phone.context.setOffline(true);
		const draft = again.getByRole('link', { name: new RegExp(`${deed.name}.*Bản nháp`) });
		const waiting = again.getByText(/^1 hoạt động chưa gửi/);
		const done = again.getByText(
			/^(Đã lưu trên máy\. Có mạng sẽ gửi|Hoạt động này đã trình duyệt)/
		);
		// What was begun may be finished at any moment, also while one opens the draft: then one looks again.
		await expect(async () => {
			await again.goto('/');
			await expect(draft.or(waiting).first()).toBeVisible();
			if (await waiting.isVisible()) return;
			await draft.click(SOON);
			await expect(again.getByLabel('Tên hoạt động')).toHaveValue(deed.name, SOON);
			await submit(again).click(SOON);
			await expect(done).toBeVisible(SOON);
			await again.goto('/');
			await expect(waiting).toBeVisible(SOON);
		}).toPass();
		await phone.context.setOffline(false);
		// Chromium writes cookies down every half minute: a crash may take the session, never the records.
		const signInAgain = again.getByRole('link', { name: 'Đăng nhập lại' });
		await expect(allSent(again).or(signInAgain)).toBeVisible();
		if (await signInAgain.isVisible()) {
			await signInAgain.click();
			await signIn(again, member);
		}
		await expect(allSent(again)).toBeVisible();
		expect(await namesOnServer(app.url, member)).toEqual([deed.name]);
	});
}

test('a page that is closed while one types keeps the draft', async ({ block, newPhone }) => {
	const phone = newPhone();
	const [page] = await withDraft(phone, block.members(block.unit));
	const address = page.url();
	const other = await phone.context.newPage();
	await page.getByLabel('Tên hoạt động').fill(`${deed.name} ở Trạm Tấu`);
	await page.close();
	await other.goto(address);
	await expect(other.getByLabel('Tên hoạt động')).toHaveValue(new RegExp(`^${deed.name}`));
});
