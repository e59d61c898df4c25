import type { Parts } from '../parts.ts';
import type { Feed } from '../records/feed.ts';
import type { SyncBoard } from './board.ts';
import type { SyncEngine } from './engine.ts';

/** The sync, loaded after the first screen is drawn. */
export class LazyEngine {
	readonly #load: () => Promise<SyncEngine>;
	#engine: Promise<SyncEngine> | null = null;
	#stopped = false;

	constructor(parts: Parts, board: SyncBoard, feed: Feed) {
		this.#load = async () => {
			const { SyncEngine } = await import('./engine.ts');
			return new SyncEngine(parts, board, feed);
		};
	}

	/**
	 * Once the browser has nothing better to do, puts right what an earlier visit left and, unless only asked for, begins
	 * to send and receive by itself.
	 */
	start(byItself: boolean): void {
		whenIdle(() => {
			if (this.#stopped) return;
			void this.#get().then((engine) => (byItself ? engine.start() : engine.catchUp()));
		});
	}

	async round(): Promise<void> {
		await (await this.#get()).round('asked');
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		if (this.#engine !== null) await (await this.#engine).stop();
	}

	#get(): Promise<SyncEngine> {
		this.#engine ??= this.#load();
		return this.#engine;
	}
}

/** Safari has no idle callback. */
const WITHOUT_IDLE_MS = 300;
/** The records must not wait for a browser that is never idle. */
const AT_LATEST_MS = 2000;

function whenIdle(work: () => void): void {
	if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: AT_LATEST_MS });
	else setTimeout(work, WITHOUT_IDLE_MS);
}
