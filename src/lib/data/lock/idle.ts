/** Long enough to read a page, short enough for a phone that was laid down and taken away. */
export const IDLE_MS = 5 * 60_000;
/** How often that is looked at; browsers look less often at a page that nobody sees, and at once when it is seen again. */
const LOOK_MS = 15_000;
/** What a person does with a page. */
const SIGNS = ['pointerdown', 'keydown', 'input', 'wheel'];

/**
 * Calls `shut` once nobody has touched the page for a while. A clock that was set back counts as such a while.
 * @returns a function that ends the watch
 */
export function whenLeftAlone(page: EventTarget, now: () => number, shut: () => void): () => void {
	let touchedMs = now();
	const touch = () => {
		touchedMs = now();
	};
	const look = () => {
		const idle = now() - touchedMs;
		if (idle >= IDLE_MS || idle < 0) shut();
	};
	const timer = setInterval(look, LOOK_MS);
	for (const sign of SIGNS) page.addEventListener(sign, touch, { passive: true });
	page.addEventListener('visibilitychange', look);
	return () => {
		clearInterval(timer);
		for (const sign of SIGNS) page.removeEventListener(sign, touch);
		page.removeEventListener('visibilitychange', look);
	};
}
