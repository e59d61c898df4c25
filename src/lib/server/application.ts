import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerApi, unavailable, type Endpoint } from './api/api.ts';
import { answerError, answerJson } from './api/answer.ts';
import { Doorbell } from './api/doorbell.ts';
import { answerHealth } from './api/health.ts';
import { SessionApi } from './api/session.ts';
import { Audit } from './audit/audit.ts';
import { AccountStore } from './auth/account-store.ts';
import { Authenticator } from './auth/authenticator.ts';
import { RightsWatch } from './auth/rights-watch.ts';
import { SessionDesk } from './auth/session-desk.ts';
import { SessionStore } from './auth/session-store.ts';
import { SignInGuard, type SignInLimits } from './auth/sign-in-limits.ts';
import type { Couch } from './couch/couch.ts';
import { createGateway } from './gateway/gateway.ts';
import { gatewayDoor } from './gateway-door.ts';
import { Housekeeping } from './housekeeping.ts';
import type { Logger } from './log.ts';
import { logRequest } from './log.ts';
import { Pulse } from './pulse.ts';
import { Readiness } from './readiness.ts';
import { Receipts } from './receipts/receipts.ts';
import { setSecurityHeaders } from './security-headers.ts';

/** The app's own pages and files: SvelteKit's handler, or Vite in development. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => void;

export type ApplicationSettings = {
	couch: Couch;
	kind: 'embedded' | 'couchdb';
	dataDir: string;
	/** The first one is where people open the app; a demo is opened under other names of the machine too. */
	origins: readonly [string, ...string[]];
	version: string;
	log: Logger;
	clock?: () => number;
	sweepMs?: number;
	signInLimits?: SignInLimits;
};

/** Everything the server does, apart from listening. */
export class Application {
	readonly #settings: ApplicationSettings;
	readonly #secure: boolean;
	readonly #stopping = new AbortController();
	readonly #pulse: Pulse;
	readonly #readiness: Readiness;
	readonly #authenticator: Authenticator;
	readonly #rights: RightsWatch;
	readonly #housekeeping: Housekeeping;
	readonly #doorbell: Doorbell;
	readonly #receipts: Receipts;
	readonly #audit: Audit;
	readonly #endpoints: ReadonlyMap<string, Endpoint>;
	readonly #gateway: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

	constructor(settings: ApplicationSettings) {
		const { couch, origins, log, clock = Date.now, version, sweepMs, signInLimits } = settings;
		const onError = (error: unknown) => log.error({ err: error }, 'fault');
		this.#settings = settings;
		this.#secure = origins[0].startsWith('https:');
		this.#pulse = new Pulse({ couch, onError, ...(sweepMs === undefined ? {} : { sweepMs }) });
		this.#readiness = new Readiness({ ...settings, onError });
		this.#receipts = new Receipts(couch);
		this.#audit = new Audit(couch, clock);
		const audit = this.#audit;
		const accounts = new AccountStore(couch, clock);
		const sessions = new SessionStore(couch, clock);
		const secure = this.#secure;
		const authenticator = new Authenticator({
			accounts,
			sessions,
			guard: new SignInGuard(signInLimits),
			origins,
			secure,
			clock
		});
		this.#authenticator = authenticator;
		this.#rights = new RightsWatch({ couch, pulse: this.#pulse, authenticator, onError });
		this.#housekeeping = new Housekeeping({ couch, pulse: this.#pulse, sessions, onError });
		const desk = new SessionDesk({
			authenticator,
			sessions,
			secure,
			note: (kind, person, session) => audit.record({ person, session }, [{ kind }])
		});
		const uuid = () => this.#uuid();
		this.#doorbell = new Doorbell({ authenticator, pulse: this.#pulse, uuid, clock });
		const api = new SessionApi({ desk, authenticator, accounts, sessions, secure, clock, uuid });
		this.#endpoints = endpointsOf(api, this.#doorbell);
		this.#gateway = createGateway({
			...gatewayDoor(authenticator, desk),
			couch,
			receipts: this.#receipts,
			audit,
			soleSecretary: async (unit, person) =>
				(await accounts.soleSecretaryOf(person)).includes(unit),
			uuid,
			version,
			clock,
			stopping: this.#stopping.signal,
			// The message names a document, and so perhaps a person.
			log: (_message, error) => onError(error)
		});
	}

	/** @throws ApiError 503 while the store was never reached */
	#uuid(): string {
		const { uuid } = this.#readiness;
		if (uuid === null) throw unavailable();
		return uuid;
	}

	/** Begins to make the store ready, and to follow it once it is. */
	start(): void {
		this.#readiness.start((uuid) => {
			this.#settings.log.info({ kind: this.#settings.kind }, 'the store is ready');
			this.#rights.start();
			this.#housekeeping.start();
			this.#pulse.start();
			void uuid;
		});
	}

	/** Answers a request; what is neither data nor API goes to `pages`. */
	async handle(request: IncomingMessage, response: ServerResponse, pages: Pages): Promise<void> {
		const { log, version, couch } = this.#settings;
		logRequest(log, request, response);
		setSecurityHeaders(response, this.#secure);
		const path = (request.url ?? '/').split('?')[0] ?? '/';
		if (path === '/healthz') {
			const readiness = this.#readiness;
			return answerHealth(response, { couch, readiness, version, totalsLagMs: () => 0 });
		}
		if (path === '/db' || path.startsWith('/db/')) return this.#answerData(request, response);
		if (path.startsWith('/api/')) {
			const onError = (error: unknown) => log.error({ err: error }, 'fault');
			return answerApi(request, response, this.#endpoints, onError);
		}
		// CouchDB's replicator asks here first, and falls back to Basic only when nothing is here.
		if (path === '/_session')
			return answerJson(response, 404, { error: 'not_found', reason: 'missing' });
		pages(request, response);
	}

	async #answerData(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (this.#readiness.uuid === null) return answerError(response, unavailable());
		if (await this.#gateway(request, response)) return;
		answerJson(response, 404, { error: 'not_found', reason: 'missing' });
	}

	/** Ends feeds at once; requests under way go on. */
	endFeeds(): void {
		this.#stopping.abort();
		this.#doorbell.close();
		this.#authenticator.dismissAll();
	}

	/** Stops following the store, waits for what is being written, and closes it. */
	async close(): Promise<void> {
		this.endFeeds();
		await this.#readiness.stop();
		await Promise.all([this.#pulse.stop(), this.#rights.stop(), this.#housekeeping.stop()]);
		await Promise.all([this.#receipts.settled(), this.#audit.settled()]);
		await this.#settings.couch.close();
	}
}

function endpointsOf(api: SessionApi, doorbell: Doorbell): ReadonlyMap<string, Endpoint> {
	return new Map<string, Endpoint>([
		['session', (request, response) => api.session(request, response)],
		['sessions', (request, response, _url, [id = '']) => api.sessions(request, response, id)],
		['doorbell', (request, response) => doorbell.ring(request, response)]
	]);
}
