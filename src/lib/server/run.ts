import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import { shippedTerm } from '../terms/index.ts';
import { countedTerm } from '../terms/target-rules.ts';
import type { Pages } from './application.ts';
import { Application } from './application.ts';
import type { Settings } from './config.ts';
import { listen, type Listening } from './listen.ts';
import { openLog } from './log.ts';
import { openStore } from './open-store.ts';

export type RunOptions = {
	version: string;
	pages: Pages;
	/** Other origins by which a browser on this machine may open the app. */
	alsoOrigins?: readonly string[];
};

/** Opens the store and serves, or says in one sentence which setting is wrong. */
export async function run(
	settings: Settings,
	{ version, pages, alsoOrigins = [] }: RunOptions
): Promise<Result<Listening, string>> {
	const couch = openStore(settings);
	if (!couch.ok) return couch;
	const application = new Application({
		couch: couch.value,
		couchdb: settings.couchdb,
		dataDir: settings.dataDir,
		origins: [settings.origin, ...alsoOrigins],
		version,
		term: countedTerm(shippedTerm),
		log: openLog(settings.logLevel)
	});
	const listening = await listen(application, pages, settings);
	if (listening.ok) return ok(listening.value);
	await application.close();
	return err(listening.error);
}

/** Stops once, at the first signal of the operator or the system; a second one ends at once. */
export function stopOnSignals(listening: Listening): void {
	let stopping = false;
	const stop = () => {
		if (stopping) process.exit(1);
		stopping = true;
		listening.close().then(
			() => process.exit(0),
			(error: unknown) => {
				process.stderr.write(`the server did not stop in order: ${String(error)}\n`);
				process.exit(1);
			}
		);
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
}
