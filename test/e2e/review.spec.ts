import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { beginRecord, fillQuick, submitRecord } from './support/quick-record.ts';
import { openQueue } from './support/review.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 0, seed: 7 } });
/** Two browsers, a member and a secretary. */
const LIMIT_MS = 180_000;

const deed = { name: 'Hướng dẫn dịch vụ công cho bà con', day: '20/05/2021' };

test('a record goes back with a reason, comes mended, is approved, and the approval is revoked', async ({
	block,
	newPhone
}) => {
	test.setTimeout(LIMIT_MS);
	const [author] = block.members(block.unit);
	const [secretary] = block.secretaries(block.unit);
	if (author === undefined || secretary === undefined) throw new Error('The unit is too small.');
	const a = await newPhone().start();
	const s = await newPhone().start();
	for (const [page, who] of [
		[a, author],
		[s, secretary]
	] as const) {
		await page.goto('/');
		await signIn(page, who);
	}
	await beginRecord(a);
	await fillQuick(a, deed);
	await submitRecord(a);
	await allSent(a);

	await test.step('the secretary asks for more', async () => {
		await openQueue(s);
		await s.getByRole('link', { name: new RegExp(deed.name) }).click();
		await expect(s.getByText('Chưa chọn ai tham gia', { exact: false })).toBeVisible();
		await expectAccessibleLightAndDark(s);
		await s.getByRole('button', { name: 'Cần bổ sung' }).click();
		await s.getByRole('button', { name: /^Nhờ .* bổ sung$/ }).click();
		await expect(s.getByText('Ghi một câu để người ghi biết cần làm gì.')).toBeVisible();
		await s.getByLabel('Bổ sung gì').fill('Ghi rõ số người được hướng dẫn');
		await expectAccessibleLightAndDark(s);
		await s.getByRole('button', { name: /^Nhờ .* bổ sung$/ }).click();
		await expect(s.getByText('Không có hoạt động chờ duyệt')).toBeVisible();
		expect(new URL(s.url()).pathname).toBe('/duyet');
	});

	await test.step('the author reads the reason on the phone and mends the record', async () => {
		await a.getByRole('link', { name: /Ghi rõ số người được hướng dẫn/ }).click();
		await expect(a.getByText('“Ghi rõ số người được hướng dẫn”').first()).toBeVisible();
		await expectAccessibleLightAndDark(a);
		await a.getByRole('link', { name: 'Sửa và trình lại' }).click();
		await a.getByLabel('Tên hoạt động').fill(`${deed.name}: 40 người`);
		await a.getByRole('button', { name: 'Trình duyệt' }).click();
		await expect(a.getByText('Đã lưu trên máy. Có mạng sẽ gửi.')).toBeVisible();
	});

	await test.step('approved, looked at again, and revoked', async () => {
		await s.getByRole('link', { name: /40 người/ }).click();
		await s.getByRole('button', { name: 'Duyệt', exact: true }).click();
		await expect(s.getByText(/^Đã duyệt “/)).toBeVisible();
		await s.getByRole('radio', { name: /^Đã duyệt/ }).check();
		await s.getByRole('link', { name: /40 người/ }).click();
		await s.getByRole('button', { name: 'Thu hồi duyệt' }).click();
		await s.getByLabel('Vì sao thu hồi').fill('Duyệt nhầm hoạt động khác');
		await s.getByRole('dialog').getByRole('button', { name: 'Thu hồi duyệt' }).click();
		await expect(s.getByText('Đã thu hồi duyệt.')).toBeVisible();
		// The author's phone shows the record; the revocation comes to it by itself.
		await expect(a.getByText('“Duyệt nhầm hoạt động khác”').first()).toBeVisible();
	});
});

test('nobody approves an own record, and is told who can', async ({ block, page }) => {
	const [secretary] = block.secretaries(block.unit);
	if (secretary === undefined) throw new Error('The unit has no secretary.');
	await page.goto('/');
	await signIn(page, secretary);
	await beginRecord(page);
	await fillQuick(page, deed);
	await submitRecord(page);
	await openQueue(page);
	await page.getByRole('link', { name: new RegExp(deed.name) }).click();
	const alone = block.secretaries(block.unit).length === 1;
	await expect(
		page.getByText(
			alone
				? 'Đây là hoạt động của bạn, và bạn là bí thư duy nhất của đơn vị.'
				: 'Đây là hoạt động bạn làm hoặc ghi.'
		)
	).toBeVisible();
	await expect(page.getByRole('button', { name: 'Duyệt', exact: true })).toHaveCount(alone ? 1 : 0);
	await expectAccessibleLightAndDark(page);
});

test('on a desktop the list and the record stand side by side, and keys decide', async ({
	block,
	newPhone,
	newDesktop
}) => {
	test.setTimeout(LIMIT_MS);
	const [author] = block.members(block.unit);
	const [secretary] = block.secretaries(block.unit);
	if (author === undefined || secretary === undefined) throw new Error('The unit is too small.');
	const a = await newPhone().start();
	await a.goto('/');
	await signIn(a, author);
	for (const name of ['Việc thứ nhất', 'Việc thứ hai']) {
		await beginRecord(a);
		await fillQuick(a, { ...deed, name });
		await submitRecord(a);
	}
	await allSent(a);

	const s = await newDesktop().start();
	await s.goto('/');
	await signIn(s, secretary);
	await openQueue(s);
	const first = s.getByRole('link', { name: /Việc thứ nhất/ });
	await first.click();
	await expect(s.getByRole('heading', { level: 2, name: 'Việc thứ nhất' })).toBeVisible();
	await expectAccessibleLightAndDark(s);
	await first.focus();
	await s.keyboard.press('ArrowDown');
	await expect(s.getByRole('heading', { level: 2, name: 'Việc thứ hai' })).toBeVisible();
	await expect(s.getByRole('button', { name: 'Duyệt', exact: false }).first()).toBeEnabled();
	await s.keyboard.press('d');
	await expect(s.getByText('Đã duyệt “Việc thứ hai”.')).toBeVisible();
	await expect(s.getByRole('heading', { level: 2, name: 'Việc thứ nhất' })).toBeVisible();
	await expect(s.getByRole('radio', { name: 'Chờ duyệt 1' })).toBeChecked();
});
