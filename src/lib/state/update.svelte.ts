import type { Role } from '../domain/access.ts';

/** What the page asks of a waiting service worker; `src/service-worker` answers it. */
const SKIP_WAITING = { type: 'SKIP_WAITING' } as const;

/** Whose pages a role opens beyond the member's: the route groups whose files the phone then keeps. */
const AUDIENCES: Record<Role['role'], readonly string[]> = {
	member: [],
	// A secretary's own unit has its board among the committee's pages.
	unitSecretary: ['unit', 'committee'],
	committee: ['committee'],
	standing: ['unit', 'committee'],
	inspection: ['committee'],
	office: ['committee', 'office']
};

/** A new version of the app: found by the service worker, applied by tap or at the next start, never by itself. */
export class AppUpdate {
	#waiting = $state.raw<ServiceWorker | null>(null);
	#dismissed = $state(false);

	/** Whether the update bar is to be shown. */
	get ready(): boolean {
		return this.#waiting !== null && !this.#dismissed;
	}

	/** Registers the worker and listens for a newer one. Without service workers the app works online only. */
	async register(): Promise<void> {
		if (!('serviceWorker' in navigator)) return;
		const registration = await this.#registration();
		if (registration === null) return;
		this.#take(registration);
		registration.addEventListener('updatefound', () => {
			const coming = registration.installing;
			coming?.addEventListener('statechange', () => this.#take(registration));
		});
	}

	/** Null where the worker cannot be had now (no network at the first visit, a private window): the app works online. */
	async #registration(): Promise<ServiceWorkerRegistration | null> {
		try {
			return await navigator.serviceWorker.register('/service-worker.js');
		} catch {
			return null;
		}
	}

	/** A worker waits only where an older one is in charge: the first install is no update. */
	#take({ waiting }: ServiceWorkerRegistration): void {
		if (waiting !== null && navigator.serviceWorker.controller !== null) this.#waiting = waiting;
	}

	/**
	 * Once the worker is in charge it keeps the pages of the person's other roles too, so that they open without signal,
	 * and English, so that it can be switched to without signal.
	 */
	async keepFor(roles: readonly Role[]): Promise<void> {
		if (!('serviceWorker' in navigator)) return;
		// Local, never watched.
		// eslint-disable-next-line svelte/prefer-svelte-reactivity
		const audiences = [...new Set(roles.flatMap(({ role }) => AUDIENCES[role])), 'english'];
		const { active } = await navigator.serviceWorker.ready;
		active?.postMessage({ type: 'KEEP_ROLES', roles: audiences });
	}

	/** Lets the new version take over and loads the page again. */
	apply(): void {
		navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
			once: true
		});
		this.#waiting?.postMessage(SKIP_WAITING);
	}

	/** Not now: it is applied at the next start. */
	dismiss(): void {
		this.#dismissed = true;
	}
}
