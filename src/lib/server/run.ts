import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import { shippedTerm } from '../terms/index.ts';
import { countedTerm } from '../terms/target-rules.ts';
import type { Pages } from './application.ts';
import { Application } from './application.ts';
import type { Settings } from './config.ts';
import { listen, type Listening } from './listen.ts';
import { openAuditCopy, openLog, type Logger } from './log.ts';
import { openStore } from './open-store.ts';
import { fitToServe, freeBytesOf } from './surroundings.ts';

export type RunOptions = {
	version: string;
	/** Which build of the app phones get from here; null: not known. */
	build?: string | null;
	pages: Pages;
	/** Other origins by which a browser on this machine may open the app. */
	alsoOrigins?: readonly string[];
};

/** Opens the store and serves, or says in one sentence which setting is wrong. */
export async function run(
	settings: Settings,
	options: RunOptions
): Promise<Result<Listening, string>> {
	const server = new Server(settings, options);
	const port = await server.begin(settings.port);
	return port.ok ? ok({ port: port.value, close: () => server.close() }) : port;
}

/** A server that begins anew in the same process when a restore puts another store in the place of the one it serves. */
class Server {
	readonly #settings: Settings;
	readonly #options: RunOptions;
	readonly #log: Logger;
	#listening: Listening | null = null;
	#turning: Promise<void> = Promise.resolve();
	#closed = false;

	constructor(settings: Settings, options: RunOptions) {
		this.#settings = settings;
		this.#options = options;
		this.#log = openLog(settings.logLevel);
	}

	/** @returns the port it listens on, or one sentence that says why it does not */
	async begin(port: number): Promise<Result<number, string>> {
		const settings = this.#settings;
		const { version, build = null, pages, alsoOrigins = [] } = this.#options;
		const couch = openStore(settings);
		if (!couch.ok) return couch;
		const { dataDir } = settings;
		const fit = fitToServe(dataDir, { nowMs: Date.now(), freeBytes: freeBytesOf(dataDir) });
		if (!fit.ok) {
			await couch.value.close();
			return fit;
		}
		const application = new Application({
			couch: couch.value,
			couchdb: settings.couchdb,
			dataDir: settings.dataDir,
			origins: [settings.origin, ...alsoOrigins],
			version,
			build,
			term: countedTerm(shippedTerm),
			log: this.#log,
			metricsToken: settings.metricsToken,
			auditCopy: settings.auditCopy ? openAuditCopy() : undefined,
			onOtherStore: () => {
				this.#turning = this.#turn();
			}
		});
		const listening = await listen(application, pages, { host: settings.host, port });
		if (listening.ok) {
			this.#listening = listening.value;
			return ok(listening.value.port);
		}
		await application.close();
		return err(listening.error);
	}

	async #turn(): Promise<void> {
		const { port } = this.#listening ?? { port: this.#settings.port };
		this.#log.warn('the store was replaced: the server begins anew');
		await this.#listening?.close();
		this.#listening = null;
		if (this.#closed) return;
		const begun = await this.begin(port);
		if (begun.ok) return;
		this.#log.fatal(begun.error);
		process.exit(1);
	}

	async close(): Promise<void> {
		this.#closed = true;
		await this.#turning;
		await this.#listening?.close();
	}
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
