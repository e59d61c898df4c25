import type { Page } from '@playwright/test';
import { colourRules, expectAccessible } from '../accessible.ts';

/** All that axe knows in light, and in dark what its own colours can break. */
export async function expectAccessibleLightAndDark(page: Page): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		// A colour on its way to the other scheme, or a sheet that opens, is neither. Endless animations are not waited for.
		await page.evaluate(async () => {
			const running = document
				.getAnimations()
				.filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
			await Promise.allSettled(running.map((animation) => animation.finished));
		});
		await expectAccessible(page, colorScheme === 'dark' ? colourRules : undefined);
	}
	await page.emulateMedia({ colorScheme: null });
}
