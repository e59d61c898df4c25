import { expect, test } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { fillQuick, submitRecord } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 0, seed: 7 } });
const ARRIVAL_MS = 45_000;

test('a record and its approval are told to a screen reader in order, by name and by state', async ({
	block,
	newDesktop
}) => {
	test.setTimeout(180_000);
	const [author] = block.members(block.unit);
	const [secretary] = block.secretaries(block.unit);
	if (author === undefined || secretary === undefined) throw new Error('The unit is too small.');
	const page = await newDesktop().start();
	await page.goto('/');
	await signIn(page, author);
	await allSent(page);
	await page.goto('/ghi/moi');
	const main = page.getByRole('main');

	await test.step('the form: a guide before its field, each field with what it must have', async () => {
		await expect(main).toMatchAriaSnapshot(`
			- heading "Ghi hoạt động" [level=1]
			- button "Hướng dẫn trang này"
			- region "Ghi hoạt động":
			  - complementary "Hướng dẫn ghi lần đầu"
			  - combobox "Tên hoạt động (bắt buộc)"
			  - status "Đơn vị (bắt buộc)"
			  - group "Khi nào (bắt buộc)"
			  - button /Ở đâu/
			- region "Hoạt động này có gì?":
			  - heading "Hoạt động này có gì?" [level=2]
			  - checkbox "Tặng quà"
			- button "Để sau"
			- button "Trình duyệt"
		`);
	});

	await test.step('what is missing: told at once, each a link to its field, the field marked', async () => {
		await page.getByRole('button', { name: 'Trình duyệt' }).click();
		await expect(page.getByRole('alert')).toBeFocused();
		await expect(main).toMatchAriaSnapshot(`
			- alert:
			  - list:
			    - listitem:
			      - link /Tên hoạt động/
			    - listitem:
			      - link /Khi nào/
			- region "Ghi hoạt động":
			  - combobox "Tên hoạt động (bắt buộc)" [invalid]
		`);
		await page.getByRole('link', { name: /^Tên hoạt động:/ }).press('Enter');
		await expect(page.getByRole('combobox', { name: /^Tên hoạt động/ })).toBeFocused();
	});

	await test.step('saved: said once, and the record carries where it is and who decides', async () => {
		await fillQuick(page, { name: 'Dọn vệ sinh đường làng', day: '20/05/2021' });
		await submitRecord(page);
		await expect(page.getByRole('status').filter({ hasText: 'Đã lưu trên máy.' })).toHaveCount(1);
		await allSent(page);
		await expect(page.locator('[aria-live=polite]').last()).toHaveText(/Đã gửi 1 hoạt động/);
		await page.goto('/hoat-dong');
		await expect(main).toMatchAriaSnapshot(`
			- heading "Hoạt động của tôi" [level=1]
			- searchbox "Tìm hoạt động"
			- list:
			  - listitem:
			    - heading /Tháng 5/ [level=2]
			    - link /Dọn vệ sinh đường làng 20.05.2021 Đã gửi Chờ duyệt/
		`);
	});

	const desk = await newDesktop().start();
	await desk.goto('/');
	await signIn(desk, secretary);
	await desk
		.getByRole('link', { name: /^1 hoạt động chờ bạn duyệt/ })
		.click({ timeout: ARRIVAL_MS });
	await test.step('the queue: what waits, why it cannot be ticked, and the record to be decided on', async () => {
		await desk.getByRole('link', { name: /Dọn vệ sinh đường làng/ }).press('Enter');
		await expect(desk.getByRole('main')).toMatchAriaSnapshot(`
			- heading "Chờ duyệt" [level=1]
			- radiogroup "Xem":
			  - radio "Chờ duyệt 1" [checked]
			- list "Danh sách hoạt động":
			  - listitem:
			    - checkbox /Không chọn được/ [disabled]
			    - link /Dọn vệ sinh đường làng .* Mở riêng/
			- heading "Dọn vệ sinh đường làng" [level=2]
			- heading "Nội dung" [level=3]
			- button "Duyệt"
			- button "Cần bổ sung"
		`);
	});
	await test.step('approved: said, with the way back beside it, and the count follows', async () => {
		await desk.getByRole('button', { name: 'Duyệt', exact: true }).press('Enter');
		await expect(desk.getByRole('status').filter({ hasText: 'Đã duyệt' })).toMatchAriaSnapshot(`
			- status:
			  - text: Đã duyệt “Dọn vệ sinh đường làng”.
			  - button "Hoàn tác"
		`);
		await expect(desk.getByRole('radio', { name: 'Đã duyệt 1' })).toBeVisible();
	});
});
