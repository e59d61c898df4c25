import type { Logger } from '../log.ts';
import type { SetupApi } from './setup-api.ts';

/** Writes the code of a server that nobody has an account on into its log, with where to type it. @throws CouchUnavailable */
export async function tellSetup(setup: SetupApi, log: Logger, origin: string): Promise<void> {
	const code = await setup.code();
	if (code !== null)
		log.warn({ setup: code, at: `${origin}/thiet-lap` }, 'nobody has an account yet');
}
