import { expect, type Page } from '@playwright/test';

/** What sticks out of the screen at either side, or is cut off inside its own box. */
function outside(): string[] {
	const width = document.documentElement.clientWidth;
	const name = (element: Element) =>
		`${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 40)}`;
	// Hidden from the eye on purpose, or a place that scrolls by itself.
	const excused = '.vh, .skip, [aria-live], thead, svg, [role=region][tabindex="0"]';
	return [...document.querySelectorAll('body *')].flatMap((element) => {
		if (!element.checkVisibility() || element.closest(excused) !== null) return [];
		const { left, right, width: own } = element.getBoundingClientRect();
		if (own > 0 && (right > width + 1 || left < -1)) return [`outside ${name(element)}`];
		const { overflowX } = getComputedStyle(element);
		const scrolls = overflowX !== 'visible' && !element.matches('input, select, textarea');
		return scrolls && element.scrollWidth > element.clientWidth + 1 ? [`cut ${name(element)}`] : [];
	});
}

/** The narrowest phone, and letters twice as large as usual on a small one. */
const SCREENS = [
	{ width: 320, height: 640, letters: '100%' },
	{ width: 360, height: 740, letters: '200%' },
	{ width: 320, height: 640, letters: '200%' }
];

/** Fails with every element that does not fit the width of the screen. */
export async function expectFits(page: Page): Promise<void> {
	for (const { width, height, letters } of SCREENS) {
		await page.setViewportSize({ width, height });
		await page.evaluate((size) => (document.documentElement.style.fontSize = size), letters);
		expect
			.soft(await page.evaluate(outside), `${page.url()} on ${width} px, letters ${letters}`)
			.toEqual([]);
	}
	await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
	await page.setViewportSize({ width: 360, height: 740 });
}
