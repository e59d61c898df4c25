import { version } from '$service-worker';
import {
	cleanupOutdatedCaches,
	createHandlerBoundToURL,
	precacheAndRoute
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { SYNC_TAG } from '../lib/data/sync/background.ts';
import { roundInWorker } from '../lib/data/sync/worker-round.ts';
import { SHELL, memberEntries } from './precache.ts';
import { SHARE_PATH, takeSharedPhotos } from './share-target.ts';
import { keepPrevious } from './previous-files.ts';
import { dropOldRoleFiles, keepRoles, renewRoles } from './role-files.ts';

declare const self: ServiceWorkerGlobalScope;

/** Not in the DOM library's types: only some browsers have Background Sync. */
type SyncEvent = ExtendableEvent & { tag: string };

function isSync(event: Event): event is SyncEvent {
	return 'tag' in event && 'waitUntil' in event;
}

precacheAndRoute(memberEntries());
cleanupOutdatedCaches();

// Every page of the app is the shell; data and API are the network's, always.
registerRoute(
	new NavigationRoute(createHandlerBoundToURL(SHELL), {
		denylist: [/^\/(db|api)(\/|$)/, /^\/(healthz|metrics)$/]
	})
);

registerRoute(
	({ url, sameOrigin }) => sameOrigin && url.pathname === SHARE_PATH,
	({ request }) => takeSharedPhotos(request),
	'POST'
);

// Named by content, so whichever cache has it has the right one.
registerRoute(
	({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/_app/immutable/'),
	async ({ request }) => (await caches.match(request)) ?? fetch(request)
);

self.addEventListener('install', (event) => {
	event.waitUntil(Promise.all([keepPrevious(), renewRoles()]));
});

self.addEventListener('activate', (event) => {
	// From the first visit on, without loading the page again.
	event.waitUntil(Promise.all([dropOldRoleFiles(), self.clients.claim()]));
});

self.addEventListener('message', (event) => {
	const message: unknown = event.data;
	if (typeof message !== 'object' || message === null || !('type' in message)) return;
	if (message.type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
	if (message.type === 'KEEP_ROLES' && 'roles' in message && Array.isArray(message.roles)) {
		const roles = message.roles.filter((role) => typeof role === 'string');
		event.waitUntil(keepRoles(roles));
	}
});

self.addEventListener('sync', (event) => {
	if (isSync(event) && event.tag === SYNC_TAG) event.waitUntil(roundInWorker(version));
});
