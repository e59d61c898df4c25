import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { Camera } from './support/camera.ts';
import { expectFits } from './support/fits.ts';
import { expect, test as base } from './support/fixtures.ts';
import { allSent, openHome, openRecords, unsent } from './support/home.ts';
import { sidewaysPhoto } from './support/photo.ts';
import { beginRecord, fillQuick, submitRecord } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';
import type { SignIn } from './support/block.ts';
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
test.use({ blockSize: { units: 2, members: 20, activities: 0, seed: 23 } });
/** Three browsers, one of them with a camera before which codes go round. */
test.setTimeout(180_000);

const NAME = 'Dựng lại nhà cho hộ già ở Nà Hẩu';
const PATIENCE_MS = 60_000;

/** Signs in, and has the server's word on the phone: from here on it needs no signal. */
async function intoTheField(page: Page, who: SignIn | undefined): Promise<void> {
	if (who === undefined) throw new Error('The block is too small.');
	const word = page.waitForResponse((response) => response.url().endsWith('/api/handover/key'));
	await page.goto('/');
	await signIn(page, who);
	expect((await word).status()).toBe(200);
	await appKept(page);
	await allSent(page);
	await page.context().setOffline(true);
}

const codeOf = (page: Page) => page.getByText(/^Mã gói [0-9A-Z]{3}-[0-9A-Z]{3}$/);
const shownCode = (page: Page) => page.getByRole('img', { name: /^Mã QR của gói/ });

/** Pictures of the codes that go round on a screen, each once. */
async function codesOf(page: Page): Promise<Buffer[]> {
	const many = Number(/\d+$/.exec((await shownCode(page).getAttribute('aria-label')) ?? '')?.[0]);
	const drawn = () => shownCode(page).locator('path').getAttribute('d');
	const pictures = new Map<string, Buffer>();
	await expect
		.poll(
			async () => {
				const before = (await drawn()) ?? '';
				const picture = await shownCode(page).screenshot();
				if ((await drawn()) === before) pictures.set(before, picture);
				return pictures.size;
			},
			{ timeout: PATIENCE_MS, intervals: [100] }
		)
		.toBeGreaterThan(2 * many);
	return [...pictures.values()];
}

/** A photo in which no child can be recognised, for the record that is being written. */
async function addPhoto(page: Page): Promise<void> {
	await page.locator('#fold-photos > summary').click();
	const file = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await sidewaysPhoto(page) };
	await page.locator('input[type=file][multiple]').setInputFiles([file]);
	const no = page.getByRole('radio', { name: 'Không', exact: true });
	// Answered, the question is gone.
	await no.click();
	await expect(no).toHaveCount(0);
}

