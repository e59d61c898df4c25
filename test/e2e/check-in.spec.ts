import type { Page } from '@playwright/test';
import { decodeQR } from 'qr/decode.js';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { Camera } from './support/camera.ts';
import { expectFits } from './support/fits.ts';
import { expect, test as base } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { beginRecord, fillQuick, submitRecord } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';
import { appKept } from './support/weather.ts';

const test = base.extend<{ camera: Camera }>({
	// Playwright reads the fixtures' names out of this pattern.
	// eslint-disable-next-line no-empty-pattern
	camera: async ({}, use) => {
		const camera = new Camera();
		await use(camera);
		camera.discard();
	}
});
test.use({ blockSize: { units: 1, members: 20, activities: 0, seed: 3 } });
test.setTimeout(180_000);

/** What the code in a picture says: what a phone's own camera would open. */
async function textIn(page: Page, png: Buffer): Promise<string> {
	const { width, height, pixels } = await page.evaluate(async (base64) => {
		const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
		const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
		const canvas = new OffscreenCanvas(image.width, image.height);
		const drawing = canvas.getContext('2d');
		if (drawing === null) throw new Error('This browser does not draw.');
		drawing.drawImage(image, 0, 0);
		const { data } = drawing.getImageData(0, 0, image.width, image.height);
		return { width: image.width, height: image.height, pixels: [...data] };
	}, png.toString('base64'));
	return decodeQR({ width, height, data: Uint8Array.from(pixels) });
}

test('members check in by the organiser’s code without signal, by camera and by link, and the record has each once', async ({
	block,
	camera,
	newPhone
}) => {
	const [organiser] = block.secretaries(block.unit);
	const [scans, follows] = block.members(block.unit);
	if (organiser === undefined || scans === undefined || follows === undefined)
		throw new Error('The block is too small.');
	const a = await newPhone().start();
	const b = await newPhone({}, camera.switches('allowed')).start();
	const c = await newPhone().start();
	for (const [page, who] of [
		[a, organiser],
		[b, scans],
		[c, follows]
	] as const) {
		await page.goto('/');
		await signIn(page, who);
		await allSent(page);
		await appKept(page);
		await page.context().setOffline(true);
	}

	await beginRecord(a);
	await fillQuick(a, { name: 'Mít tinh 26/3', day: '26/03/2021' });
	await a.getByText('Người tham gia', { exact: true }).first().click();
	await a.getByRole('button', { name: 'Điểm danh', exact: true }).click();
	const sheet = a.getByRole('dialog');
	const code = sheet.getByRole('img', { name: 'Mã điểm danh của hoạt động' });
	await expect(code).toBeVisible();
	await expectFits(a);
	await expectAccessibleLightAndDark(a);
	await a.setViewportSize({ width: 360, height: 740 });
	const shown = await code.screenshot();
	await camera.see(a, shown);
	const link = new URL(await textIn(a, shown));

	await test.step('one scans it in the app', async () => {
		await b.goto('/diem-danh');
		await b.getByRole('button', { name: /^(Quét mã của người tổ chức|Thôi quét)$/ }).waitFor();
		const scan = b.getByRole('button', { name: 'Quét mã của người tổ chức' });
		if (await scan.isVisible()) await scan.click();
		await expect(b.getByRole('heading', { name: 'Mít tinh 26/3' })).toBeVisible();
		await expectFits(b);
		await expectAccessibleLightAndDark(b);
		await b.getByRole('button', { name: 'Tôi có mặt', exact: true }).click();
		await expect(b.getByText('Đã ghi bạn có mặt')).toBeVisible();
		await expect(b.getByText('Chưa gửi').first()).toBeVisible();
		await expectFits(b);
	});

	await test.step('another’s own camera opens the link, twice', async () => {
		for (const [visit, says] of [
			['first', /^Tôi có mặt$/],
			['again', /^Quét mã khác$/]
		] as const) {
			await c.goto(link.pathname + link.search);
			await expect(c.getByRole('heading', { name: 'Mít tinh 26/3' })).toBeVisible();
			await expect(c.getByRole('button', { name: says })).toBeVisible();
			if (visit === 'first') await c.getByRole('button', { name: says }).click();
			await expect(c.getByText('Đã ghi bạn có mặt')).toBeVisible();
		}
		await c.goto(`/diem-danh?ma=${link.search.slice(4, -2)}`);
		await expect(c.getByText(/^Mã này không đủ hoặc đã bị sửa/)).toBeVisible();
	});

	const sends = async (page: Page) => {
		await page.context().setOffline(false);
		await page.goto('/');
		await allSent(page);
	};
	await test.step('who has sent comes into the draft by itself', async () => {
		await sends(c);
		await a.context().setOffline(false);
		await expect(sheet.getByText('1 người trong danh sách')).toBeVisible({ timeout: 60_000 });
		await sheet.getByRole('button', { name: 'Xong', exact: true }).click();
		await expect(a.getByText('Đã chọn 1 người')).toBeVisible();
		await expect(a.getByRole('button', { name: new RegExp(follows.name) })).toBeVisible();
		await submitRecord(a);
		await allSent(a);
	});
	await test.step('who comes after the record was sent is added by one tap', async () => {
		await sends(b);
		await a.getByRole('navigation').getByRole('link', { name: 'Hoạt động' }).click();
		await expect(a.getByRole('heading', { level: 1, name: /^Hoạt động/ })).toBeVisible();
		await a.getByRole('link', { name: /Mít tinh 26\/3/ }).click();
		const add = a.getByRole('button', { name: 'Thêm người này' });
		await expect(add).toBeVisible({ timeout: 60_000 });
		await expect(a.getByText('1 người đã tự điểm danh, chưa có trong danh sách')).toBeVisible();
		await expectFits(a);
		await expectAccessibleLightAndDark(a);
		await add.click();
		await expect(a.getByText('Đã thêm 1 người vào danh sách.')).toBeVisible();
		await expect(add).toBeHidden();
	});
});
