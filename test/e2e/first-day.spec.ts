import type { Page } from '@playwright/test';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './fixtures.ts';

const UNITS = 60;
const PEOPLE = 2_400;
const NAMES = ['Nguyễn Thị Hoa', 'Trần Văn Nam', 'Lò Thị Sương', 'Giàng A Páo', 'Hoàng Đức Anh'];

/** A list as a clerk has it: a heading, a heading line, dates as text, telephones that lost their 0. */
function list(): string {
	const lines = Array.from({ length: PEOPLE }, (_, i) => {
		const born = new Date(Date.UTC(1986, 0, 1 + 2 * i)).toISOString().slice(0, 10);
		const unit = `Chi đoàn cơ sở Cơ quan số ${(i % UNITS) + 1}`;
		const post = i < UNITS ? 'Bí thư' : '';
		const name = NAMES[i % NAMES.length] ?? '';
		return [i + 1, name, born.split('-').reverse().join('/'), unit, post, 900_000_000 + i].join(
			';'
		);
	});
	return ['DANH SÁCH', 'STT;Họ và tên;Ngày sinh;Đơn vị;Chức vụ;SĐT', ...lines].join('\r\n');
}

async function chooseList(page: Page): Promise<void> {
	const buffer = Buffer.from(list());
	const file = { name: 'danh-sach.csv', mimeType: 'text/csv', buffer };
	await page.locator('input[type=file]').setInputFiles(file);
	await page.getByRole('button', { name: 'Xem trước', exact: true }).click();
	await expect(page.getByText('Xem văn bản rồi chọn Không hoặc Có.')).toBeVisible();
	await page.getByRole('radio', { name: 'Không', exact: true }).check({ force: true });
	await page.getByRole('button', { name: 'Xem trước', exact: true }).click();
}

async function agree(page: Page): Promise<void> {
	await page.getByRole('checkbox', { name: /Ghi, duyệt và tổng hợp/ }).check();
	await page.getByRole('button', { name: 'Đồng ý và vào ứng dụng' }).click();
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();
}

test('an empty server has 60 units, 2,400 people and their cards; a card lets its holder in, once', async ({
	app,
	newPhone,
	page
}) => {
	test.setTimeout(180_000);
	const [, code = ''] = /"setup":"([A-Z0-9]+)"/.exec(app.log) ?? [];
	await page.goto('/thiet-lap');
	await page.getByRole('button', { name: 'Tiếp tục' }).click();
	await expect(page.getByText('Gõ mã thiết lập trong nhật ký của máy chủ.')).toBeVisible();
	await page.getByLabel('Mã thiết lập').fill('AAAAAAAAAA');
	await page.getByRole('button', { name: 'Tiếp tục' }).click();
	await expect(page.getByText('Mã không đúng.')).toBeVisible();
	await page.getByLabel('Mã thiết lập').fill(code.toLowerCase());
	await page.getByRole('button', { name: 'Tiếp tục' }).click();
	await expect(page.getByText('Nhiệm kỳ 2020–2022')).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await expectFits(page);
	await page.getByRole('button', { name: 'Tạo tài khoản và vào' }).click();
	await expect(page.getByText('Ghi tên đăng nhập.')).toBeVisible();
	await page.getByLabel('Họ và tên').fill('Nguyễn Văn Phòng');
	await page.getByLabel('Tên đăng nhập').fill('vanphong');
	await page.getByLabel('Mật khẩu').fill('dau-tien-2022');
	await page.getByRole('button', { name: 'Tạo tài khoản và vào' }).click();
	await agree(page);

	await page.goto('/van-phong/nhap');
	await chooseList(page);
	await page.getByRole('button', { name: `Tạo cả ${UNITS} cơ sở` }).click();
	await page.getByRole('button', { name: 'Nhập 2.400 người' }).click();
	await expect(page.getByText('Đã nhập 2.400 người.')).toBeVisible({ timeout: 60_000 });
	await chooseList(page);
	const counts = page.locator('dl').filter({ hasText: 'Đã có, giữ nguyên' });
	await expect(counts).toContainText('Người mới 0');
	await expect(counts).toContainText('Đã có, giữ nguyên 2.400');

	await page.getByRole('link', { name: 'Làm thẻ đăng nhập' }).click();
	await page.getByRole('checkbox', { name: 'Tất cả cơ sở' }).check();
	await page.getByRole('button', { name: 'Làm 2.400 thẻ' }).click();
	await expect(page.locator('h2').first()).toHaveText('2.400 thẻ đã sẵn sàng', { timeout: 60_000 });
	const texts = page.locator('ul.cards > li');
	await expect(texts).toHaveCount(PEOPLE / UNITS);
	await expect(page.getByRole('button', { name: 'In 40 thẻ', exact: true })).toBeVisible();
	const [, card = ''] =
		/Mã thẻ: ([0-9A-Z-]+)/.exec((await texts.first().textContent()) ?? '') ?? [];
	await page.close();

	const phone = await newPhone().start();
	await phone.goto(`/the#${card.replaceAll('-', '')}`);
	await expect(phone.getByRole('heading', { name: 'Chào Nguyễn Thị Hoa' })).toBeVisible();
	expect(phone.url()).not.toContain('#');
	await expectAccessibleLightAndDark(phone);
	await expectFits(phone);
	await phone.getByLabel('Đặt mật khẩu của bạn').fill('ngan');
	await phone.getByRole('button', { name: 'Đặt mật khẩu và vào' }).click();
	await expect(phone.getByText('Còn thiếu 4 ký tự.')).toBeVisible();
	await phone.getByLabel('Đặt mật khẩu của bạn').fill('cua-rieng-toi');
	await phone.getByRole('button', { name: 'Đặt mật khẩu và vào' }).click();
	await agree(phone);

	const other = await newPhone().start();
	await other.goto('/the');
	await other.getByRole('button', { name: 'Tiếp tục' }).click();
	await expect(other.getByText('Gõ mã in trên thẻ.')).toBeVisible();
	await other.getByLabel('Mã thẻ').fill(card.toLowerCase());
	await other.getByRole('button', { name: 'Tiếp tục' }).click();
	await expect(other.getByText('Thẻ này đã dùng.')).toBeVisible();
});
