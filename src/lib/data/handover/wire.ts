import * as v from 'valibot';
import { HandoverAnswer, HandoverFault } from '../../domain/handover/answer.ts';
import { KeyAnswer } from '../../domain/handover/bundle.ts';
import { WireFault, askJson } from '../wire/exchange.ts';

const ADDRESS = '/api/handover';
/** A line at a village's edge carries so many characters in a second. */
const CHARS_A_SECOND = 1500;
const AT_LEAST_MS = 30_000;

const Reason = v.object({ reason: HandoverFault });

/** What the server did with a bundle. */
export type Brought =
	{ kind: 'answered'; answer: HandoverAnswer } | { kind: 'refused'; fault: HandoverFault };

/** Asks for the server's word on a key; null where it gives none (a server of an older version). @throws WireFault */
export async function askWord(key: string): Promise<v.InferOutput<typeof KeyAnswer> | null> {
	const init = { method: 'POST', body: JSON.stringify({ key }) };
	const { status, body } = await askJson(`${ADDRESS}/key`, init);
	const parsed = v.safeParse(KeyAnswer, body);
	return status === 200 && parsed.success ? parsed.output : null;
}

/** Brings a bundle to the server; bringing it again is harmless. @throws WireFault where it may be tried again */
export async function bring(text: string, signal: AbortSignal): Promise<Brought> {
	const init = { method: 'POST', body: text, signal };
	const firstByteMs = AT_LEAST_MS + (text.length / CHARS_A_SECOND) * 1000;
	try {
		const { status, body } = await askJson(ADDRESS, init, firstByteMs);
		const answer = v.safeParse(HandoverAnswer, body);
		if (status === 200 && answer.success) return { kind: 'answered', answer: answer.output };
		const told = v.safeParse(Reason, body);
		if (told.success) return { kind: 'refused', fault: told.output.reason };
	} catch (error) {
		if (!(error instanceof WireFault) || error.kind !== 'tooLarge') throw error;
		return { kind: 'refused', fault: 'tooLarge' };
	}
	// A server of an older version, or something between: another day.
	throw new WireFault('notOurServer');
}
