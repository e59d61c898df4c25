import type { Page } from '@playwright/test';
import type { Device } from '../browser/device.ts';
import type { App } from './app.ts';
import type { SignIn } from './support/block.ts';
import { expect, test } from './support/fixtures.ts';
import { signIn } from './support/sign-in.ts';
import { appKept, roleFilesKept } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 60, seed: 5 } });
test.beforeEach(() => test.setTimeout(180_000));

/** Signs in once with signal, then starts the phone cold at an address with no server anywhere. */
async function coldStart(app: App, phone: Device, who: SignIn, address: string): Promise<Page> {
	const page = await phone.start();
	await page.goto('/');
	await signIn(page, who);
	await appKept(page);
	await roleFilesKept(page);
	if (who.unit !== null) await expect(page.getByText(/^Đã gửi hết/)).toBeVisible();
	else await figuresArrived(page);
	await phone.stop();
	await app.stop('SIGKILL');
	const again = await phone.start();
	await phone.context.setOffline(true);
	await again.goto(address);
	return again;
}

async function figuresArrived(page: Page): Promise<void> {
	await page.goto('/so-lieu');
	await expect(page.getByRole('heading', { name: 'Tổng số' })).toBeVisible();
}

test('a secretary starts without signal in the queue, decides, and the decision goes up later', async ({
	app,
	block,
	newPhone
}) => {
	const [secretary] = block.secretaries(block.unit);
	if (secretary === undefined) throw new Error('The unit has no secretary.');
	const phone = newPhone();
	const page = await coldStart(app, phone, secretary, '/duyet');
	await expect(page.getByRole('heading', { level: 1, name: 'Chờ duyệt' })).toBeVisible();
	await page.locator('a[href^="/duyet/"]').first().click();
	await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
	await expect(page.getByText(/^Đã duyệt “/)).toBeVisible();

	await app.start();
	await phone.context.setOffline(false);
	await page.goto('/');
	await expect(page.getByText(/^Đã gửi hết/)).toBeVisible();
});

test('the committee starts without signal at the figures of the whole block', async ({
	app,
	block,
	newPhone
}) => {
	const page = await coldStart(app, newPhone(), block.of('committee'), '/so-lieu');
	await expect(page.getByRole('heading', { name: 'Tổng số' })).toBeVisible();
	await expect(page.getByText(/^Số liệu lúc \d\d:\d\d/)).toBeVisible();
	const heading = page.getByRole('heading', { name: 'Hoạt động', level: 3, exact: true });
	const figure = page.getByRole('listitem').filter({ has: heading }).getByRole('link').first();
	await expect(figure).toHaveText(/[1-9]/);
});
