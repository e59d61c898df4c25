import type { AskedSetup, SetupAnswer } from '../domain/import/setup.ts';
import { SetupAnswer as Answer } from '../domain/import/setup.ts';
import { parseBy } from '../domain/issue.ts';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import { WireFault, askJson } from './wire/exchange.ts';

/** Why the server did not answer; `refused`: it took what was typed for none. */
export type SetupFault = 'offline' | 'serverDown' | 'tooMany' | 'refused';

/** Asks a new server what it finds around itself, or for its first account. */
export async function askSetup(asked: AskedSetup): Promise<Result<SetupAnswer, SetupFault>> {
	try {
		const { status, body } = await askJson('/api/setup', {
			method: 'POST',
			body: JSON.stringify(asked)
		});
		const parsed = parseBy(Answer, body);
		if (status === 400) return err('refused');
		return status === 200 && parsed.ok ? ok(parsed.value) : err('serverDown');
	} catch (error) {
		if (!(error instanceof WireFault)) throw error;
		if (error.kind === 'busy') return err('tooMany');
		return err(error.kind === 'offline' || error.kind === 'unreachable' ? 'offline' : 'serverDown');
	}
}
