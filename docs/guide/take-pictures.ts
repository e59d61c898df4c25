import type { BrowserContext, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { testBrowser } from '../../test/browser/executable.ts';
import { phone } from '../../test/browser/phone.ts';

/**
 * Takes the guide's pictures anew, against a demo with fresh data:
 *
 *     npm run demo -- --reset              # in one terminal
 *     npx node docs/guide/take-pictures.ts # in another; an address may follow
 *
 * It writes records into that demo. Each picture is a phone's screen, 360 px wide.
 */
const url = process.argv[2] ?? 'http://localhost:3000';
const folder = join(import.meta.dirname, 'hinh');
const PASSWORD = 'khoi2022';
const DEED = 'Tặng quà học sinh xã Khao Mang';
const browser = await chromium.launch(await testBrowser());

const heading = (page: Page, name: string | RegExp) =>
	page.getByRole('heading', { name }).first().waitFor();
const press = (page: Page, name: string | RegExp) =>
	page.getByRole('button', { name }).first().click();
const picture = (page: Page, name: string) =>
	page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });

async function open(page: Page, path: string, title: string | RegExp): Promise<void> {
	await page.goto(url + path);
	await heading(page, title);
}

/** A phone of one's own, signed in, with everything received. */
async function phoneOf(login: string): Promise<{ page: Page; context: BrowserContext }> {
	const context = await browser.newContext({ ...phone, deviceScaleFactor: 1 });
	const page = await context.newPage();
	await open(page, '/', 'Đăng nhập');
	await page.getByLabel('Tên đăng nhập').fill(login);
	await page.getByLabel('Mật khẩu').fill(PASSWORD);
	if (login === 'halt') await picture(page, 'dang-nhap');
	await press(page, 'Đăng nhập');
	await heading(page, /^Chào/);
	await page.getByText(/^(Đã gửi hết|Không có hoạt động nào chờ gửi)/).waitFor();
	await page.evaluate(() => navigator.serviceWorker.ready);
	return { page, context };
}

async function recordGifts(page: Page): Promise<void> {
	await page.getByText('Hoạt động này có gì?').scrollIntoViewIfNeeded();
	await page.getByRole('checkbox', { name: 'Tặng quà', exact: true }).check();
	await page.getByRole('textbox', { name: 'Số suất' }).fill('30');
	await page.getByRole('textbox', { name: 'Giá mỗi suất' }).fill('200 nghìn');
	await page.getByRole('textbox', { name: 'Giá mỗi suất' }).blur();
	await page.locator('summary', { hasText: 'Tặng quà' }).evaluate((fold) => fold.scrollIntoView());
	await page.mouse.wheel(0, -60);
	await page.getByText(/^Tự lưu trên máy này/).waitFor();
	await picture(page, 'ghi-tang-qua');
	await page.locator('summary', { hasText: 'Người tham gia' }).click();
	await press(page, 'Tôi có tham gia');
}

async function record(page: Page): Promise<void> {
	await page
		.getByRole('main')
		.getByRole('link', { name: /^Ghi hoạt động/ })
		.click();
	await page.getByLabel('Tên hoạt động').fill(DEED);
	await page.getByRole('radio', { name: 'Ngày', exact: true }).check();
	const boxes = page.getByRole('group', { name: 'Ngày', exact: true }).getByRole('textbox');
	for (const [at, text] of ['12', '3', '2022'].entries()) await boxes.nth(at).fill(text);
	await page.getByText(/^Tự lưu trên máy này/).waitFor();
	await picture(page, 'ghi-nhanh');
	await press(page, /Chọn xã, phường/);
	await page.getByRole('dialog').getByRole('searchbox').fill('khao m');
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /Khao Mang/ })
		.waitFor();
	await picture(page, 'chon-xa');
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /Khao Mang/ })
		.click();
	await recordGifts(page);
	await press(page, 'Trình duyệt');
	await heading(page, /^Chào/);
	await page
		.getByText(/1 hoạt động chưa gửi/)
		.first()
		.waitFor();
}

async function member(): Promise<{ page: Page; context: BrowserContext }> {
	const { page, context } = await phoneOf('halt');
	await picture(page, 'trang-chu');
	await context.setOffline(true);
	await record(page);
	await picture(page, 'chua-gui');
	await press(page, 'Xem từng mục');
	await page
		.getByRole('dialog')
		.getByText(/không có mạng/)
		.waitFor();
	await picture(page, 'muc-gui');
	await page.keyboard.press('Escape');
	await context.setOffline(false);
	await page.getByText(/^Đã gửi hết/).waitFor();
	await open(page, '/hoat-dong', 'Hoạt động của tôi');
	await page.getByText('Tháng 12/2022').waitFor();
	await picture(page, 'danh-sach');
	await open(page, '/toi', 'Tôi');
	await page.getByText('Cho phép giữ').waitFor();
	await picture(page, 'toi');
	return { page, context };
}

