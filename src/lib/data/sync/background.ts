/** The tag the service worker hears: one round, when the browser has network, even with the app closed. */
export const SYNC_TAG = 'so-tay-sync';

type SyncRegistration = { sync?: { register: (tag: string) => Promise<void> } };

/** Asks for a round in the worker, where the browser can do that; elsewhere opening the app is what sends. */
export async function addBackgroundSync(): Promise<void> {
	const registration: (ServiceWorkerRegistration & SyncRegistration) | undefined =
		await navigator.serviceWorker?.getRegistration();
	if (!registration?.active || registration.sync === undefined) return;
	try {
		await registration.sync.register(SYNC_TAG);
	} catch (error) {
		// Forbidden by the person's settings: then the other triggers have to do.
		if (!(error instanceof DOMException)) throw error;
	}
}
