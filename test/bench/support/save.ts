import type { Page } from '@playwright/test';
import { aim } from './tap.ts';

const SAID = 'Đã lưu trên máy. Có mạng sẽ gửi.';

/** Milliseconds from the finger's leaving "Trình duyệt". */
export type Taken = { durable: number; said: number };

declare global {
	interface Window {
		/** When the last transaction that is flushed to disk was complete. */
		flushedAt: number;
	}
}

/** Notes when a transaction of strict durability is complete: from then on not even a power cut takes the record. */
export async function watchTheDisk(page: Page): Promise<void> {
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

/** How long a word of the app stays, by what it offers (`src/lib/ui/toaster.svelte.ts`), and how long here. */
const STAYS_MS = [6_000, 10_000];
const HURRIED_MS = 500;

/**
 * Lets each word of the app go soon: the harness may not begin the next record while the last one's word stands, because
 * the same word said again changes nothing on the page. Nothing that is measured waits for it.
 */
export async function hurryWords(page: Page): Promise<void> {
	await page.evaluate(
		([stays, hurried]) => {
			const begin = globalThis.setTimeout;
			const hurry = (run: TimerHandler, ms?: number, ...args: unknown[]) =>
				begin(run, ms !== undefined && stays.includes(ms) ? hurried : ms, ...args);
			Object.assign(globalThis, { setTimeout: hurry });
		},
		[STAYS_MS, HURRIED_MS] as const
	);
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

/** Submits what the form holds, and takes the times; the processor is slowed only meanwhile. */
export async function takeSave(
	page: Page,
	slowDown: (by: number) => Promise<void>,
	by: number
): Promise<Taken> {
	const tap = await aim(page, page.getByRole('button', { name: 'Trình duyệt' }));
	await slowDown(by);
	const taken = nextSave(page);
	await tap();
	const times = await taken;
	await slowDown(1);
	return times;
}
