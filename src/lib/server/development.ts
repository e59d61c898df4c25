import type { IncomingMessage, ServerResponse } from 'node:http';
import { shippedTerm } from '../terms/index.ts';
import { countedTerm } from '../terms/target-rules.ts';
import { Application } from './application.ts';
import { parseSettings, type Settings } from './config.ts';
import type { Couch } from './couch/couch.ts';
import { makeDemo } from './demo.ts';
import { openLog } from './log.ts';
import { openStore } from './open-store.ts';
import { programVersion } from './version.ts';

const DATA_DIR = '.data/dev';

/** Where data and API are, beside the pages that Vite serves. */
function isServers(url: string): boolean {
	return /^\/(db(\/|$|\?)|api\/|healthz|metrics|_session)/.test(url);
}

export type Development = {
	/** Answers a request for data or API; `next` gets every other one. */
	handle: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
	close: () => Promise<void>;
};

/**
 * The server's part of `npm run dev`: the demo's data in a folder of its own (or in COUCHDB_URL), behind the same
 * gateway and API as in production.
 * @throws Error with one sentence when a setting is wrong
 */
export async function openDevelopment(
	port: number,
	say: (words: string) => void
): Promise<Development> {
	const origin = `http://localhost:${port}`;
	const settings = parseSettings({
		DATA_DIR,
		LOG_LEVEL: 'warn',
		...process.env,
		PORT: String(port),
		ORIGIN: origin
	});
	if (!settings.ok) throw new Error(settings.error);
	const made = await makeDemo(settings.value, {
		reset: false,
		onWork: () => say('making demo data…')
	});
	if (!made.ok) throw new Error(made.error);
	const couch = openStore(settings.value);
	if (!couch.ok) throw new Error(couch.error);
	const application = applicationOf(settings.value, couch.value);
	application.start();
	const [first] = made.value;
	if (first !== undefined) say(`sign in as ${first.name} with ${first.password}`);
	return {
		handle: (request, response, next) => {
			if (!isServers(request.url ?? '')) return next();
			void application.handle(request, response, next);
		},
		close: () => application.close()
	};
}

function applicationOf({ origin, port, dataDir, couchdb, logLevel }: Settings, couch: Couch) {
	return new Application({
		couch,
		couchdb,
		dataDir,
		origins: [origin, `http://127.0.0.1:${port}`, `http://[::1]:${port}`],
		version: programVersion(),
		term: countedTerm(shippedTerm),
		log: openLog(logLevel)
	});
}
