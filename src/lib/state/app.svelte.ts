import { createContext } from 'svelte';
import type { Device, Session, SyncStatus } from '../data/device.ts';
import type { OpenDeviceFault } from '../data/open-device.ts';

/** What the app can show: still opening, a signed-in person's phone, nobody signed in, or why it cannot open. */
export type AppState =
	| { kind: 'opening' }
	| { kind: 'open'; device: Device }
	| { kind: 'signedOut' }
	| { kind: 'fault'; fault: Exclude<OpenDeviceFault, 'signedOut'> };

const idle: SyncStatus = {
	phase: 'idle',
	unsent: 0,
	denied: 0,
	sent: 0,
	progress: null,
	lastSuccessAt: null,
	trouble: null,
	persisted: false
};

/** What a finished round brought, said once: never one message a record. */
export type SyncNews = { kind: 'sent'; count: number } | { kind: 'denied'; count: number };

/** The app of this tab: which phone it has open, and how its sync stands. One for the whole tab, made by the root layout. */
export class App {
	#state = $state.raw<AppState>({ kind: 'opening' });
	#sync = $state.raw<SyncStatus>(idle);
	#session = $state.raw<Session | null>(null);
	/** How many were unsent when no round was running: what is gone from them since then has arrived. */
	#unsentAtRest = 0;
	#unsubscribe: () => void = () => undefined;
	/** The phone that is being emptied. */
	#lost: Device | null = null;
	readonly #tell: (news: SyncNews) => void;
	readonly #build: string;

	/**
	 * @param tell called when a round has sent something or met a new refusal
	 * @param build which build this app is
	 */
	constructor(tell: (news: SyncNews) => void, build: string) {
		this.#tell = tell;
		this.#build = build;
	}

	get state(): AppState {
		return this.#state;
	}
	get sync(): SyncStatus {
		return this.#sync;
	}
	/** The person and rights as the server last said them; null while nobody is signed in. */
	get session(): Session | null {
		return this.#session;
	}

	/** Opens what this phone keeps, without the network. After signing in and after signing out, call it again. */
	async open(): Promise<void> {
		await this.close();
		// A task of its own: the frame is drawn before the phone's data is opened.
		const { openDevice } = await import('../data/open-device.ts');
		const opened = await openDevice({ build: this.#build });
		if (!opened.ok) return this.#notOpen(opened.error);
		const device = opened.value;
		// Told in the background: not one page of it is drawn.
		if (device.session.lost === true) return this.#empty(device);
		this.#session = device.session;
		this.#sync = device.syncStatus();
		this.#unsentAtRest = this.#sync.unsent;
		this.#state = { kind: 'open', device };
		this.#unsubscribe = device.subscribe((what) => {
			if (what === 'sync') this.#heard(device.syncStatus());
			if (what === 'session') this.#told(device);
		});
		this.#told(device);
	}

	/** What the server said of the session; a phone that was called lost throws away all it keeps. */
	#told(device: Device): void {
		this.#session = device.session;
		if (device.session.lost === true) void this.#empty(device);
	}

	/** Throws away all that a lost phone keeps; what was on the screen goes first. */
	async #empty(device: Device): Promise<void> {
		if (this.#lost === device) return;
		this.#lost = device;
		this.#unsubscribe();
		this.#unsubscribe = () => undefined;
		this.#session = null;
		this.#state = { kind: 'opening' };
		try {
			await device.signOut('discardUnsent');
		} catch {
			// Another tab holds it open, or the store failed: nothing of it is shown, and the next try goes on.
			this.#state = { kind: 'fault', fault: 'blocked' };
			return;
		}
		await this.open();
	}

	#notOpen(fault: OpenDeviceFault): void {
		this.#session = null;
		this.#sync = idle;
		if (fault !== 'signedOut') {
			this.#state = { kind: 'fault', fault };
			return;
		}
		this.#state = { kind: 'signedOut' };
		const pay = () => void import('../data/account.ts').then((account) => account.payOwedSignOut());
		addEventListener('online', pay);
		this.#unsubscribe = () => removeEventListener('online', pay);
		pay();
	}

	async close(): Promise<void> {
		this.#unsubscribe();
		this.#unsubscribe = () => undefined;
		if (this.#state.kind === 'open') await this.#state.device.close();
	}

	#heard(next: SyncStatus): void {
		const refused = next.denied - this.#sync.denied;
		this.#sync = next;
		if (refused > 0) this.#tell({ kind: 'denied', count: refused });
		if (next.phase !== 'idle') return;
		const sent = this.#unsentAtRest - next.unsent - Math.max(0, refused);
		this.#unsentAtRest = next.unsent;
		if (sent > 0) this.#tell({ kind: 'sent', count: sent });
	}
}

export const [getApp, setApp] = createContext<App>();
