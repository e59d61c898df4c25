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

/** How long a text of this length may take to go up and be answered. */
const firstByteMs = (text: string) => AT_LEAST_MS + (text.length / CHARS_A_SECOND) * 1000;

const PhotoReason = v.object({ reason: v.pipe(v.string(), v.maxLength(60)) });

/** What the server did with a photo. `taken`: it has it, or wants it no more. */
export type BroughtPhoto = { kind: 'taken' } | { kind: 'refused'; reason: string };

/** Brings a photo to the server; bringing it again is harmless. @throws WireFault where it may be tried again */
export async function bringPhoto(text: string, signal: AbortSignal): Promise<BroughtPhoto> {
	const init = { method: 'POST', body: text, signal };
	try {
		const { status, body } = await askJson(`${ADDRESS}/photo`, init, firstByteMs(text));
		// 410: withdrawn since, by whoever may.
		if (status === 200 || status === 410) return { kind: 'taken' };
		const told = v.safeParse(PhotoReason, body);
		if (told.success) return { kind: 'refused', reason: told.output.reason };
	} catch (error) {
		if (!(error instanceof WireFault) || error.kind !== 'tooLarge') throw error;
		return { kind: 'refused', reason: 'tooLarge' };
	}
	throw new WireFault('notOurServer');
}

/** Brings a bundle to the server; bringing it again is harmless. @throws WireFault where it may be tried again */
export async function bring(text: string, signal: AbortSignal): Promise<Brought> {
	const init = { method: 'POST', body: text, signal };
	try {
		const { status, body } = await askJson(ADDRESS, init, firstByteMs(text));
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
