import * as v from 'valibot';
import type { UnitId } from '../../domain/ids.ts';
import type { PhotoId } from '../../domain/photo/photo.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { WireFault, askJson } from '../wire/exchange.ts';
import { noteFailed } from '../wire/failed-request.ts';
import { requestOf } from '../wire/server-word.ts';
import type { LookFault } from './photos.ts';

/** 250 KB at a village's edge: a slower line than 14 kbit/s carries no photo. */
const LONGEST_SEND_MS = 150_000;

const Refusal = v.object({ reason: v.string() });

/** What the server did with a photo. `later`: it does not know of it yet; `gone`: it is withdrawn. */
export type Taken =
	{ kind: 'taken' } | { kind: 'later' } | { kind: 'gone' } | { kind: 'refused'; reason: string };

const addressOf = (unit: UnitId, id: PhotoId) => `/api/photos/${unit}/${id}`;

/** Sends a photo's bytes; sending them again is harmless. @throws WireFault where it may be tried again */
export async function sendPhoto(
	unit: UnitId,
	id: PhotoId,
	body: Blob,
	signal: AbortSignal
): Promise<Taken> {
	const init = { method: 'PUT', body, headers: { 'content-type': 'image/jpeg' }, signal };
	const answer = await orRefused(() => askJson(addressOf(unit, id), init, LONGEST_SEND_MS));
	if ('kind' in answer) return answer;
	if (answer.status < 300) return { kind: 'taken' };
	if (answer.status === 404) return { kind: 'later' };
	if (answer.status === 410) return { kind: 'gone' };
	const told = v.safeParse(Refusal, answer.body);
	return { kind: 'refused', reason: told.success ? told.output.reason : 'malformed' };
}

/** What is refused for good, whatever the line is like. */
async function orRefused<T>(ask: () => Promise<T>): Promise<T | Taken> {
	try {
		return await ask();
	} catch (error) {
		if (!(error instanceof WireFault)) throw error;
		if (error.kind === 'forbidden') return { kind: 'refused', reason: 'noRight' };
		if (error.kind === 'tooLarge') return { kind: 'refused', reason: 'tooLarge' };
		throw error;
	}
}

const Held = v.object({ held: v.boolean() });

/** Whether the server has a photo's bytes, by whichever phone they came. @throws WireFault */
export async function isHeldByServer(
	unit: UnitId,
	id: PhotoId,
	signal: AbortSignal
): Promise<boolean> {
	const answer = await orRefused(() => askJson(`${addressOf(unit, id)}/held`, { signal }));
	const told = 'kind' in answer ? null : v.safeParse(Held, answer.body);
	return told?.success === true && told.output.held;
}

/** Asks the server for a photo's bytes. */
export async function fetchPhoto(unit: UnitId, id: PhotoId): Promise<Result<Blob, LookFault>> {
	try {
		const response = await fetch(addressOf(unit, id), {
			credentials: 'same-origin',
			cache: 'no-store',
			redirect: 'error',
			signal: AbortSignal.timeout(LONGEST_SEND_MS)
		});
		if (response.ok && response.headers.get('content-type') === 'image/jpeg')
			return ok(await response.blob());
		noteFailed({ request: requestOf(response.headers) });
		return err(whyNot(response.status));
	} catch {
		noteFailed({ request: null });
		return err(navigator.onLine ? 'serverDown' : 'offline');
	}
}

function whyNot(status: number): LookFault {
	const known: Partial<Record<number, LookFault>> = {
		401: 'signIn',
		403: 'noRight',
		404: 'notYet',
		410: 'gone'
	};
	return known[status] ?? 'serverDown';
}
