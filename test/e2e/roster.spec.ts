import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent, openHome } from './support/home.ts';
import { signIn } from './support/sign-in.ts';
import { appKept, signalReturns } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 60, activities: 0, seed: 11 } });
/** Three browsers. */
test.setTimeout(180_000);

test('a secretary without signal records a transfer and a maturing, closes the headcount by chi đoàn; the committee reads the new denominator and the other unit receives the person', async ({
	block,
	newPhone
}) => {
	const [secretary] = block.secretaries(block.unit);
	const [other] = block.secretaries(block.otherUnit);
	const [moving] = block.members(block.unit);
	if (!secretary || !other || !moving) throw new Error('The units are too small.');
	const own = newPhone();
	const page = await own.start();
	await page.goto('/');
	await signIn(page, secretary);
	await allSent(page);
	await appKept(page);
	await page.getByRole('navigation').getByRole('link', { name: 'Đơn vị' }).click();
	await expect(
		page.getByRole('heading', { name: 'Danh sách đoàn viên, thanh niên' })
	).toBeVisible();
	await own.context.setOffline(true);

	const sheet = page.getByRole('dialog').last();
	await test.step('somebody goes to another unit of the block', async () => {
		await page.getByLabel('Tìm người').fill(moving.name);
		await page
			.getByRole('button', { name: new RegExp(`^${moving.name}`) })
			.first()
			.click();
		await page.getByRole('button', { name: 'Chuyển đi', exact: true }).click();
		await page.getByLabel('Ngày chuyển đi').fill('01/01/2019');
		await page.getByLabel(/^Chuyển đến đâu/).selectOption({ index: 1 });
		await sheet.getByRole('button', { name: 'Ghi', exact: true }).click();
		await expect(page.getByText(/^Trước ngày vào danh sách/)).toBeVisible();
		await expectAccessibleLightAndDark(page);
		await page.getByLabel('Ngày chuyển đi').fill('01/12/2022');
		await sheet.getByRole('button', { name: 'Ghi', exact: true }).click();
		await expect(page.getByText(`Đã ghi ${moving.name}: Chuyển đi. Có mạng sẽ gửi.`)).toBeVisible();
		await expect(
			page.getByRole('listitem').getByText(/^Chuyển đi .*, ngày 01\/12\/2022$/)
		).toBeVisible();
		await expectAccessibleLightAndDark(page);
		await page.keyboard.press('Escape');
		await page.getByLabel('Tìm người').fill('');
	});

	await test.step('somebody matures by one tap', async () => {
		const before = await page.getByText(/người, chưa ai bị bỏ khỏi danh sách$/).textContent();
		await page.getByText(/^Quá tuổi Đoàn trong năm/).click();
		await page
			.getByRole('button', { name: /^Ghi trưởng thành/ })
			.first()
			.click();
		await expect(
			page.getByText(/^Đã ghi .*: Trưởng thành Đoàn, ngày .* Có mạng sẽ gửi\.$/)
		).toBeVisible();
		await expect(page.getByText(before ?? '', { exact: true })).toBeHidden();
		await expectAccessibleLightAndDark(page);
		await expectFits(page);
	});

	const counts = await test.step('the headcount is closed again, by chi đoàn', async () => {
		await page.getByRole('button', { name: /^31\/12\/2022/ }).click();
		const dialog = page.getByRole('dialog');
		await expect(dialog.getByRole('heading', { name: 'Theo chi đoàn' })).toBeVisible();
		await expect(
			dialog.getByText(new RegExp(`Bớt so với kỳ trước: .*${moving.name}`))
		).toBeVisible();
		await expectAccessibleLightAndDark(page);
		const said: number[] = [];
		for (const label of [/^Đoàn viên/, /^Thanh niên chưa vào Đoàn/]) {
			const box = dialog.getByRole('textbox', { name: label });
			const hint = await box.getAttribute('aria-describedby');
			const text = (await page.locator(`[id="${hint}"]`).textContent()) ?? '';
			const n = /danh sách ngày ấy có (\d+)/.exec(text)?.[1] ?? '';
			await box.fill(n);
			said.push(Number(n));
		}
		await dialog.getByRole('button', { name: /^Chốt kỳ/ }).click();
		await expect(page.getByText('Đã chốt kỳ 31/12/2022. Có mạng sẽ gửi.')).toBeVisible();
		return said;
	});

	await signalReturns(own);
	await openHome(page);
	await allSent(page);

	await test.step('the committee’s target has the new denominator', async () => {
		const committee = await newPhone().start();
		await committee.goto('/');
		await signIn(committee, block.of('committee'));
		await committee.goto(`/chi-tieu/${block.unit}?period=2022`);
		const total = String((counts[0] ?? 0) + (counts[1] ?? 0));
		await expect(committee.locator('#chi-tieu-CT12')).toContainText(total, { timeout: 20_000 });
	});

	await test.step('the other unit receives the same person', async () => {
		const there = await newPhone().start();
		await there.goto('/');
		await signIn(there, other);
		await allSent(there);
		await there.getByRole('navigation').getByRole('link', { name: 'Đơn vị' }).click();
		await there.getByRole('button', { name: `Nhận ${moving.name}` }).click();
		await expect(there.getByLabel('Ngày chuyển đến')).toHaveValue('01/12/2022');
		await there.getByRole('button', { name: 'Lưu', exact: true }).click();
		await expect(there.getByText(`Đã lưu ${moving.name}. Có mạng sẽ gửi.`)).toBeVisible();
		await expect(there.getByRole('button', { name: `Nhận ${moving.name}` })).toBeHidden();
	});
});
