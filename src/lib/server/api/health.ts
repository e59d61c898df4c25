import type { ServerResponse } from 'node:http';
import type { Couch, CouchInfo } from '../couch/couch.ts';
import type { Readiness } from '../readiness.ts';
import type { StoreWatch } from '../store-watch.ts';
import { answerJson } from './answer.ts';

/** Whoever watches wants an answer, not a wait. */
const PATIENCE_MS = 3_000;

export type HealthSettings = {
	couch: Couch;
	readiness: Readiness;
	version: string;
	/** Since when the store does not answer. */
	store: Pick<StoreWatch, 'away'>;
	/** How far the published totals are behind the records, in milliseconds; 0 when they are level. */
	totalsLagMs: () => number;
};

/** `GET /healthz`: 200 while records can be taken and given, else 503 with the reason, and since when. */
export async function answerHealth(response: ServerResponse, settings: HealthSettings) {
	const { version, readiness, totalsLagMs } = settings;
	const asked = await ask(settings.couch);
	const reason = readiness.uuid === null ? readiness.trouble : asked.trouble;
	if (asked.info === null || reason !== null) {
		const words = asked.trouble ?? reason ?? 'starting';
		const { away } = settings.store;
		const since = away === null ? {} : { since: new Date(away.sinceMs).toISOString() };
		return answerJson(response, 503, { status: 'unavailable', version, reason: words, ...since });
	}
	const { kind, version: couchVersion } = asked.info;
	answerJson(response, 200, {
		status: 'ok',
		version,
		couch: { kind, version: couchVersion },
		totals: { lagMs: totalsLagMs() }
	});
}

type Asked = { info: CouchInfo; trouble: null } | { info: null; trouble: string };

async function ask(couch: Couch): Promise<Asked> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<Asked>((resolve) => {
		const trouble = `the store does not answer within ${PATIENCE_MS} ms`;
		timer = setTimeout(() => resolve({ info: null, trouble }), PATIENCE_MS);
	});
	const answered = couch.info().then(
		(info): Asked => ({ info, trouble: null }),
		(error: unknown): Asked => ({
			info: null,
			trouble: error instanceof Error ? error.message : String(error)
		})
	);
	const first = await Promise.race([answered, late]);
	clearTimeout(timer);
	return first;
}
