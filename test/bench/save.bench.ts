import { expect, type Page } from '@playwright/test';
import { beginRecord, draftKept, fillQuick } from '../e2e/support/quick-record.ts';
import type { Bench } from './run.ts';
import { openFullPhone, RECORDS } from './support/full-phone.ts';
import { quantile } from './support/quantile.ts';
import { aim } from './support/tap.ts';

/** A phone of the cheapest kind against this machine (design §8). */
const SLOWER = 6;
const SAVES = 30;
const LIMIT_MS = 100;
const SENT_LIMIT_MS = 30_000;
const SAID = 'Đã lưu trên máy. Có mạng sẽ gửi.';

type Taken = { durable: number; said: number };

declare global {
	interface Window {
		/** When the last transaction that is flushed to disk was complete. */
		flushedAt: number;
	}
}

/** Notes when a transaction of strict durability is complete: from then on not even a power cut takes the record. */
async function watchTheDisk(page: Page): Promise<void> {
	await page.evaluate(() => {
		const begin = Reflect.get(IDBDatabase.prototype, 'transaction');
		IDBDatabase.prototype.transaction = function (...args: Parameters<typeof begin>) {
			const tx: IDBTransaction = Reflect.apply(begin, this, args);
			if (tx.durability === 'strict')
				tx.addEventListener('complete', () => (window.flushedAt = performance.now()));
			return tx;
		};
	});
}

/** Waits in the page itself, where nothing looks in meanwhile: from the tap until durable, and until the frame that says so. */
function nextSave(page: Page): Promise<Taken> {
	return page.evaluate(
		(said) =>
			new Promise<Taken>((resolve) => {
				let tapped = 0;
				// The finger's leaving, not the click: the browser's own work between the two is the person's wait as well.
				const noted = (event: Event) => (tapped = event.timeStamp);
				addEventListener('pointerup', noted, { capture: true, once: true });
				new MutationObserver((_changes, observer) => {
					if (!document.body.textContent.includes(said)) return;
					observer.disconnect();
					const durable = window.flushedAt - tapped;
					requestAnimationFrame(() =>
						setTimeout(() => resolve({ durable, said: performance.now() - tapped }))
					);
				}).observe(document.body, { childList: true, subtree: true });
			}),
		SAID
	);
}

async function saveOne(page: Page, name: string, slowDown: (by: number) => Promise<void>) {
	// Nobody fills a form in the second that the last record needs to be sent: what is measured is one save.
	await expect(page.getByText(/^Đã gửi hết · lần gửi cuối/)).toBeVisible({
		timeout: SENT_LIMIT_MS
	});
	await beginRecord(page);
	await fillQuick(page, { name, day: '15/06/2021' });
	await draftKept(page);
	const tap = await aim(page, page.getByRole('button', { name: 'Trình duyệt' }));
	await slowDown(SLOWER);
	const taken = nextSave(page);
	await tap();
	const times = await taken;
	await slowDown(1);
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();
	return times;
}

/** From the tap on "Trình duyệt" until the record is on the phone's disk, and until the phone says so. */
export const bench: Bench = async function* () {
	const { page, slowDown, close } = await openFullPhone();
	const all: Taken[] = [];
	try {
		await watchTheDisk(page);
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
