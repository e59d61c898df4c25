import type { GenericSchema, InferOutput } from 'valibot';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { RequestsFault } from '../notices.ts';
import { WireFault, askJson } from '../wire/exchange.ts';
import { requestsFault } from '../wire/requests-fault.ts';

/** Why the server could not be asked, or did not do it; `refused`: somebody else did it meanwhile. */
export type PeopleFault = RequestsFault | 'refused' | 'tooLarge';

/** A list of thousands goes up over a slow line. */
const PATIENCE_MS = 120_000;

/** Asks one place of the office's `/api/people`; nothing of the answer is kept on this phone. */
export async function askPeople<S extends GenericSchema>(
	place: string,
	schema: S,
	said?: unknown
): Promise<Result<InferOutput<S>, PeopleFault>> {
	try {
		const init = said === undefined ? {} : { method: 'POST', body: JSON.stringify(said) };
		const { status, body } = await askJson(`/api/people/${place}`, init, PATIENCE_MS);
		if (status === 400 || status === 404 || status === 409) return err('refused');
		const parsed = parseBy(schema, body);
		return status === 200 && parsed.ok ? ok(parsed.value) : err('serverDown');
	} catch (error) {
		if (!(error instanceof WireFault)) throw error;
		if (error.kind === 'tooLarge') return err('tooLarge');
		return err(error.kind === 'busy' ? 'refused' : requestsFault(error));
	}
}
