import { expect, type Page } from '@playwright/test';
import { beginRecord, draftKept, fillName, fillQuick } from '../e2e/support/quick-record.ts';
import type { Bench } from './run.ts';
import { openFullPhone } from './support/full-phone.ts';
import { openFirstRecord, openList, typeInSearch } from './support/list.ts';
import { quantile } from './support/quantile.ts';
import { hurryWords, takeSave, watchTheDisk } from './support/save.ts';

/** A phone of the cheapest kind against this machine (design §8). */
const SLOWER = 6;
const RECORDS = 10_000;
const WRITTEN = Number(process.env.FIELD_DAY_RECORDS ?? 200);
/** After so many records one looks something up, opens it, and mends what was written last. */
const LOOK_UP_EVERY = 10;
const SEARCHES = ['don ve sinh lan', 'trung thu mu cang', 'hien mau'];
const UNSENT = /chưa gửi|còn lưu trên máy/;
const SAID = 'Đã lưu trên máy. Có mạng sẽ gửi.';

type Times = Record<'durable' | 'said' | 'editDurable' | 'list' | 'record' | 'keystroke', number[]>;
type SlowDown = (by: number) => Promise<void>;

/** Nobody begins the next record while the last one's word still stands. */
async function written(page: Page): Promise<void> {
	await expect(page.getByText(SAID)).toBeHidden({ timeout: 30_000 });
}

async function write(page: Page, slowDown: SlowDown, times: Times, n: number): Promise<void> {
	await page.getByRole('link', { name: 'Trang chủ' }).click();
	await beginRecord(page);
	await fillQuick(page, { name: `Dọn vệ sinh lần ${n}`, day: '15/06/2021' });
	await draftKept(page);
	const { durable, said } = await takeSave(page, slowDown, SLOWER);
	times.durable.push(durable);
	times.said.push(said);
	await written(page);
}

async function lookUp(page: Page, slowDown: SlowDown, times: Times, n: number): Promise<void> {
	await slowDown(SLOWER);
	times.list.push(await openList(page, UNSENT));
	for (const text of SEARCHES) times.keystroke.push(...(await typeInSearch(page, text)));
	await page.getByLabel('Tìm hoạt động').fill(`don ve sinh lan ${n}`);
	times.record.push(await openFirstRecord(page));
	await slowDown(1);
}

async function mend(page: Page, slowDown: SlowDown, times: Times, n: number): Promise<void> {
	await page.getByRole('link', { name: 'Sửa', exact: true }).click();
	await fillName(page, `Dọn vệ sinh lần ${n}, đã sửa`);
	await draftKept(page);
	times.editDurable.push((await takeSave(page, slowDown, SLOWER)).durable);
	await written(page);
}

/** A day without signal: records written, drafts, edits, searches, with 10,000 records on the phone. */
export const bench: Bench = async function* () {
	const { page, device, slowDown, close } = await openFullPhone({ records: RECORDS });
	const times: Times = {
		durable: [],
		said: [],
		editDurable: [],
		list: [],
		record: [],
		keystroke: []
	};
	try {
		await watchTheDisk(page);
		await hurryWords(page);
		await device.context.setOffline(true);
		for (let n = 1; n <= WRITTEN; n++) {
			await write(page, slowDown, times, n);
			if (n % LOOK_UP_EVERY !== 0) continue;
			await lookUp(page, slowDown, times, n);
			await mend(page, slowDown, times, n);
		}
		for (const [what, taken] of Object.entries(times)) {
			const [p50Ms, p95Ms, worstMs] = [0.5, 0.95, 1].map((q) => quantile(taken, q));
			yield { ...common, what, measured: taken.length, p50Ms, p95Ms, worstMs };
		}
		yield { ...common, what: 'space', ...(await spaceOf(page)) };
	} finally {
		await close();
	}
};

const common = { records: RECORDS, written: WRITTEN, cpuSlowedBy: SLOWER };

/** What the page holds in memory after a collection, and what the app holds on disk, as the browser counts it. */
async function spaceOf(page: Page): Promise<Record<string, number>> {
	const session = await page.context().newCDPSession(page);
	await session.send('HeapProfiler.collectGarbage');
	const { usedSize, embedderHeapUsedSize } = await session.send('Runtime.getHeapUsage');
	const { usage = 0 } = await page.evaluate(() => navigator.storage.estimate());
	const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10;
	return { heapMb: megabytes(usedSize + embedderHeapUsedSize), diskMb: megabytes(usage) };
}
