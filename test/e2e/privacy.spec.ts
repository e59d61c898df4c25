import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { newcomer } from './support/newcomer.ts';
import type { SignIn } from './support/block.ts';
import { signIn } from './support/sign-in.ts';
import { appKept } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 20, seed: 13 } });

async function typeSignIn(page: Page, { login, password }: SignIn): Promise<void> {
	await page.getByLabel('Tên đăng nhập').fill(login);
	await page.getByLabel('Mật khẩu').fill(password);
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

test('the first sign-in asks; one takes a copy of what is kept, asks the office, and reads its answer', async ({
	app,
	block,
	newPhone,
	page
}) => {
	test.slow();
	const strangers: string[] = [];
	page.on('request', (request) => {
		const { protocol, origin } = new URL(request.url());
		if (protocol.startsWith('http') && origin !== app.url) strangers.push(request.url());
	});
	page.on('console', (message) => {
		if (message.text().includes('Content Security Policy')) strangers.push(message.text());
	});
	const who = await newcomer(app, block.unit);
	await page.goto('/');
	await typeSignIn(page, who);
	await expect(page.getByRole('heading', { name: 'Dữ liệu cá nhân của bạn' })).toBeVisible();
	const ticks = page.getByRole('checkbox');
	await expect(ticks).toHaveCount(2);
	for (const tick of await ticks.all()) await expect(tick).not.toBeChecked();
	await expectAccessibleLightAndDark(page);
	await expectFits(page);
	// Without signal nobody can be answered, and nobody is held up; with it the question is there again.
	await expect(page.getByRole('button', { name: 'Để sau, dùng tiếp' })).toHaveCount(0);
	await appKept(page);
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Để sau, dùng tiếp' }).click();
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();
	await page.context().setOffline(false);
	await expect(page.getByRole('heading', { name: 'Dữ liệu cá nhân của bạn' })).toBeVisible();

	await page.getByRole('button', { name: 'Đồng ý và vào ứng dụng' }).click();
	await expect(page.getByText(/^Chọn ô thứ nhất nếu đồng ý/)).toBeVisible();
	await page.reload();
	await page.getByRole('checkbox', { name: /Ghi, duyệt và tổng hợp/ }).check();
	await page.getByRole('button', { name: 'Đồng ý và vào ứng dụng' }).click();
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();

	await page.goto('/toi');
	await page.getByRole('link', { name: 'Dữ liệu của tôi' }).click();
	await expect(page.getByText('Ghi giai đoạn vào Đảng: không')).toBeVisible();
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Lưu bản đọc được' }).click();
	const saved = readFileSync(await (await saving).path(), 'utf8');
	expect(saved).toContain('Tên đăng nhập: nguoimoi');
	await page.getByRole('button', { name: 'Yêu cầu sửa' }).click();
	await page.getByRole('button', { name: 'Gửi văn phòng' }).click();
	await expect(page.getByText('Ghi rõ để văn phòng sửa được.')).toBeVisible();
	await page.getByLabel('Sai ở đâu, đúng là gì').fill('Năm sinh đúng là 1995.');
	await page.getByRole('button', { name: 'Gửi văn phòng' }).click();
	await expect(page.getByRole('heading', { name: 'Yêu cầu sửa dữ liệu' })).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await expectFits(page);

	const office = await newPhone().start();
	await office.goto('/');
	await signIn(office, block.of('office'));
	// At home, where the office's day begins.
	await office.getByRole('link', { name: 'Yêu cầu gửi văn phòng' }).click();
	await expect(office.getByRole('heading', { name: 'Cần làm (2)' })).toBeVisible();
	const asked = office.getByRole('listitem').filter({ hasText: 'Năm sinh đúng là 1995.' });
	await expectAccessibleLightAndDark(office);
	await expectFits(office);
	await asked.getByRole('button', { name: 'Đã làm xong' }).click();
	await office.getByLabel('Lời trả lời').fill('Đã sửa năm sinh.');
	await office.getByRole('dialog').getByRole('button', { name: 'Đã làm xong' }).click();
	await expect(office.getByRole('heading', { name: 'Cần làm (1)' })).toBeVisible();

	await office.goto('/van-phong/nhat-ky');
	await office.locator('summary').filter({ hasText: 'Lọc' }).click();
	await office.getByLabel('Tên người').fill('nguoi moi');
	await office.getByLabel('Việc').selectOption('Quyền về dữ liệu');
	await office.getByRole('button', { name: 'Xem', exact: true }).click();
	await expect(office.getByText('Lấy bản sao dữ liệu của mình')).toBeVisible();
	await expect(office.getByText('Đăng nhập')).toHaveCount(0);
	await expectAccessibleLightAndDark(office);
	await expectFits(office);

	await page.reload();
	await expect(page.getByText('“Đã sửa năm sinh.”')).toBeVisible();
	await page.getByRole('button', { name: 'Xem 30 ngày qua' }).click();
	await expect(page.getByRole('heading', { name: 'Đã đọc', exact: true })).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await expectFits(page);

	await office.goto('/van-phong/may-mat');
	await office.getByLabel('Tìm theo tên hoặc tên đăng nhập').fill('nguoi moi');
	await office.getByRole('button', { name: 'Tìm' }).click();
	await office.getByRole('button', { name: /^Người Mới/ }).click();
	await office.getByRole('button', { name: 'Báo mất máy này' }).click();
	await expectAccessibleLightAndDark(office);
	await office.getByRole('dialog').getByRole('button', { name: 'Báo mất' }).click();
	await expect(office.getByText('Không còn máy nào đăng nhập.')).toBeVisible();
	await page.reload();
	await expect(page.getByRole('heading', { level: 1, name: 'Đăng nhập' })).toBeVisible();
	await expect.poll(() => page.evaluate(keptOf, who.person)).toEqual([]);
	expect(strangers, 'nothing is asked of anybody else, and no policy is broken').toEqual([]);
});

/** What a phone keeps that belongs to a person: their databases, and answers of the server in caches. */
async function keptOf(person: string): Promise<string[]> {
	const databases = (await indexedDB.databases()).map(({ name }) => name ?? '');
	const cached: string[] = [];
	for (const name of await caches.keys())
		for (const { url } of await (await caches.open(name)).keys())
			cached.push(new URL(url).pathname);
	return [
		...databases.filter((name) => name.includes(person)),
		...cached.filter((path) => /^\/(api|db)\//.test(path))
	];
}
