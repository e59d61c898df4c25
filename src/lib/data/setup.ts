import * as v from 'valibot';
import type { AskedSetup, SetupAnswer } from '../domain/import/setup.ts';
import { SetupAnswer as Answer } from '../domain/import/setup.ts';
import { parseBy } from '../domain/issue.ts';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import { WireFault, askJson } from './wire/exchange.ts';
import { noteFailed } from './wire/failed-request.ts';

/** Why the server did not answer; `refused`: it took what was typed for none. */
export type SetupFault =
	'offline' | 'serverDown' | 'serverFull' | 'storeRefuses' | 'storeAway' | 'tooMany' | 'refused';

/** Asks a new server what it finds around itself, or for its first account. */
export async function askSetup(asked: AskedSetup): Promise<Result<SetupAnswer, SetupFault>> {
	try {
		const { status, body } = await askJson('/api/setup', {
			method: 'POST',
			body: JSON.stringify(asked)
		});
		const parsed = parseBy(Answer, body);
		if (status === 400) return err('refused');
		return status === 200 && parsed.ok ? ok(parsed.value) : err(await whyDown());
	} catch (error) {
		if (!(error instanceof WireFault)) throw error;
		if (error.kind === 'busy') return err('tooMany');
		noteFailed(error);
		if (error.kind === 'serverFull') return err('serverFull');
		const isAway = error.kind === 'offline' || error.kind === 'unreachable';
		return err(isAway ? 'offline' : await whyDown());
	}
}

const Health = v.object({ status: v.literal('unavailable'), reason: v.string() });

/** What the server says of its store, which no page can go on without. */
async function whyDown(): Promise<SetupFault> {
	try {
		const response = await fetch('/healthz', { cache: 'no-store' });
		const health = v.safeParse(Health, await response.json());
		if (!health.success) return 'serverDown';
		return /^(401|403)\b/.test(health.output.reason) ? 'storeRefuses' : 'storeAway';
	} catch {
		return 'serverDown';
	}
}
