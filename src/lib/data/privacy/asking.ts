import type { GenericSchema, InferOutput } from 'valibot';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { RequestsFault } from '../notices.ts';
import { WireFault, askJson } from '../wire/exchange.ts';
import { requestsFault } from '../wire/requests-fault.ts';

/** Why the server could not be asked, or did not do it; `refused`: not in this state, or too often. */
export type PrivacyFault = RequestsFault | 'refused';

type Init = { method?: 'POST' | 'PUT' | 'DELETE'; body?: unknown };

/** Asks one place of `/api/privacy`; nothing of the answer is kept on this phone. */
export function askPrivacy<S extends GenericSchema>(place: string, schema: S, init: Init = {}) {
	return askApi(`privacy/${place}`, schema, init);
}

/** Asks one place of the server's API about personal data; nothing of the answer is kept on this phone. */
export async function askApi<S extends GenericSchema>(
	place: string,
	schema: S,
	init: Init = {}
): Promise<Result<InferOutput<S>, PrivacyFault>> {
	try {
		const { method, body: said } = init;
		const { status, body } = await askJson(`/api/${place}`, {
			...(method !== undefined && { method }),
			...(said !== undefined && { body: JSON.stringify(said) })
		});
		if (status === 400 || status === 404 || status === 409) return err('refused');
		const parsed = parseBy(schema, body);
		return status === 200 && parsed.ok ? ok(parsed.value) : err('serverDown');
	} catch (error) {
		if (!(error instanceof WireFault)) throw error;
		return err(error.kind === 'busy' ? 'refused' : requestsFault(error));
	}
}
