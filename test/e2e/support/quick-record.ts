import { expect, type Page } from '@playwright/test';

/** The quick part of the form: what every record has. `day` as `15/06/2021`. */
type QuickRecord = { name: string; day: string; commune?: Commune };
type Commune = { typed: string; name: string };

/** Opens a new record from home. */
export async function beginRecord(page: Page): Promise<void> {
	await page
		.getByRole('main')
		.getByRole('link', { name: /^Ghi hoạt động/ })
		.click();
	await expect(page.getByLabel('Tên hoạt động')).toBeVisible();
}

export async function fillQuick(page: Page, { name, day, commune }: QuickRecord): Promise<void> {
	await fillName(page, name);
	await fillDay(page, day);
	if (commune !== undefined) await pickCommune(page, commune);
}

export async function fillName(page: Page, name: string): Promise<void> {
	await page.getByLabel('Tên hoạt động').fill(name);
}

export async function fillDay(page: Page, day: string): Promise<void> {
	await page.getByRole('radio', { name: 'Ngày', exact: true }).check();
	const [date = '', month = '', year = ''] = day.split('/');
	const boxes = page.getByRole('group', { name: 'Ngày', exact: true }).getByRole('textbox');
	await boxes.nth(0).fill(date);
	await boxes.nth(1).fill(month);
	await boxes.nth(2).fill(year);
}

export async function pickCommune(page: Page, commune: Commune): Promise<void> {
	await page.getByRole('button', { name: /Chọn xã, phường/ }).click();
	const picker = page.getByRole('dialog');
	await picker.getByLabel('Tìm xã, không cần dấu').fill(commune.typed);
	await picker.getByRole('button', { name: new RegExp(commune.name) }).click();
	await expect(picker).toBeHidden();
}

/** The draft is on the phone: the form itself says so. */
export async function draftKept(page: Page): Promise<void> {
	await expect(page.getByText(/^Tự lưu trên máy này lúc/)).toBeVisible();
}

/** Submits, and returns on home when the record is durable on the phone. */
export async function submitRecord(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Trình duyệt' }).click();
	await expect(page.getByText('Đã lưu trên máy. Có mạng sẽ gửi.')).toBeVisible();
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();
}
