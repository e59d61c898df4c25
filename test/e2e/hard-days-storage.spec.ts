import type { Page } from '@playwright/test';
import type { Device } from '../browser/device.ts';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import type { SignIn } from './support/block.ts';
import { expect, test } from './support/fixtures.ts';
import { beginRecord, draftKept, fillQuick, submitRecord } from './support/quick-record.ts';
import { sidewaysPhoto } from './support/photo.ts';
import { signIn } from './support/sign-in.ts';
import { namesOnServer } from './support/stored.ts';
import { appKept } from './support/weather.ts';

test.use({ blockSize: { units: 1, members: 12, activities: 0, seed: 1 } });
test.beforeEach(() => test.setTimeout(180_000));

const DAY = '15/06/2021';

/** What these phones have from the first day: Chromium looks again once that much was written, else after 30 s. */
const QUOTA_BYTES = 128_000_000;
/** Of what is written to make it look. */
const PART_BYTES = 16_000_000;

/** Whether a write of that many bytes is refused: `QuotaExceededError`. Null: it was taken. */
function refusal(page: Page, bytes: number): Promise<string | null> {
	return page.evaluate(async (size) => {
		const opening = indexedDB.open('filling');
		opening.onupgradeneeded = () => opening.result.createObjectStore('bytes');
		await new Promise((resolve) => (opening.onsuccess = resolve));
		const tx = opening.result.transaction('bytes', 'readwrite');
		// Small enough to be kept in the database itself: only that is counted at once.
		for (let at = 0; at < size; at += 50_000)
			tx.objectStore('bytes').put(new Uint8Array(Math.min(50_000, size - at)), at);
		const end = await new Promise<string | null>((resolve) => {
			tx.oncomplete = () => resolve(null);
			tx.onabort = () => resolve(tx.error?.name ?? 'aborted');
		});
		opening.result.close();
		return end;
	}, bytes);
}

/** A phone whose storage can be full: no write of the app finds room until it is lifted. */
async function storageOf(page: Page, origin: string) {
	const session = await page.context().newCDPSession(page);
	const allow = (quotaSize: number) =>
		session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
	await allow(QUOTA_BYTES);
	return {
		fill: async () => {
			await allow(1);
			const full = { timeout: 60_000, intervals: [0] };
			await expect.poll(() => refusal(page, PART_BYTES), full).toBe('QuotaExceededError');
			expect(await refusal(page, 1)).toBe('QuotaExceededError');
		},
		free: () => session.send('Storage.overrideQuotaForOrigin', { origin })
	};
}

async function signedIn(phone: Device, url: string, [member]: SignIn[]) {
	if (member === undefined) throw new Error('The unit has no members.');
	const page = await phone.start();
	const storage = await storageOf(page, url);
	await page.goto('/');
	await signIn(page, member);
	await allSent(page);
	await appKept(page);
	return { page, member, storage };
}

const allSent = (page: Page) => expect(page.getByText(/^Đã gửi hết/)).toBeVisible();
const full = (page: Page) => page.getByText('Bộ nhớ máy đã đầy, chưa lưu thêm được');

