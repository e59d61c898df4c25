import type { Page } from '@playwright/test';
import { renderSVG } from 'uqr';
import { newJointCode } from '../../src/lib/domain/activity/joint.ts';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { Camera } from './support/camera.ts';
import { expect, test as base } from './support/fixtures.ts';
import { allSent, openRecords } from './support/home.ts';
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
test.use({ blockSize: { units: 2, members: 40, activities: 0, seed: 7 } });
/** Two browsers, one of them with a camera. */
test.setTimeout(120_000);

const CODE = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;
const deed = (name: string) => ({ name, day: '20/05/2021' });

async function openJoint(page: Page): Promise<void> {
	await page.locator('summary', { hasText: 'Nối với hoạt động khác' }).click();
}

const box = (page: Page) => page.getByLabel('Mã hoạt động chung');
const scan = (page: Page) => page.getByRole('button', { name: 'Quét mã QR' }).click();

/** A poster with an address on it, as hangs at every counter. */
async function poster(page: Page): Promise<Buffer> {
	const wall = await page.context().newPage();
	await wall.setContent(renderSVG('https://yenbai.example/dich-vu-cong'));
	const png = await wall.locator('svg').screenshot();
	await wall.close();
	return png;
}

test('a phone without signal reads the code of a joint event from the screen of the lead’s phone', async ({
	block,
	camera,
	newPhone
}) => {
	const [lead] = block.members(block.unit);
	const [other] = block.members(block.otherUnit);
	if (lead === undefined || other === undefined) throw new Error('The block is too small.');
	const a = await newPhone({}, camera.switches('refused')).start();
	const b = await newPhone({}, camera.switches('allowed')).start();
	for (const [page, who] of [
		[b, other],
		[a, lead]
	] as const) {
		await page.goto('/');
		await signIn(page, who);
	}
	await camera.see(a, await poster(a));

	await beginRecord(a);
	await fillQuick(a, deed('Trung thu ở A Lù'));
	await openJoint(a);
	await test.step('a camera that is refused leaves the code to be typed', async () => {
		const typed = newJointCode(Uint8Array.of(1, 2, 3, 4, 5, 6, 7));
		await scan(a);
		await expect(a.getByRole('dialog').getByRole('alert')).toContainText('gõ mã 8 chữ và số');
		await expect(a.getByLabel(/^Đưa mã QR/)).toBeHidden();
		await a.getByRole('button', { name: 'Gõ mã' }).click();
		await box(a).fill(typed);
		await box(a).blur();
		await expect(a.getByText(/^Mã này máy chưa biết/)).toBeVisible();
		await a.getByRole('button', { name: 'Rời hoạt động chung' }).click();
	});
	await a.getByRole('button', { name: 'Tạo mã' }).click();
	const shown = a.getByRole('img', { name: /^Mã QR/ });
	await expect(shown).toBeVisible();
	const qr = await shown.screenshot();
	const code = (await a.locator('p', { hasText: CODE }).textContent()) ?? '';
	await submitRecord(a);

	await appKept(b);
	await allSent(b);
	await beginRecord(b);
	await b.context().setOffline(true);
	await fillQuick(b, deed('Cùng trung thu'));
	await openJoint(b);
	const sheet = b.getByRole('dialog');
	await test.step('the QR code of something else joins nothing', async () => {
		await scan(b);
		await expect(sheet.getByRole('alert')).toContainText(
			'Mã QR này không phải mã hoạt động chung.'
		);
		await expectAccessibleLightAndDark(b);
		await b.keyboard.press('Escape');
		await expect(sheet).toBeHidden();
		await expect(box(b)).toHaveValue('');
	});

	await test.step('the code of the lead’s phone joins, and goes with the record', async () => {
		await camera.see(b, qr);
		await scan(b);
		await expect(sheet).toBeHidden();
		await expect(box(b)).toHaveValue(code);
		await submitRecord(b);
		await b.context().setOffline(false);
		await allSent(b);
		await openRecords(b);
		await b.getByRole('link', { name: /Cùng trung thu/ }).click();
		await expect(b.getByText(code)).toBeVisible();
		await expect(b.getByText('chủ trì · chờ duyệt')).toBeVisible();
		await expect(b.getByText('chờ duyệt · hoạt động này')).toBeVisible();
	});
});
