import type { Page } from '@playwright/test';

/** Moves the clock of a phone as a person does in its settings: for the page that is open, and for those opened later. */
export async function moveClock(page: Page, byMs: number): Promise<void> {
	const move = (by: number) => {
		const before = Date;
		const now = () => before.now() + by;
		globalThis.Date = new Proxy(before, {
			construct: (target, args, made) =>
				Reflect.construct(target, args.length === 0 ? [now()] : args, made),
			get: (target, key, proxy) => (key === 'now' ? now : Reflect.get(target, key, proxy))
		});
	};
	await page.context().addInitScript(move, byMs);
	await page.evaluate(move, byMs);
}
