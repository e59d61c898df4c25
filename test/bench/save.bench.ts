import { expect, type Page } from '@playwright/test';
import { beginRecord, draftKept, fillQuick } from '../e2e/support/quick-record.ts';
import type { Bench } from './run.ts';
import { openFullPhone, RECORDS } from './support/full-phone.ts';
import { quantile } from './support/quantile.ts';
import { hurryWords, takeSave, watchTheDisk, type Taken } from './support/save.ts';

/** A phone of the cheapest kind against this machine (design §8). */
const SLOWER = 6;
const SAVES = 30;
const LIMIT_MS = 100;
const SENT_LIMIT_MS = 30_000;

async function saveOne(page: Page, name: string, slowDown: (by: number) => Promise<void>) {
	// Nobody fills a form in the second that the last record needs to be sent: what is measured is one save.
	await expect(page.getByText(/^Đã gửi hết · lần gửi cuối/)).toBeVisible({
		timeout: SENT_LIMIT_MS
	});
	await beginRecord(page);
	await fillQuick(page, { name, day: '15/06/2021' });
	await draftKept(page);
	const times = await takeSave(page, slowDown, SLOWER);
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();
	return times;
}

/** From the tap on "Trình duyệt" until the record is on the phone's disk, and until the phone says so. */
export const bench: Bench = async function* () {
	const { page, slowDown, close } = await openFullPhone();
	const all: Taken[] = [];
	try {
		await watchTheDisk(page);
		await hurryWords(page);
		for (let i = 0; i < SAVES; i++) {
			all.push(await saveOne(page, `Dọn vệ sinh trạm y tế, lần ${i + 1}`, slowDown));
		}
	} finally {
		await close();
	}
	const common = { records: RECORDS, cpuSlowedBy: SLOWER, saves: SAVES };
	for (const what of ['durable', 'said'] as const) {
		const times = all.map((taken) => taken[what]);
		const p95Ms = quantile(times, 0.95);
		const figures = { p50Ms: quantile(times, 0.5), p95Ms, worstMs: quantile(times, 1) };
		const budget = what === 'durable' ? { limitMs: LIMIT_MS, holds: p95Ms <= LIMIT_MS } : {};
		yield { ...common, what, ...figures, ...budget };
	}
};
