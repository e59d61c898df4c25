import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import type { App } from './app.ts';
import type { SignIn } from './support/block.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 20, seed: 13 } });

/** Somebody whose account is new: nobody has asked them yet. */
async function newcomer(app: App, unit: string): Promise<SignIn> {
	const who = {
		login: 'nguoimoi',
		password: 'khoi2022',
		name: 'Người Mới',
		person: 'nguoi-moi',
		unit
	};
	const { login, person, name } = who;
	const args = ['add', '--login', login, '--person', person, '--name', name];
	const adding = promisify(execFile)(
		process.execPath,
		['src/cli/account.ts', ...args, '--role', `member:${unit}`],
		{ env: { ...process.env, DATA_DIR: app.dataDir, COUCHDB_URL: app.couchUrl } }
	);
	adding.child.stdin?.end(`${who.password}\n`);
	await adding;
	return who;
}

async function typeSignIn(page: Page, { login, password }: SignIn): Promise<void> {
	await page.getByLabel('Tên đăng nhập').fill(login);
	await page.getByLabel('Mật khẩu').fill(password);
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

test('the first sign-in tells what is kept, ticks nothing, and opens the app once one agreed', async ({
	app,
	block,
	page
}) => {
	const who = await newcomer(app, block.unit);
	await page.goto('/');
	await typeSignIn(page, who);
	await expect(page.getByRole('heading', { name: 'Dữ liệu cá nhân của bạn' })).toBeVisible();
	const ticks = page.getByRole('checkbox');
	await expect(ticks).toHaveCount(2);
	for (const tick of await ticks.all()) await expect(tick).not.toBeChecked();
	await expectAccessibleLightAndDark(page);
	await expectFits(page);

	await page.getByRole('button', { name: 'Đồng ý và vào ứng dụng' }).click();
	await expect(page.getByText(/^Chọn ô thứ nhất nếu đồng ý/)).toBeVisible();
	await page.reload();
	await page.getByRole('checkbox', { name: /Ghi, duyệt và tổng hợp/ }).check();
	await page.getByRole('button', { name: 'Đồng ý và vào ứng dụng' }).click();
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();
});
