import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** From an answer out of memory to a first sync over a slow line. */
const BUCKETS_S = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];
const NANOSECONDS = 1e9;
/** How often the event loop is looked at; what is measured has it in it. */
const LOOK_MS = 20;

/** What is read off the server whenever somebody looks; null: not known now. */
export type MetricsSources = {
	version: string;
	totals: () => { lagMs: number; waiting: number; leads: boolean };
	doorbells: () => number;
	/** Batches of records that are being taken in. */
	batches: () => number;
	/** Lines of the log of access and receipts that wait to be written. */
	owed: () => number;
	/** How long the store has not answered; 0 while it does. */
	storeAwayMs: () => number;
	storeUp: () => Promise<boolean>;
	storeBytes: () => Promise<number | null>;
	freeBytes: () => Promise<number | null>;
};

/** What the gateway tells as it works. */
export type Meter = {
	/** Documents taken in from phones, or given to them. */
	documents: (direction: 'in' | 'out', count: number) => void;
	/** A document, or a whole request, that was refused. `reason` is a code of ours. */
	denied: (what: 'document' | 'request', reason: string) => void;
};

/** The server's figures in Prometheus' form. Counts and times alone: no label ever names a person or a unit. */
export class Metrics implements Meter {
	readonly #registry = new Registry();
	readonly #documents: Counter<'direction'>;
	readonly #denials: Counter<'what' | 'reason'>;
	readonly #requests: Histogram<'class' | 'status'>;
	readonly #loop = monitorEventLoopDelay({ resolution: LOOK_MS });

	constructor(sources: MetricsSources) {
		const registers = [this.#registry];
		this.#documents = new Counter({
			name: 'so_tay_documents_total',
			help: 'Documents taken in from phones (in) and given to them (out)',
			labelNames: ['direction'],
			registers
		});
		this.#denials = new Counter({
			name: 'so_tay_denials_total',
			help: 'Documents and requests that were refused, by reason',
			labelNames: ['what', 'reason'],
			registers
		});
		this.#requests = new Histogram({
			name: 'so_tay_request_duration_seconds',
			help: 'Time from a request to the end of its answer, by class; feeds are left out',
			labelNames: ['class', 'status'],
			buckets: BUCKETS_S,
			registers
		});
		for (const direction of ['in', 'out'] as const) this.#documents.inc({ direction }, 0);
		this.#loop.enable();
		this.#readOff(sources);
		this.#watchProcess();
	}

	documents(direction: 'in' | 'out', count: number): void {
		if (count > 0) this.#documents.inc({ direction }, count);
	}

	denied(what: 'document' | 'request', reason: string): void {
		this.#denials.inc({ what, reason: /^\w{1,40}$/.test(reason) ? reason : 'other' });
	}

	/** A request was answered. */
	answered(requestClass: string, status: number, ms: number): void {
		const labels = { class: requestClass, status: `${Math.floor(status / 100)}xx` };
		this.#requests.observe(labels, ms / 1000);
	}

	/** All of it as text, and its content type. */
	async text(): Promise<{ type: string; body: string }> {
		return { type: this.#registry.contentType, body: await this.#registry.metrics() };
	}

	close(): void {
		this.#loop.disable();
		this.#registry.clear();
	}

	#gauge(name: string, help: string, read: () => number | null | Promise<number | null>): void {
		new Gauge({
			name: `so_tay_${name}`,
			help,
			registers: [this.#registry],
			async collect() {
				this.set((await read()) ?? Number.NaN);
			}
		});
	}

	#readOff(sources: MetricsSources): void {
		const { totals, doorbells, batches, owed, version } = sources;
		const { storeUp, storeAwayMs, storeBytes, freeBytes } = sources;
		const info = { name: 'so_tay_build_info', help: 'The version', labelNames: ['version'] };
		new Gauge({ ...info, registers: [this.#registry] }).set({ version }, 1);
		this.#gauge('totals_lag_seconds', 'How far the totals are behind the records', () => {
			return totals().lagMs / 1000;
		});
		this.#gauge('totals_queue', 'Databases that wait to be counted', () => totals().waiting);
		this.#gauge('totals_leads', '1 in the process that publishes', () => Number(totals().leads));
		this.#gauge('doorbells', 'Phones that listen', doorbells);
		this.#gauge('write_queue', 'Batches of records being taken in', batches);
		this.#gauge('log_queue', 'Lines of access log and receipts not yet written', owed);
		this.#gauge('store_up', '1 while the store answers', async () => Number(await storeUp()));
		this.#gauge('store_away_seconds', 'How long the store has not answered; 0: it does', () => {
			return storeAwayMs() / 1000;
		});
		this.#gauge('store_bytes', 'Room that the store takes', storeBytes);
		this.#gauge('free_bytes', 'Room left in DATA_DIR', freeBytes);
	}

	#watchProcess(): void {
		const delay = (name: string, help: string, read: () => number) =>
			this.#gauge(name, help, () => Math.max(0, read() / NANOSECONDS - LOOK_MS / 1000));
		delay('event_loop_delay_p99_seconds', 'Delay of the event loop since the start', () =>
			this.#loop.percentile(99)
		);
		delay('event_loop_delay_mean_seconds', 'Delay of the event loop since the start', () =>
			Number.isNaN(this.#loop.mean) ? 0 : this.#loop.mean
		);
		this.#gauge('memory_bytes', 'Resident memory', () => process.memoryUsage.rss());
		this.#gauge('cpu_seconds', 'Processor time used, threads included', () => {
			const { user, system } = process.cpuUsage();
			return (user + system) / 1e6;
		});
	}
}