async function secretary(): Promise<void> {
	const { page } = await phoneOf('ngannt');
	await open(page, '/duyet', 'Chờ duyệt');
	await page.getByRole('link', { name: new RegExp(DEED) }).waitFor();
	await picture(page, 'hang-cho');
	await page.getByRole('link', { name: new RegExp(DEED) }).click();
	await page.getByRole('button', { name: 'Cần bổ sung' }).waitFor();
	await picture(page, 'xem-va-duyet');
	await press(page, 'Cần bổ sung');
	await page.getByText('Thiếu người tham gia', { exact: true }).click();
	await page.getByLabel('Bổ sung gì').fill('Chọn tên những người cùng tham gia');
	await picture(page, 'nho-bo-sung');
	await press(page, /^Nhờ .* bổ sung$/);
	await page.getByText(/^Đã nhờ .* bổ sung\.$/).waitFor();
	await open(page, '/co-so', /^Đoàn cơ sở/);
	await page.getByText('Giá trị đã trao').waitFor();
	await picture(page, 'don-vi');
	await press(page, 'Thêm người');
	await page.getByRole('dialog').getByLabel('Họ và tên').waitFor();
	await picture(page, 'them-nguoi');
	await page.keyboard.press('Escape');
	await page.getByText('31/12/2022 · Năm 2022').click();
	await page.getByRole('dialog').getByText('Trong đó nữ').first().waitFor();
	await picture(page, 'chot-so-lieu');
}

async function committee(): Promise<void> {
	const { page } = await phoneOf('ngantn');
	await open(page, '/so-lieu', 'Số liệu');
	await page.getByText('Giá trị đã trao').first().waitFor();
	await picture(page, 'so-lieu');
	await page.getByRole('heading', { name: 'Xem theo' }).evaluate((part) => part.scrollIntoView());
	await picture(page, 'xem-theo');
	await page.locator('main a[href*="/so-lieu/hoat-dong?"]').first().click();
	await heading(page, 'Các hoạt động');
	await page
		.getByText(/^Tính: /)
		.first()
		.waitFor();
	await picture(page, 'sau-con-so');
}

/** The committee writes a notice, a member reads it, and the committee sees that. */
async function notices(reader: Page): Promise<void> {
	const { page } = await phoneOf('ngantn');
	await open(page, '/thong-bao/viet', 'Viết thông báo');
	await page.getByLabel('Tiêu đề').fill('Nộp báo cáo 6 tháng trước 20/6');
	await page
		.getByLabel('Nội dung')
		.fill('Các cơ sở gửi báo cáo về văn phòng trước 17 giờ ngày 20/6.');
	await page.getByText(/^Đang viết dở từ/).waitFor();
	await page.evaluate(() => scrollTo(0, 0));
	await picture(page, 'viet-thong-bao');
	await press(page, 'Gửi thông báo');
	await page.getByText(/^Đã đọc: /).waitFor();
	await open(reader, '/', /^Chào/);
	await reader.getByRole('link', { name: /thông báo chưa đọc/ }).click();
	await heading(reader, 'Nộp báo cáo 6 tháng trước 20/6');
	await picture(reader, 'thong-bao');
	await press(reader, 'Hướng dẫn trang này');
	await reader.getByRole('dialog').getByRole('listitem').first().waitFor();
	await picture(reader, 'huong-dan');
	await reader.keyboard.press('Escape');
	const isRead = page.getByText(/^Đã đọc: 1 trên/);
	while (!(await isRead.isVisible())) {
		await press(page, 'Hỏi lại');
		await page.getByText(/^Số liệu lúc /).waitFor();
	}
	await page.getByRole('heading', { name: 'Ai đã đọc' }).evaluate((part) => part.scrollIntoView());
	await picture(page, 'ai-da-doc');
}

await mkdir(folder, { recursive: true });
const { page, context } = await member();
await secretary();
await open(page, '/', /^Chào/);
await page.getByRole('link', { name: new RegExp(DEED) }).click();
await page.getByRole('link', { name: 'Sửa và trình lại' }).waitFor();
await picture(page, 'can-bo-sung');
await notices(page);
await context.clearCookies();
await open(page, '/', /^Chào/);
await page
	.getByText(/^Cần đăng nhập lại/)
	.first()
	.waitFor();
await picture(page, 'dang-nhap-lai');
await committee();
await browser.close();
