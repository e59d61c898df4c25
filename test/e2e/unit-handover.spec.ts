import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 40, seed: 9 } });

test('a unit is handed to its next secretary: both open phones follow at once, and the new one is told what is open', async ({
	block,
	newPhone
}) => {
	test.setTimeout(240_000);
	const [old] = block.secretaries(block.unit);
	const next = block.members(block.unit)[3];
	if (old === undefined || next === undefined) throw new Error('The block is too small.');
	const [theirs, hers, office] = [
		await newPhone().start(),
		await newPhone().start(),
		await newPhone().start()
	];
	for (const [page, who] of [
		[theirs, old],
		[hers, next],
		[office, block.of('office')]
	] as const) {
		await page.goto('/');
		await signIn(page, who);
	}
	const review = (page: typeof hers) => page.getByRole('link', { name: 'Duyệt', exact: true });
	await expect(review(theirs)).toBeVisible({ timeout: 45_000 });
	await expect(hers.getByText(/^Đã gửi hết/)).toBeVisible({ timeout: 45_000 });
	await expect(review(hers)).toBeHidden();

	await office.goto('/van-phong/co-so');
	await office.getByRole('link', { name: new RegExp(old.name) }).click();
	await office.getByText(/^Giao bí thư/).click();
	await office.getByRole('button', { name: 'Giao', exact: true }).click();
	await expect(office.getByText('Chọn bí thư mới.')).toBeVisible();
	await office.getByLabel('Bí thư mới (bắt buộc)').selectOption(next.name);
	await office.getByLabel(old.name, { exact: true }).check();
	await office.getByLabel(/^Căn cứ/).fill('QĐ 30-QĐ/ĐTN');
	await expectAccessibleLightAndDark(office);
	await expectFits(office);
	await office.getByRole('button', { name: 'Giao', exact: true }).click();
	await expect(
		office.getByText('Đã giao. Phiếu bàn giao có trên máy của hai người.')
	).toBeVisible();

	// Neither phone was touched.
	await expect(review(hers)).toBeVisible({ timeout: 30_000 });
	await expect(review(theirs)).toBeHidden({ timeout: 30_000 });
	await hers.goto('/');
	await hers.getByRole('link', { name: 'Xem phiếu bàn giao' }).click({ timeout: 45_000 });
	const told = `${old.name} giao cho ${next.name}`;
	await expect(hers.getByText(told)).toBeVisible();
	await expect(hers.getByRole('heading', { name: /^Hoạt động chờ duyệt \(\d+\)$/ })).toBeVisible();
	await expectAccessibleLightAndDark(hers);
	await expectFits(hers);
	await theirs.goto('/co-so/ban-giao');
	await expect(theirs.getByText(told)).toBeVisible({ timeout: 30_000 });
});
