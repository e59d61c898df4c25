import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerError, ApiError } from '../api/answer.ts';
import type { Doorbell } from '../api/doorbell.ts';
import type { Audit } from '../audit/audit.ts';
import type { Couch } from '../couch/couch.ts';
import type { Answered } from '../log.ts';
import type { Receipts } from '../receipts/receipts.ts';
import type { Totals } from '../totals/totals.ts';
import type { StoreWatch } from '../store-watch.ts';
import type { Traffic } from '../traffic.ts';
import { mayReadMetrics } from './may-read-metrics.ts';
import { Metrics, type MetricsSources } from './metrics.ts';
import { requestClass } from './request-class.ts';
import { StoreSize } from './store-size.ts';

/** Whoever watches wants an answer, not a wait. */
const PATIENCE_MS = 2_000;

export type InstrumentsSettings = {
	couch: Couch;
	kind: 'embedded' | 'couchdb';
	dataDir: string;
	version: string;
	/** Whoever carries it may read the figures from elsewhere; null: only this machine may. */
	metricsToken?: string | null;
	/** The places of the API. */
	places: ReadonlyMap<string, unknown>;
	clock: () => number;
	/** Null until the store was reached. */
	totals: () => Pick<Totals, 'lagMs' | 'state'> | null;
	doorbell: Pick<Doorbell, 'streams'>;
	traffic: Pick<Traffic, 'inside'>;
	receipts: Pick<Receipts, 'waiting'>;
	audit: Pick<Audit, 'waiting'>;
	store: Pick<StoreWatch, 'awayMs'>;
};

const IDLE = { waiting: 0, leads: false };

/** What can be read off the server: its figures, and the room of its store. */
export class Instruments {
	readonly meter: Metrics;
	readonly size: StoreSize;
	readonly #settings: InstrumentsSettings;

	constructor(settings: InstrumentsSettings) {
		const { couch, clock, version, doorbell, traffic, receipts, audit, store } = settings;
		this.#settings = settings;
		this.size = new StoreSize(couch, settings, clock);
		this.meter = new Metrics({
			version,
			totals: () => this.#totals(),
			doorbells: () => doorbell.streams,
			batches: () => traffic.inside,
			owed: () => receipts.waiting + audit.waiting,
			storeAwayMs: () => store.awayMs,
			storeUp: () => this.#storeUp(),
			storeBytes: () => withPatience(this.size.bytes(), null),
			freeBytes: () => this.size.freeBytes()
		});
	}

	/** Counts a request that was answered. */
	answered({ url, status, ms }: Answered): void {
		const counted = requestClass(url, this.#settings.places);
		if (counted !== null) this.meter.answered(counted, status, ms);
	}

	/** `GET /metrics`, for whoever may. */
	async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (!mayReadMetrics(request, this.#settings.metricsToken ?? null))
			return answerError(response, new ApiError(403, 'forbidden', 'noRight'));
		if (request.method !== 'GET')
			return answerError(response, new ApiError(405, 'method_not_allowed', 'method'));
		const { type, body } = await this.meter.text();
		response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
	}

	#totals(): ReturnType<MetricsSources['totals']> {
		const totals = this.#settings.totals();
		return { lagMs: totals?.lagMs ?? 0, ...(totals?.state ?? IDLE) };
	}

	#storeUp(): Promise<boolean> {
		const asked = this.#settings.couch.info().then(
			() => true,
			() => false
		);
		return withPatience(asked, false);
	}

	close(): void {
		this.meter.close();
	}
}

/** What is answered in time, else `late`: a store that hangs must not make whoever watches it hang too. */
async function withPatience<T>(answer: Promise<T>, late: T): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const waited = new Promise<T>((resolve) => {
		timer = setTimeout(() => resolve(late), PATIENCE_MS);
	});
	const first = await Promise.race([answer, waited]);
	clearTimeout(timer);
	return first;
}
