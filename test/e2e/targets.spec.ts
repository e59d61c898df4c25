import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { signIn } from './support/sign-in.ts';

// axe reads long pages twice, in light and in dark.
test.slow();

test('the committee sees each target as a fraction, and which units are missing', async ({
	block,
	newPhone
}) => {
	const page = await newPhone().start();
	await page.goto('/');
	await signIn(page, block.of('committee'));
	await page.getByRole('link', { name: 'Khối', exact: true }).click();
	// The first sync of a committee's phone brings the figures.
	const deeds = page.locator('#chi-tieu-CT12');
	const year = page.getByRole('group', { name: 'Năm' }).getByText('2021', { exact: true });
	await year.click({ timeout: 20_000 });
	await expect(deeds.getByText('đoàn viên, thanh niên')).toHaveCount(1);
	await deeds.locator('summary').click();
	// Once: over the term it stands at each year.
	await expect(deeds.getByText('2 trên 2 cơ sở đã chốt số liệu kỳ này.')).toHaveCount(1);
	await expectAccessibleLightAndDark(page);
	// As on the board: what can be said of a part of the year is seen before it is opened.
	await page.getByText('Chọn kỳ ngắn hơn').click();
	await expect(
		page.getByRole('radio', { name: /(trống|chờ duyệt|đã duyệt hết|đã khóa)$/ })
	).not.toHaveCount(0);

	const unit = deeds.getByRole('listitem').getByRole('link').first();
	const name = await unit.textContent();
	await unit.click();
	await expect(page.getByRole('heading', { level: 1, name: name ?? '' })).toBeVisible();
	await page.locator('#chi-tieu-CT12 summary').click();
	await expect(
		page.getByText('Tên người còn thiếu chỉ hiện trên máy bí thư đơn vị.')
	).toBeVisible();

	// An address that names a target opens it, though its figures come after the page.
	await page.goto('/chi-tieu?period=2021#chi-tieu-CT16');
	await page.reload();
	const named = page.locator('#chi-tieu-CT16');
	await expect(named.getByText('Chương trình viết:')).toBeInViewport();
	await expect(named.getByRole('table').first()).toContainText('9 tháng');
});

test('a secretary reads the names of those who are missing, counted on the phone', async ({
	block,
	newPhone
}) => {
	const page = await newPhone().start();
	await page.goto('/');
	const [secretary] = block.secretaries(block.unit);
	if (secretary === undefined) throw new Error('the unit has no secretary');
	await signIn(page, secretary);
	await page.getByRole('link', { name: 'Đơn vị' }).click();
	await page.getByText('2022', { exact: true }).click();
	const culture = page.locator('#chi-tieu-CT16');
	await culture.locator('summary').click();
	const missing = culture.getByRole('listitem').first();
	await expect(missing).toBeVisible();
	const person = (await missing.locator('.who').textContent())?.trim() ?? '';
	expect(person).not.toMatch(/^dv/);
	await expectAccessibleLightAndDark(page);
});
