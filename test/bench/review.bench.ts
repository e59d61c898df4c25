import { expect, type Page } from '@playwright/test';
import { openFullPhone, RECORDS } from './support/full-phone.ts';
import type { Bench } from './run.ts';

/** A phone of the cheapest kind against this machine (design §8). */
const SLOWER = 6;
const OPENINGS = 5;
/** All of a unit's waiting records, some hundreds, approved by one answer. */
const APPROVED_LIMIT_MS = 5000;
const PATIENCE_MS = 60_000;

const several = /^Chọn cả \d+ hoạt động/;

/** From the tap on the tab until rows stand there. */
async function openQueue(page: Page): Promise<number> {
	await page.getByRole('navigation').getByRole('link', { name: 'Trang chủ' }).click();
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();
	const began = performance.now();
	await page.getByRole('navigation').getByRole('link', { name: 'Duyệt' }).click();
	await page.getByRole('checkbox', { name: several }).waitFor();
	return performance.now() - began;
}

async function approveAll(page: Page): Promise<Record<string, unknown>> {
	await page.getByRole('checkbox', { name: several }).check();
	const ticked = await page.getByText(/^Đã chọn \d+ hoạt động$/).textContent();
	const records = Number(ticked?.replaceAll(/\D/g, ''));
	const yes = { name: `Duyệt ${records} hoạt động`, exact: true };
	const began = performance.now();
	await page.getByRole('button', yes).click();
	const question = page.getByRole('dialog');
	await question.getByRole('listitem').first().waitFor();
	const askedMs = performance.now() - began;
	const answered = performance.now();
	await question.getByRole('button', yes).click();
	await page.getByText(`Đã duyệt ${records} hoạt động.`).waitFor({ timeout: PATIENCE_MS });
	return { approved: records, askedMs, approvedMs: performance.now() - answered };
}

export const bench: Bench = async function* () {
	const { page, slowDown, close } = await openFullPhone({ of: 'secretary' });
	try {
		await openQueue(page);
		await slowDown(SLOWER);
		const common = { records: RECORDS, cpuSlowedBy: SLOWER };
		const openings: number[] = [];
		for (let i = 0; i < OPENINGS; i++) openings.push(await openQueue(page));
		openings.sort((a, b) => a - b);
		yield { ...common, what: 'queueOpens', medianMs: openings[OPENINGS >> 1] };
		const all = await approveAll(page);
		const holds = Number(all['approvedMs']) <= APPROVED_LIMIT_MS;
		yield { ...common, what: 'approveAll', ...all, limitMs: APPROVED_LIMIT_MS, holds };
	} finally {
		await close();
	}
};
