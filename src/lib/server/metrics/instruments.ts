import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerError, ApiError } from '../api/answer.ts';
import type { Couch } from '../couch/couch.ts';
import type { Answered } from '../log.ts';
import { mayReadMetrics } from './may-read-metrics.ts';
import { Metrics, type MetricsSources } from './metrics.ts';
import { requestClass } from './request-class.ts';
import { StoreSize } from './store-size.ts';

/** Whoever watches wants an answer, not a wait. */
const PATIENCE_MS = 2_000;

export type InstrumentsSettings = Pick<
	MetricsSources,
	'version' | 'totals' | 'doorbells' | 'batches' | 'owed'
> & {
	couch: Couch;
	kind: 'embedded' | 'couchdb';
	dataDir: string;
	/** Whoever carries it may read the figures from elsewhere; null: only this machine may. */
	metricsToken: string | null;
	/** The places of the API. */
	places: ReadonlySet<string>;
	clock: () => number;
};

/** What can be read off the server: its figures, and the room of its store. */
export class Instruments {
	readonly meter: Metrics;
	readonly size: StoreSize;
	readonly #settings: InstrumentsSettings;

	constructor(settings: InstrumentsSettings) {
		const { couch, clock } = settings;
		this.#settings = settings;
		this.size = new StoreSize(couch, settings, clock);
		this.meter = new Metrics({
			...settings,
			storeUp: () => this.#storeUp(),
			storeBytes: () => this.size.bytes(),
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
		if (!mayReadMetrics(request, this.#settings.metricsToken))
			return answerError(response, new ApiError(403, 'forbidden', 'noRight'));
		if (request.method !== 'GET')
			return answerError(response, new ApiError(405, 'method_not_allowed', 'method'));
		const { type, body } = await this.meter.text();
		response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
	}

	async #storeUp(): Promise<boolean> {
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<boolean>((resolve) => {
			timer = setTimeout(() => resolve(false), PATIENCE_MS);
		});
		const asked = this.#settings.couch.info().then(
			() => true,
			() => false
		);
		const isUp = await Promise.race([asked, late]);
		clearTimeout(timer);
		return isUp;
	}

	close(): void {
		this.meter.close();
	}
}
