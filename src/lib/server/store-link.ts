import type { ApplicationSettings } from './application-settings.ts';
import { IdentityWatch } from './identity-watch.ts';
import { LostDatabases } from './lost-databases.ts';
import { Pulse } from './pulse.ts';
import { Readiness } from './readiness.ts';
import { StoreWatch } from './store-watch.ts';

type StoreLinkSettings = Pick<
	ApplicationSettings,
	'couch' | 'couchdb' | 'dataDir' | 'log' | 'sweepMs' | 'onOtherStore'
> & {
	clock: () => number;
	/** What was published of the totals is gone. */
	onDerived: () => void;
	onError: (error: unknown) => void;
};

/** What ties the server to its store: whether it answers, what changes in it, and whether it is still the one that is served. */
export class StoreLink {
	readonly kind: 'embedded' | 'couchdb';
	readonly state: StoreWatch;
	readonly pulse: Pulse;
	readonly readiness: Readiness;
	readonly #watch: IdentityWatch | null;
	readonly #lost: LostDatabases;

	constructor(settings: StoreLinkSettings) {
		const { couch, couchdb, dataDir, log, clock, sweepMs, onError, onDerived } = settings;
		this.kind = couchdb === null ? 'embedded' : 'couchdb';
		const place = { couch, kind: this.kind, dataDir };
		this.state = new StoreWatch(log, clock);
		const onTry = (error: unknown) =>
			error === null ? this.state.answered() : this.state.failed(error);
		const sweep = sweepMs === undefined ? {} : { sweepMs };
		this.pulse = new Pulse({ couch, onError, onSweep: onTry, ...sweep });
		this.readiness = new Readiness({ ...place, onError, onTry });
		const onOther = settings.onOtherStore && once(settings.onOtherStore);
		this.#watch = onOther ? new IdentityWatch(place, onOther) : null;
		this.#lost = new LostDatabases({
			...{ place, pulse: this.pulse, log, onDerived, onError },
			uuid: () => this.readiness.uuid,
			onLost: () => onOther?.()
		});
	}

	/** Begins to look at what changes, once the store is ready. */
	follow(uuid: string): void {
		this.#lost.start();
		this.pulse.start();
		this.#watch?.start(uuid);
	}

	async stop(): Promise<void> {
		await this.readiness.stop();
		await this.#watch?.stop();
		await this.#lost.stop();
		await this.pulse.stop();
	}
}

function once(work: () => void): () => void {
	let done = false;
	return () => {
		if (done) return;
		done = true;
		work();
	};
}
