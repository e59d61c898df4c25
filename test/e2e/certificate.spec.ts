import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { App } from './app.ts';
import { Block } from './support/block.ts';
import { expectFits } from './support/fits.ts';
import { expect, test as base } from './support/fixtures.ts';
import { beginRecord, draftKept, fillQuick, submitRecord } from './support/quick-record.ts';
import { SecureRoad } from '../fixtures/secure-road.ts';
import { signIn } from './support/sign-in.ts';
import { namesOnServer } from './support/stored.ts';
import { appKept } from './support/weather.ts';
import { moveClock } from './support/wrong-clock.ts';

const test = base.extend<{ road: SecureRoad }>({
	// Playwright reads the fixtures' names out of this pattern.
	// eslint-disable-next-line no-empty-pattern
	road: async ({}, use) => {
		const road = await SecureRoad.start();
		await use(road);
		await road.close();
	},
	baseURL: ({ road }, use) => use(road.url),
	world: async ({ blockSize, road }, use) => {
		const app = await App.create({ origin: road.url });
		const block = await Block.make(app, blockSize);
		await app.start();
		road.leadTo(app.url);
		await use({ app, block });
		await app.discard();
	}
});
test.use({ blockSize: { units: 1, members: 12, activities: 0, seed: 1 } });

test('a certificate that has ended: the app opens, what is written waits, the phone says what can be wrong, and it sends when there is a good one', async ({
	app,
	block,
	road,
	newPhone
}) => {
	test.setTimeout(180_000);
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit has no members.');
	const page = await newPhone({ baseURL: road.url }, [SecureRoad.trust]).start();
	await page.goto('/');
	await signIn(page, member);
	await expect(page.getByText(/^Đã gửi hết/)).toBeVisible();
	await appKept(page);

	road.show('ended');
	await beginRecord(page);
	await fillQuick(page, { name: 'Sửa đường vào bản', day: '15/06/2021' });
	await draftKept(page);
	await submitRecord(page);
	// Started anew, out of what the phone keeps: the browser shows no warning in its place.
	await page.goto('/');
	await expect(page.getByText(/^1 hoạt động chưa gửi/)).toBeVisible();

	const sheet = page.getByRole('dialog', { name: 'Gửi hoạt động' });
	const title = sheet.getByText('Máy có mạng mà không nối được an toàn với máy chủ');
	await test.step('the list of what waits says what can be wrong, with the clock of this phone', async () => {
		await page.getByRole('button', { name: 'Xem từng mục', exact: true }).click();
		await expect(title).toBeVisible();
		await expect(sheet.getByText(/Máy này đang ghi \d\d:\d\d ngày/)).toBeVisible();
		await expect(sheet.getByText('1 hoạt động còn lưu trên máy này.')).toBeVisible();
		await expectAccessibleLightAndDark(page);
		await expectFits(page);
		if (process.env['SHOTS']) {
			await page.setViewportSize({ width: 360, height: 740 });
			await page.screenshot({ path: `${process.env['SHOTS']}/certificate-360.png` });
		}
	});

	await test.step('so it is with one that is not good yet, or of another name', async () => {
		for (const bad of ['notYet', 'otherName'] as const) {
			road.show(bad);
			await sheet.getByRole('button', { name: 'Thử gửi lại' }).click();
			await expect(title).toBeVisible();
		}
	});

	await test.step('a clock that stands before the last sending is told to be wrong', async () => {
		await sheet.getByRole('button', { name: 'Đóng' }).click();
		await moveClock(page, -365 * 86_400_000);
		await page.getByRole('button', { name: 'Xem từng mục', exact: true }).click();
		await expect(sheet.getByText(/Giờ ấy lùi về trước lần gửi cuối/)).toBeVisible();
		await moveClock(page, 365 * 86_400_000);
	});

	road.show('good');
	await sheet.getByRole('button', { name: 'Thử gửi lại' }).click();
	await expect(sheet.getByText('Mọi hoạt động đã gửi.')).toBeVisible();
	expect(await namesOnServer(app.url, member)).toEqual(['Sửa đường vào bản']);
});
