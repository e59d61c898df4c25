import * as v from 'valibot';
import { CardAnswer, CardUnit, PrintedCard } from '../../domain/import/cards.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { RequestsFault } from '../notices.ts';
import { WireFault, askJson } from '../wire/exchange.ts';
import { requestsFault } from '../wire/requests-fault.ts';
import { askPeople, type PeopleFault } from './asking.ts';

/** The units with how many of their people never signed in. */
export async function askCardUnits(): Promise<Result<CardUnit[], PeopleFault>> {
	const answer = await askPeople('units', v.object({ units: v.array(CardUnit) }));
	return answer.ok ? ok(answer.value.units) : answer;
}

/** Makes cards; what was made before for the same people and not used holds no more. */
export async function makeCards(
	asked: { units: readonly string[] } | { person: string }
): Promise<Result<PrintedCard[], PeopleFault>> {
	const answer = await askPeople('cards', v.object({ cards: v.array(PrintedCard) }), asked);
	return answer.ok ? ok(answer.value.cards) : answer;
}

/** Why nothing is known of a card: no network, no answer, or too many wrong codes from here. */
export type CardFault = Exclude<RequestsFault, 'signIn'> | 'tooMany';

/** Shows a card to the server: whose it is; with a password, that it is theirs from now on. */
export async function showCard(
	code: string,
	password?: string
): Promise<Result<CardAnswer, CardFault>> {
	const said = password === undefined ? { code } : { code, password };
	try {
		const { status, body } = await askJson('/api/cards', {
			method: 'POST',
			body: JSON.stringify(said)
		});
		const parsed = parseBy(CardAnswer, body);
		if (status === 400) return ok({ state: 'unknown' });
		return status === 200 && parsed.ok ? ok(parsed.value) : err('serverDown');
	} catch (error) {
		if (!(error instanceof WireFault)) throw error;
		if (error.kind === 'busy') return err('tooMany');
		const fault = requestsFault(error);
		return err(fault === 'signIn' ? 'serverDown' : fault);
	}
}
