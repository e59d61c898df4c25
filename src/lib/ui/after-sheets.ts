import { page } from '$app/state';

/** A browser that never tells that Back was done must not hold the app up. */
const MOST_FRAMES = 60;

/**
 * Resolves when no sheet stands in the history any more. A sheet that closes goes Back, which takes a moment; a
 * navigation begun before that would replace the sheet's entry instead of the page's.
 */
export async function afterSheets(): Promise<void> {
	for (let frame = 0; frame < MOST_FRAMES && (page.state.sheets?.length ?? 0) > 0; frame++)
		await new Promise(requestAnimationFrame);
}
