import type { Page } from '@playwright/test';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { bombPng, sidewaysPhoto, unreadableHeic } from './support/photo.ts';
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
			jpeg('IMG_2.jpg', await sidewaysPhoto(page, 90))
		]);
	await expect(tile(page, 2)).toBeVisible();
	await expectAccessibleLightAndDark(page);
	// Twice, in haste: the second tap meets the next photo's question, and is no answer to it.
	await page.getByRole('radio', { name: 'Không', exact: true }).dblclick();
	await expect(page.getByRole('group', { name: /^Ảnh 2: có trẻ em/ }).first()).toBeFocused();
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

test('a file that is no photo, a consent of tomorrow and two hundred at once are told so; the record goes all the same', async ({
	block,
	page
}) => {
	const [, member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit has no second member.');
	await page.goto('/');
	await signIn(page, member);
	await beginRecord(page);
	await fillQuick(page, { name: 'Sửa đường vào trường bản Háng Gàng', day: '15/06/2021' });
	await page.locator('#fold-photos > summary').click();
	const photo = await sidewaysPhoto(page);
	const choose = (files: ReturnType<typeof jpeg>[]) =>
		page.locator('input[type=file][multiple]').setInputFiles(files);
	await choose([
		jpeg('giay-to.jpg', Buffer.from('%PDF-1.7 '.repeat(40))),
		jpeg('ve.svg', Buffer.from(`<svg onload="document.title='x'"><script>alert(1)</script></svg>`)),
		jpeg('bom.png', bombPng()),
		jpeg('iphone.heic', unreadableHeic()),
		jpeg('do-dang.jpg', photo.subarray(0, 400)),
		jpeg('IMG_1.jpg', photo),
		jpeg('IMG_1 (1).jpg', photo)
	]);
	for (const told of [
		/^giay-to\.jpg, ve\.svg: Tệp này không phải ảnh chụp/,
		/^bom\.png: Ảnh lớn quá/,
		/^iphone\.heic: Trình duyệt này không đọc được ảnh HEIC/,
		/^do-dang\.jpg: Ảnh bị hỏng hoặc dở dang/,
		/^IMG_1 \(1\)\.jpg: Ảnh này đã có/
	])
		await expect(page.getByText(told)).toBeVisible();
	await choose(Array.from({ length: 200 }, (_, n) => jpeg(`A${n}.jpg`, photo)));
	await expect(
		page.getByText(/^A29\.jpg, A30\.jpg, A31\.jpg và 168 tệp khác: Mỗi hoạt/)
	).toBeVisible();
	await expect(
		page.getByText(/^A0\.jpg, A1\.jpg, A2\.jpg và 26 tệp khác: Ảnh này đã/)
	).toBeVisible();
	await expect(tile(page, 2)).toHaveCount(0);

	await page.getByRole('radio', { name: 'Có', exact: true }).check();
	await page.getByRole('button', { name: 'Ghi sự đồng ý' }).click();
	await expect(page.getByText('Chưa rõ em đã đủ 7 tuổi hay chưa: hỏi cả em')).toBeVisible();
	await page.getByLabel('Em từ 7 tuổi').selectOption('Không có em từ 7 tuổi');
	await page.getByLabel('Người đại diện').selectOption('Đồng ý');
	await page.getByLabel('Số phiếu').fill('P-07');
	await page.getByLabel('Số em').fill('2');
	await page.getByLabel('Bằng cách nào').selectOption('Ký trên phiếu');
	const tomorrow = new Date(Date.now() + 86_400_000);
	await page
		.getByLabel('Ngày hỏi')
		.fill(tomorrow.toLocaleDateString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' }));
	await page.getByRole('button', { name: 'Ghi sự đồng ý' }).click();
	await expect(page.getByText('Ngày này chưa tới. Ghi ngày đã hỏi.')).toBeVisible();
	await expect(page.getByLabel('Số phiếu')).toHaveValue('P-07');
	await expectAccessibleLightAndDark(page);
	await submitRecord(page);
	await expect(page.getByText(/^Đã gửi hết/)).toBeVisible();
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
