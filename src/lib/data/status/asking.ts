import * as v from 'valibot';
import { Instant } from '../../domain/date.ts';
import { parseBy } from '../../domain/issue.ts';
import { ServerStatus } from '../../domain/status/server-status.ts';
import { askApi } from '../privacy/asking.ts';
import { exchange, WireFault } from '../wire/exchange.ts';

/** How the server is, for the office alone; nothing of it is kept on this phone. */
export const askStatus = () => askApi('status', ServerStatus);

const Told = v.variant('status', [
	v.object({ status: v.literal('ok') }),
	v.object({
		status: v.literal('unavailable'),
		reason: v.string(),
		since: v.optional(Instant)
	})
]);

/**
 * What the server tells everybody of itself. `storeAway`: it runs and its store does not answer, why (in the operator's
 * language) and since when; `unreachable`: nobody answers, or not so that the browser trusts it; `other`: another answers.
 */
export type Health =
	| { kind: 'well' }
	| { kind: 'storeAway'; reason: string; since: string | null }
	| { kind: 'unreachable' }
	| { kind: 'other' };

/** Asks the server how it is, as whoever watches it does. */
export async function askHealth(): Promise<Health> {
	try {
		const { text } = await exchange('/healthz');
		const parsed = parseBy(Told, readJson(text));
		if (!parsed.ok) return { kind: 'other' };
		if (parsed.value.status === 'ok') return { kind: 'well' };
		const { reason, since = null } = parsed.value;
		return { kind: 'storeAway', reason, since };
	} catch (error) {
		if (!(error instanceof WireFault)) throw error;
		return { kind: 'unreachable' };
	}
}

function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// A proxy's page: it is not our server that speaks.
		return null;
	}
}