test('a phone that runs full while one types says so, keeps the form, and saves once there is room', async ({
	app,
	block,
	newPhone
}) => {
	const members = block.members(block.unit);
	const { page, member, storage } = await signedIn(newPhone(), app.url, members);
	await beginRecord(page);
	await fillQuick(page, { name: 'Dọn vệ sinh trạm y tế', day: DAY });
	await draftKept(page);
	const name = page.getByLabel('Tên hoạt động');

	await storage.fill();
	await name.fill('Dọn vệ sinh trạm y tế xã Kim Nọi');
	await expect(full(page)).toBeVisible();
	await expect(page.getByText(/Đừng đóng trang: xóa bớt ảnh hoặc tệp/)).toBeVisible();
	await expect(page.getByText('Chưa lưu được, chữ vẫn còn trên màn hình')).toBeVisible();
	await page.locator('#fold-photos > summary').click();
	await page
		.locator('input[type=file][multiple]')
		.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await sidewaysPhoto(page) });
	await expect(page.getByText(/^a\.jpg: Bộ nhớ máy đã đầy, chưa giữ được ảnh/)).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await page.getByRole('button', { name: 'Trình duyệt' }).click();
	await expect(full(page)).toBeVisible();
	await expect(name).toHaveValue('Dọn vệ sinh trạm y tế xã Kim Nọi');

	await storage.free();
	await page.getByRole('button', { name: 'Lưu lại' }).click();
	await draftKept(page);
	await expect(full(page)).toBeHidden();
	await submitRecord(page);
	await expect
		.poll(() => namesOnServer(app.url, member))
		.toEqual(['Dọn vệ sinh trạm y tế xã Kim Nọi']);
	await allSent(page);
});

test('a phone that is full when one submits keeps form and draft, and loses nothing that waits', async ({
	app,
	block,
	newPhone
}) => {
	const phone = newPhone();
	const members = block.members(block.unit);
	const { page, member, storage } = await signedIn(phone, app.url, members);
	await phone.context.setOffline(true);
	await beginRecord(page);
	await fillQuick(page, { name: 'Trồng cây ở điểm trường', day: DAY });
	await draftKept(page);
	await submitRecord(page);
	await beginRecord(page);
	await fillQuick(page, { name: 'Tặng sách cho trường bản', day: DAY });
	await draftKept(page);

	await storage.fill();
	await page.getByRole('button', { name: 'Trình duyệt' }).click();
	await expect(full(page)).toBeVisible();
	await expect(page.getByLabel('Tên hoạt động')).toHaveValue('Tặng sách cho trường bản');
	// Not even a phone without room and without signal forgets what waits, or what was typed.
	await page.goto('/');
	await expect(page.getByText(/^1 hoạt động chưa gửi/)).toBeVisible();
	await page.getByRole('link', { name: /Tặng sách cho trường bản/ }).click();
	await expect(page.getByLabel('Tên hoạt động')).toHaveValue('Tặng sách cho trường bản');

	await storage.free();
	await submitRecord(page);
	await phone.context.setOffline(false);
	await allSent(page);
	expect(await namesOnServer(app.url, member)).toEqual([
		'Trồng cây ở điểm trường',
		'Tặng sách cho trường bản'
	]);
});

test('a phone that is full says why it can begin nothing new and not send, and sends once there is room', async ({
	app,
	block,
	newPhone
}) => {
	const phone = newPhone();
	const members = block.members(block.unit);
	const { page, member, storage } = await signedIn(phone, app.url, members);
	await phone.context.setOffline(true);
	await beginRecord(page);
	await fillQuick(page, { name: 'Trồng cây ở điểm trường', day: DAY });
	await draftKept(page);
	await submitRecord(page);
	await storage.fill();
	await page.goto('/ghi/moi');
	await expect(page.getByRole('heading', { name: 'Bộ nhớ máy đã đầy' })).toBeVisible();
	await expect(page.getByText(/^Hoạt động đã ghi giữ nguyên\. Xóa bớt ảnh/)).toBeVisible();
	await expectAccessibleLightAndDark(page);

	await page.goto('/');
	await expect(page.getByText(/^1 hoạt động chưa gửi/)).toBeVisible();
	await phone.context.setOffline(false);
	await expect(page.getByText(/^Bộ nhớ máy đã đầy\. Xóa bớt tệp khác/)).toBeVisible();
	await expect(page.getByText(/^1 hoạt động chưa gửi/)).toBeVisible();
	await storage.free();
	await page.getByRole('button', { name: /^Thử gửi lại/ }).click();
	await allSent(page);
	expect(await namesOnServer(app.url, member)).toEqual(['Trồng cây ở điểm trường']);
});
