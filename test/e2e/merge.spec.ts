import type { Page } from '@playwright/test';
import { fields } from '../../src/lib/i18n/vi/fields.ts';
import { form } from '../../src/lib/i18n/vi/form.ts';
import type { SignIn } from './support/block.ts';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { expectKeyboard } from './support/keyboard.ts';
import { beginRecord, fillQuick, submitRecord } from './support/quick-record.ts';
import { approve, openQueue, openWaiting } from './support/review.ts';
import { signIn } from './support/sign-in.ts';
import { appKept, signalReturns } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 0, seed: 7 } });
/** Two browsers, edits without signal on both. */
const LIMIT_MS = 240_000;

const deed = { name: 'Thăm thiếu nhi bản Trống Khua', day: '20/05/2021' };

/** Opens the record from the list, and its form. */
async function mend(page: Page, change: (page: Page) => Promise<void>): Promise<void> {
	await page.getByRole('link', { name: 'Sửa', exact: true }).click();
	await expect(page.getByLabel('Tên hoạt động')).toBeVisible();
	await change(page);
	await page.getByRole('button', { name: 'Trình duyệt' }).click();
	await expect(page.getByText('Đã lưu trên máy. Có mạng sẽ gửi.')).toBeVisible();
}
async function openDeed(page: Page): Promise<void> {
	await page.goto('/hoat-dong');
	await page.getByRole('link', { name: /Thăm thiếu nhi/ }).click();
	await expect(page.getByRole('heading', { level: 2, name: /Thăm thiếu nhi/ })).toBeVisible();
}
async function tell(page: Page, words: string): Promise<void> {
	await page.locator('summary', { hasText: form.sections.result }).click();
	await page.getByLabel(fields.result.label).fill(words);
}

test('one record edited on two phones without signal is merged on one, and approved', async ({
	block,
	newPhone
}) => {
	test.setTimeout(LIMIT_MS);
	const [author] = block.members(block.unit);
	const [secretary] = block.secretaries(block.unit);
	if (author === undefined || secretary === undefined) throw new Error('The unit is too small.');
	const a = await newPhone().start();
	const s = await newPhone().start();
	const enter = async (page: Page, who: SignIn): Promise<void> => {
		await page.goto('/');
		await signIn(page, who);
		await appKept(page);
	};
	await Promise.all([enter(a, author), enter(s, secretary)]);
	await beginRecord(a);
	await fillQuick(a, deed);
	await submitRecord(a);
	await allSent(a);
	await openQueue(s);
	await openDeed(s);
	await openDeed(a);

	await test.step('both edit it without signal, the name otherwise, the rest apart', async () => {
		await Promise.all([a, s].map((page) => page.context().setOffline(true)));
		await mend(a, (page) => page.getByLabel('Tên hoạt động').fill(`${deed.name}, 100 suất quà`));
		await mend(s, async (page) => {
			await page.getByLabel('Tên hoạt động').fill(`${deed.name}, 60 triệu đồng`);
			await tell(page, 'Nấu 200 bát phở cho bà con.');
		});
		for (const page of [a, s]) await signalReturns({ context: page.context() });
		for (const page of [a, s])
			await expect(page.getByText('Hoạt động này có hai bản khác nhau')).toBeVisible();
	});

	await test.step('the secretary cannot approve one of two versions', async () => {
		await expect(s.getByRole('button', { name: 'Duyệt', exact: true })).toBeHidden();
	});

	await test.step('the author merges: one thing is asked, the rest is taken', async () => {
		await expectAccessibleLightAndDark(a);
		await a.getByRole('button', { name: 'Gộp hai bản' }).click();
		const sheet = a.getByRole('dialog');
		await expect(sheet.getByRole('button', { name: 'Còn 1 mục chưa chọn' })).toBeDisabled();
		await expectAccessibleLightAndDark(a);
		await expectKeyboard(a, 'what two versions differ in');
		await sheet.getByText(`${deed.name}, 60 triệu đồng`).last().click();
		await sheet.getByText(/chỗ sẽ đổi|Giữ như/).click();
		await sheet.getByRole('button', { name: 'Gộp thành bản 3' }).click();
		await expect(a.getByText('Đã gộp. Có mạng sẽ gửi.')).toBeVisible();
		await expect(a.getByText('Hoạt động này có hai bản khác nhau')).toBeHidden();
		await expect(a.getByText('Nấu 200 bát phở cho bà con.').first()).toBeVisible();
	});

	await test.step('its history shows what was not taken', async () => {
		const merged = a.getByRole('listitem').filter({ hasText: 'Bản 3 · gộp hai bản' });
		await expect(merged).toContainText(`${deed.name}, 100 suất quà`);
		await expectAccessibleLightAndDark(a);
	});

	await test.step('the secretary sees one record, and approves it', async () => {
		await expect(s.getByText('Hoạt động này có hai bản khác nhau')).toBeHidden();
		await s.goto('/');
		await openQueue(s);
		await openWaiting(s, `${deed.name}, 60 triệu đồng`);
		await approve(s, `${deed.name}, 60 triệu đồng`);
		await expect(a.getByText('Đã duyệt', { exact: true }).first()).toBeVisible();
	});
});
