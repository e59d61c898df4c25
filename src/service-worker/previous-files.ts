import { build } from '$service-worker';
import { cacheNames } from 'workbox-core';

/**
 * The files of the version before: a tab that still runs it when another tab applied an update finds what it loads
 * later, though the server has it no more.
 */
const CACHE = 'so-tay-previous';
const IMMUTABLE = '/_app/immutable/';

/** At install, before the old files are cleaned up. */
export async function keepPrevious(): Promise<void> {
	await caches.delete(CACHE);
	const previous = await caches.open(CACHE);
	const precached = await caches.open(cacheNames.precache);
	const current = new Set(build);
	for (const request of await precached.keys()) {
		const { pathname } = new URL(request.url);
		if (!pathname.startsWith(IMMUTABLE) || current.has(pathname)) continue;
		const file = await precached.match(request);
		if (file !== undefined) await previous.put(request, file);
	}
}