test('without signal a record goes to another phone by codes, and with its photo as a file; that phone brings both, once, and their author is told', async ({
	block,
	camera,
	newPhone,
	page: desk
}) => {
	const [author, carrier] = block.members(block.unit);
	const [secretary] = block.secretaries(block.unit);
	const a = await newPhone().start();
	const b = await newPhone({}, camera.switches('allowed')).start();
	await intoTheField(a, author);
	await intoTheField(b, carrier);

	await beginRecord(a);
	await fillQuick(a, { name: NAME, day: '15/06/2021' });
	await addPhoto(a);
	await submitRecord(a);
	await unsent(a, 1);
	await a.getByRole('button', { name: 'Xem từng mục' }).click();
	await a.getByRole('dialog').getByRole('link', { name: 'Chuyển sang máy khác' }).click();
	await expect(
		a.getByRole('heading', { level: 1, name: 'Chuyển 1 hoạt động, 1 ảnh' })
	).toBeVisible();
	await expect(shownCode(a)).toBeVisible();

	await b.goto('/toi');
	await b.getByRole('link', { name: 'Chuyển máy' }).click();
	await expect(b.getByText('Chưa cầm giúp ai.')).toBeVisible();
	await b.getByRole('link', { name: 'Nhận gói' }).click();

	await test.step('by the codes that one screen shows and the other phone reads', async () => {
		await camera.watch(a, await codesOf(a));
		await b.getByRole('button', { name: 'Bật máy ảnh' }).click();
		await expect(b.getByText(/^Đã nhận của /)).toBeVisible({ timeout: PATIENCE_MS });
		await expect(b.getByText(/^1 ảnh của gói chưa sang máy này/)).toBeVisible();
		expect(await codeOf(b).textContent()).toBe(await codeOf(a).textContent());
		await a.getByRole('button', { name: 'Dừng khung' }).click();
		await expectAccessibleLightAndDark(a);
		await expectAccessibleLightAndDark(b);
	});

	await test.step('as a file too: it is the same bundle, with its photo, and is there once', async () => {
		const saving = a.waitForEvent('download');
		await expect(a.getByRole('checkbox', { name: /^Kèm 1 ảnh/ })).toBeChecked();
		await a.getByRole('button', { name: /^Lưu tệp/ }).click();
		const file = await saving;
		expect(file.suggestedFilename()).toMatch(/^chuyen-may-.*\.txt$/);
		const text = readFileSync(await file.path());
		expect(text.includes('Nà Hẩu')).toBe(false);
		await expectFits(a);
		await a.getByLabel(/^Ai cầm giúp/).fill('Dũng ở trạm');
		await a.getByRole('button', { name: 'Máy kia đã nhận đủ' }).click();
		await expect(a.getByText(/^Dũng ở trạm · 1 hoạt động, 1 ảnh$/)).toBeVisible();
		await expect(a.getByText(/^Còn 2 mục/)).toBeVisible();
		await expectFits(a);

		await b.getByRole('button', { name: 'Nhận gói khác' }).click();
		const choose = b.locator('input[type=file]');
		const asText = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/plain', buffer });
		const first = text.indexOf('\n');
		await choose.setInputFiles(asText('nua.txt', text.subarray(0, first / 2)));
		await expect(b.getByRole('alert')).toContainText('cắt giữa chừng');
		await expectFits(b);
		await choose.setInputFiles(asText('thieu.txt', text.subarray(0, text.length - 100)));
		await expect(b.getByRole('alert')).toContainText('Mới nhận 0/1 ảnh');
		await expectFits(b);
		await expectAccessibleLightAndDark(b);
		await b.getByRole('button', { name: 'Nhận gói khác' }).click();
		await choose.setInputFiles(asText('chuyen-may.txt', text));
		await expect(b.getByText('Ảnh: đã nhận 1/1.')).toBeVisible();
		await b.getByRole('button', { name: 'Nhận gói khác' }).click();
		await choose.setInputFiles(asText('chuyen-may.txt', text));
		await expect(b.getByText(/^Đã có gói này của /)).toBeVisible();
		await b.getByRole('link', { name: 'Xem gói đang cầm' }).click();
		await expect(b.getByText('Chờ mạng để gửi.')).toHaveCount(1);
		await expectAccessibleLightAndDark(b);
		await expectFits(b);
	});

	await test.step('where there is signal the other phone brings it, and the secretary sees it once', async () => {
		await b.context().setOffline(false);
		await expect(b.getByText(/^Máy chủ nhận đủ/)).toBeVisible({ timeout: PATIENCE_MS });
		if (secretary === undefined) throw new Error('The unit has nobody.');
		await desk.goto('/');
		await signIn(desk, secretary);
		await desk.goto('/duyet');
		await expect(desk.getByText(NAME)).toHaveCount(1);
	});

	const sent: string[] = [];
	a.on('request', (request) => {
		if (request.method() === 'PUT') sent.push(request.url());
	});
	await test.step('its author’s phone learns that it is there, and it is still there once', async () => {
		await a.context().setOffline(false);
		await expect(a.getByText('Máy chủ đã nhận đủ.', { exact: true })).toBeVisible({
			timeout: PATIENCE_MS
		});
		await expect(a.getByText('1 ảnh đi cùng: máy chủ đã nhận đủ.')).toBeVisible({
			timeout: PATIENCE_MS
		});
		expect(sent.filter((url) => url.includes('/api/photos/'))).toEqual([]);
		await openHome(a);
		await allSent(a);
		await openRecords(a);
		const own = a.getByRole('link', { name: new RegExp(NAME) });
		await expect(own).toHaveCount(1);
		await expect(own).toContainText('Đã gửi');
		await desk.reload();
		await expect(desk.getByText(NAME)).toHaveCount(1);
	});
});
