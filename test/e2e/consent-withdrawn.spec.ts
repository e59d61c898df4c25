import type { Page } from '@playwright/test';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent, openHome } from './support/home.ts';
import { sidewaysPhoto } from './support/photo.ts';
import { beginRecord, fillQuick, submitRecord } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';
import { signalReturns } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 10, seed: 17 } });
test.slow();

const NAME = 'Trao áo ấm ở điểm trường Háng Gàng';

async function consentGiven(page: Page, form: string): Promise<void> {
	await page.getByRole('radio', { name: 'Có', exact: true }).check();
	await page.getByRole('button', { name: 'Ghi sự đồng ý' }).click();
	await page.getByLabel('Em từ 7 tuổi').selectOption('Không có em từ 7 tuổi');
	await page.getByLabel('Người đại diện').selectOption('Đồng ý');
	await page.getByLabel('Số phiếu').fill(form);
	await page.getByLabel('Số em').fill('2');
	await page.getByLabel('Bằng cách nào').selectOption('Ký trên phiếu');
	await page.getByLabel('Ngày hỏi').fill('15/06/2021');
	await page.getByRole('button', { name: 'Ghi sự đồng ý' }).click();
}

test('a consent is withdrawn by the number of its form: the photo goes from the server and from every phone, and the record says so', async ({
	block,
	page,
	newPhone
}) => {
	const [member] = block.members(block.unit);
	const [secretary] = block.secretaries(block.unit);
	if (member === undefined || secretary === undefined) throw new Error('The unit has nobody.');
	const photo = page.waitForResponse(
		(one) => one.request().method() === 'PUT' && one.url().includes('/api/photos/')
	);
	await page.goto('/');
	await signIn(page, member);
	await beginRecord(page);
	await fillQuick(page, { name: NAME, day: '15/06/2021' });
	await page.locator('#fold-photos > summary').click();
	const buffer = await sidewaysPhoto(page);
	await page
		.locator('input[type=file][multiple]')
		.setInputFiles([{ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer }]);
	await consentGiven(page, 'P-07');
	await submitRecord(page);
	await allSent(page);
	const address = (await photo).url();
	await page.goto('/hoat-dong');
	await page.getByRole('link', { name: NAME }).click();
	await expect(page.getByRole('button', { name: 'Mở ảnh 1' })).toBeVisible();
	const record = new URL(page.url()).pathname;

	const other = await newPhone().start();
	await other.goto('/');
	await signIn(other, secretary);
	await allSent(other);
	await other.goto(record);
	await other.getByRole('button', { name: 'Mở ảnh 1' }).click();
	await expect(other.getByRole('img', { name: /^Ảnh 1 của hoạt động/ })).toBeVisible();
	await other.goto('/co-so/rut-dong-y');
	await other.getByLabel('Số phiếu').fill('P-70');
	await other.getByRole('button', { name: 'Tìm ảnh theo phiếu' }).click();
	await expect(other.getByText('Không có ảnh nào theo phiếu P-70.')).toBeVisible();
	await other.getByLabel('Số phiếu').fill('p-07');
	await other.getByRole('button', { name: 'Tìm ảnh theo phiếu' }).click();
	await expect(other.getByRole('link', { name: NAME })).toBeVisible();
	await expectAccessibleLightAndDark(other);
	await expectFits(other);
	await other.getByRole('button', { name: 'Xóa 1 ảnh vì rút đồng ý' }).click();
	await expect(other.getByText('Đã xóa 1 ảnh theo phiếu P-07.', { exact: false })).toBeVisible();
	await openHome(other);
	await allSent(other);

	const gone = /^Một ảnh đã xóa ngày .* vì rút lại đồng ý\.$/;
	await other.goto(record);
	await expect(other.getByText(gone)).toBeVisible();
	await expect.poll(async () => (await page.request.get(address)).status()).toBe(410);
	await signalReturns({ context: page.context() });
	await expect(page.getByText(gone)).toBeVisible();
	await expect(page.getByRole('button', { name: 'Mở ảnh 1' })).toHaveCount(0);
	await expect.poll(() => page.evaluate(keptPhotos)).toEqual([]);
});

/** What of photos lies in this browser's databases: bytes, and small pictures of them. */
async function keptPhotos(): Promise<string[]> {
	const done = <T>(request: IDBRequest<T>) =>
		new Promise<T>((resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('not read'));
		});
	const found: string[] = [];
	for (const { name = '' } of await indexedDB.databases()) {
		const db = await done(indexedDB.open(name));
		for (const of of db.objectStoreNames)
			for (const row of await done(
				db.transaction(of).objectStore(of).getAll() as IDBRequest<unknown[]>
			))
				if (typeof row === 'object' && row !== null)
					for (const value of Object.values(row))
						if (value instanceof Blob || value instanceof ArrayBuffer) found.push(`${name} ${of}`);
		db.close();
	}
	return found;
}
