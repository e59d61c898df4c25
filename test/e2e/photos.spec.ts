import type { Page } from '@playwright/test';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { sidewaysPhoto } from './support/photo.ts';
import { beginRecord, fillQuick, submitRecord } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 10, seed: 17 } });
test.slow();

const NAME = 'Tặng áo ấm cho các em bản Lùng Cúng';
const jpeg = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer });
const tile = (page: Page, n: number) => page.getByRole('button', { name: `Mở ảnh ${n}` });

/** The size and the upper colour of the photo that is being looked at. */
const looked = (page: Page) =>
	page.getByRole('img', { name: /^Ảnh \d của hoạt động/ }).evaluate((picture) => {
		if (!(picture instanceof HTMLImageElement)) throw new Error('It is no picture.');
		const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
		const context = canvas.getContext('2d');
		context?.drawImage(picture, 0, 0);
		const [red = 0, , blue = 0] = context?.getImageData(300, 100, 1, 1).data ?? [];
		return { width: canvas.width, height: canvas.height, upper: red > blue ? 'red' : 'blue' };
	});

test('a photo goes after its record, upright and answered for; one without an answer stays on the phone', async ({
	block,
	page,
	newPhone
}) => {
	const [member] = block.members(block.unit);
	const [secretary] = block.secretaries(block.unit);
	if (member === undefined || secretary === undefined) throw new Error('The unit has nobody.');
	const sent: string[] = [];
	page.on('request', (request) => {
		if (request.method() === 'PUT' && request.url().includes('/api/photos/'))
			sent.push(request.url());
	});
	await page.goto('/');
	await signIn(page, member);
	await beginRecord(page);
	await fillQuick(page, { name: NAME, day: '15/06/2021' });
	await page.locator('#fold-photos > summary').click();
	await page
		.locator('input[type=file][multiple]')
		.setInputFiles([
			jpeg('IMG_1.jpg', await sidewaysPhoto(page)),
			jpeg('IMG_2.jpg', await sidewaysPhoto(page, 90)),
			jpeg('giay-to.jpg', Buffer.from('%PDF-1.7 '.repeat(40)))
		]);
	await expect(page.getByText(/^giay-to\.jpg: Tệp này không phải ảnh/)).toBeVisible();
	await expect(tile(page, 2)).toBeVisible();
	await expectAccessibleLightAndDark(page);
	// Twice, in haste: the second tap meets the next photo's question, and is no answer to it.
	await page.getByRole('radio', { name: 'Không', exact: true }).dblclick();
	await expect(page.getByText('Ảnh 2: có trẻ em nhận diện được không?')).toBeVisible();
	await page.getByRole('radio', { name: 'Chưa chắc' }).check();
	await expect(page.getByText('Ảnh này ở lại trên máy.')).toBeVisible();
	await submitRecord(page);
	await page.goto('/hoat-dong');
	await page.getByRole('link', { name: NAME }).click();
	await expect(page.getByText('Chờ trả lời')).toBeVisible();
	await expect(page.getByRole('listitem').filter({ has: tile(page, 1) })).toContainText('Đã gửi');
	expect(sent).toHaveLength(1);

	const other = await newPhone().start();
	await other.goto('/');
	await signIn(other, secretary);
	await expect(other.getByText(/^Đã gửi hết · lần gửi cuối/)).toBeVisible();
	await other.goto(new URL(page.url()).pathname);
	const received = other.waitForResponse(/\/api\/photos\//);
	await tile(other, 1).click();
	expect((await (await received).body()).includes('GPS')).toBe(false);
	await expect.poll(() => looked(other)).toEqual({ width: 600, height: 800, upper: 'red' });
	await expect(tile(other, 2)).toHaveCount(0);

	await page.getByRole('radio', { name: 'Có', exact: true }).check();
	await page.getByRole('button', { name: 'Làm mờ mặt các em' }).click();
	await page.getByRole('button', { name: 'Thêm ô' }).click();
	await page.getByRole('button', { name: 'Làm mờ', exact: true }).click();
	await expect(page.getByRole('listitem').filter({ has: tile(page, 2) })).toContainText('Đã gửi');
	expect(sent).toHaveLength(2);
});

test('photos shared from the gallery begin a record', async ({ block, page }) => {
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit has no members.');
	await page.goto('/');
	await signIn(page, member);
	await page.evaluate(async () => void (await navigator.serviceWorker.ready));
	const bytes = [...(await sidewaysPhoto(page))];
	// As the system does it: a form that is sent to the address in the manifest.
	await page.evaluate((photo) => {
		const form = document.createElement('form');
		const input = document.createElement('input');
		const files = new DataTransfer();
		files.items.add(new File([new Uint8Array(photo)], 'a.jpg', { type: 'image/jpeg' }));
		Object.assign(form, { action: '/chia-se-anh', method: 'post', enctype: 'multipart/form-data' });
		Object.assign(input, { type: 'file', name: 'anh', files: files.files });
		form.append(input);
		document.body.append(form);
		form.submit();
	}, bytes);
	await expect(page.getByLabel('Tên hoạt động')).toBeVisible();
	await expect(tile(page, 1)).toBeVisible();
	// Leaving such a form does not throw the photo away, though nothing was typed.
	await page.getByRole('button', { name: 'Để sau' }).click();
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();
	await page.goBack();
	await expect(tile(page, 1)).toBeVisible();
});
