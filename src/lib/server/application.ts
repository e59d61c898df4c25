import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { answerApi, unavailable, type Endpoint } from './api/api.ts';
import { endpointsOf, type Apis } from './api/endpoints.ts';
import { answerError, answerJson } from './api/answer.ts';
import { BoardApi } from './api/board.ts';
import { CardsApi } from './api/cards.ts';
import { Doorbell } from './api/doorbell.ts';
import { answerHealth } from './api/health.ts';
import { RecordsApi } from './api/records.ts';
import { PhotosApi } from './api/photos.ts';
import { NoticesApi } from './api/notices.ts';
import { ReopeningsApi } from './api/reopenings.ts';
import { OwnAssessmentsApi } from './api/own-assessments.ts';
import { TransfersApi } from './api/transfers.ts';
import { SessionApi } from './api/session.ts';
import type { ApplicationSettings } from './application-settings.ts';
import { Audit } from './audit/audit.ts';
import { openFrontDesk, type FrontDesk, type FrontDeskSettings } from './auth/front-desk.ts';
import type { SessionDeskSettings } from './auth/session-desk.ts';
import { createGateway } from './gateway/gateway.ts';
import { openWriter, type Writing } from './gateway/open-writer.ts';
import { gatewayDoor } from './gateway-door.ts';
import { HandoverApi, type HandoverSettings } from './handover/handover-api.ts';
import { MovedPhotos } from './photos/moved-photos.ts';
import { Housekeeping } from './housekeeping.ts';
import { logged } from './log.ts';
import { Instruments } from './metrics/instruments.ts';
import { PeopleApi } from './people/people-api.ts';
import { PrivacyApi } from './privacy/privacy-api.ts';
import { otherProtocol } from './protocol-door.ts';
import { Receipts } from './receipts/receipts.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { SetupApi } from './setup/setup-api.ts';
import { tellSetup } from './setup/tell-setup.ts';
import { TOTALS_FILE } from './totals/ledger-schema.ts';
import { StatusApi } from './status/status-api.ts';
import { StoreLink } from './store-link.ts';
import { shippedTerm } from '../terms/index.ts';
import { Totals } from './totals/totals.ts';
import { RetentionApi } from './retention/retention-api.ts';
import { Traffic } from './traffic.ts';

/** The app's own pages and files: SvelteKit's handler, or Vite in development. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => void;

/** Everything the server does, apart from listening. */
export class Application {
	readonly #settings: ApplicationSettings;
	readonly #stopping = new AbortController();
	readonly #front: FrontDesk;
	readonly #housekeeping: Housekeeping;
	readonly #moved: MovedPhotos;
	readonly #store: StoreLink;
	readonly #doorbell: Doorbell;
	readonly #receipts: Receipts;
	readonly #audit: Audit;
	readonly #instruments: Instruments;
	readonly #traffic = new Traffic();
	readonly #writing: Writing;
	/** Null until the store was reached: whose totals they are is not known before. */
	#totals: Totals | null = null;
	readonly #setup: SetupApi;
	readonly #people: PeopleApi;
	readonly #endpoints: ReadonlyMap<string, Endpoint>;
	readonly #gateway: ReturnType<typeof createGateway>;

	constructor(settings: ApplicationSettings) {
		const { couch, clock = Date.now } = settings;
		const onError = (error: unknown) => this.#fault(error);
		this.#settings = settings;
		this.#store = new StoreLink({
			...settings,
			clock,
			onError,
			onDerived: () => this.#totals?.publishAgain()
		});
		const { pulse } = this.#store;
		this.#receipts = new Receipts(couch);
		this.#audit = new Audit(couch, clock, settings.auditCopy);
		this.#front = this.#openFront(clock);
		this.#moved = new MovedPhotos({ couch, clock, onError, followMs: settings.followMs });
		const housekeeping = { ...this.#front, couch, clock, moved: this.#moved, pulse, onError };
		this.#housekeeping = new Housekeeping(housekeeping);
		const uuid = () => this.#uuid();
		// The embedded store goes back only while nobody has it open. With CouchDB there may be several servers, which must announce the same.
		const mark = this.#store.kind === 'embedded' ? `.${randomUUID().slice(0, 8)}` : '';
		this.#doorbell = new Doorbell({ ...this.#front, pulse, uuid, clock, mark });
		const api = new SessionApi({ ...this.#front, clock, uuid });
		this.#setup = this.#openSetup(clock);
		const apis = this.#openApis(clock);
		this.#people = apis.people;
		this.#endpoints = endpointsOf(api, apis, this.#doorbell);
		this.#instruments = this.#openInstruments(clock);
		this.#writing = this.#openWriter(clock);
		this.#gateway = this.#openGateway(clock);
	}

	#openApis(clock: () => number): Apis {
		const { couch, term } = this.#settings;
		const audit = this.#audit;
		const own = { ...this.#front, couch, clock };
		const ledger = () => this.#totals?.ledger ?? null;
		const recounts = () => this.#totals?.recounts ?? null;
		return {
			records: new RecordsApi({ ...own, ledger, audit, unavailable }),
			board: new BoardApi({ ...own, term, recounts, unavailable }),
			reopenings: new ReopeningsApi(own),
			transfers: new TransfersApi(own),
			assessments: new OwnAssessmentsApi({ ...own, term }),
			privacy: new PrivacyApi({ ...own, audit }),
			retention: new RetentionApi({ ...own, audit, term }),
			photos: new PhotosApi({ ...own, audit, moved: this.#moved }),
			...this.#peopleApis(clock)
		};
	}

	#openInstruments(clock: () => number): Instruments {
		const parts = { doorbell: this.#doorbell, traffic: this.#traffic, receipts: this.#receipts };
		return new Instruments({
			...this.#settings,
			...parts,
			kind: this.#store.kind,
			clock,
			audit: this.#audit,
			store: this.#store.state,
			places: this.#endpoints,
			totals: () => this.#totals
		});
	}

	#openFront(clock: () => number): FrontDesk {
		const { couch, origins, signInLimits: limits } = this.#settings;
		const onError = (error: unknown) => this.#fault(error);
		const note: SessionDeskSettings['note'] = (kind, person, session) =>
			this.#audit.record({ person, session }, [{ kind }]);
		const onFailed: FrontDeskSettings['onFailed'] = (kind, person) =>
			void this.#audit.failed(kind, person).catch(onError);
		return openFrontDesk({
			couch,
			pulse: this.#store.pulse,
			origins,
			clock,
			limits,
			note,
			onError,
			onFailed
		});
	}

	/** Of a server that nobody has an account on; the code that guards it is in the log, and nowhere else. */
	#openSetup(clock: () => number): SetupApi {
		const { couch, dataDir, origins } = this.#settings;
		const { name, start, bodies } = shippedTerm;
		const term = { name, start, body: bodies.block.full };
		return new SetupApi({ ...this.#front, couch, term, origin: origins[0], dataDir, clock });
	}

	#peopleApis(
		clock: () => number
	): Pick<Apis, 'people' | 'cards' | 'setup' | 'handover' | 'notices' | 'status'> {
		const { couch, term } = this.#settings;
		// Opened after this, with the meter that counts these very places.
		const writer: HandoverSettings['writer'] = {
			write: (batch) => this.#writing.writer.write(batch)
		};
		const own = { ...this.#front, couch, audit: this.#audit, clock };
		return {
			setup: this.#setup,
			status: this.#openStatus(clock),
			handover: new HandoverApi({ ...own, writer, moved: this.#moved }),
			people: new PeopleApi({ ...own, term }),
			notices: new NoticesApi({ ...own, term }),
			cards: new CardsApi({ ...this.#front, clock })
		};
	}

	#openStatus(clock: () => number): StatusApi {
		const { couch, version, origins, build = null } = this.#settings;
		const told = { version, build, origin: origins[0], totals: () => this.#totals };
		const size = () => this.#instruments.size;
		const own = { couch, audit: this.#audit, store: this.#store.state };
		return new StatusApi({ ...this.#front, ...told, ...own, size, clock });
	}

	#openWriter(clock: () => number): Writing {
		const { accounts } = this.#front;
		const { couch, term } = this.#settings;
		return openWriter({
			couch,
			receipts: this.#receipts,
			audit: this.#audit,
			traffic: this.#traffic,
			meter: this.#instruments.meter,
			moved: this.#moved,
			pulse: this.#store.pulse,
			soleSecretary: async (unit, person) =>
				(await accounts.soleSecretaryOf(person)).includes(unit),
			remindable: new Set(term.remindable),
			clock
		});
	}

	#openGateway(clock: () => number): ReturnType<typeof createGateway> {
		const { authenticator, desk } = this.#front;
		const { couch, version } = this.#settings;
		return createGateway({
			...gatewayDoor(authenticator, desk),
			couch,
			writing: this.#writing,
			meter: this.#instruments.meter,
			audit: this.#audit,
			uuid: () => this.#store.readiness.uuid,
			version,
			clock,
			stopping: this.#stopping.signal,
			// The message names a document, and so perhaps a person.
			log: (_message, error) => this.#fault(error)
		});
	}

	#fault(error: unknown): void {
		this.#settings.log.error({ err: error }, 'fault');
	}

	/** @throws ApiError 503 while the store was never reached */
	#uuid(): string {
		const { uuid } = this.#store.readiness;
		if (uuid === null) throw unavailable();
		return uuid;
	}

	/** Begins to make the store ready, and to follow it once it is. */
	start(): void {
		this.#store.readiness.start((uuid) => {
			this.#settings.log.info({ kind: this.#store.kind }, 'the store is ready');
			this.#front.rights.start();
			this.#housekeeping.start();
			this.#totals = this.#countTotals(uuid);
			this.#totals.start();
			this.#store.follow(uuid);
			const { log, origins } = this.#settings;
			tellSetup(this.#setup, log, origins[0]).catch((error: unknown) => this.#fault(error));
			this.#people.resume().catch((error: unknown) => this.#fault(error));
		});
	}

	#countTotals(uuid: string): Totals {
		const { couch, couchdb, dataDir, term, clock = Date.now } = this.#settings;
		return new Totals({
			couch,
			store: { couchdb, dataDir },
			pulse: this.#store.pulse,
			path: join(dataDir, TOTALS_FILE),
			origin: `${uuid}|${term.id}|${term.start}|${term.end}`,
			term,
			clock,
			giveWay: (patienceMs) => this.#traffic.giveWay(patienceMs),
			onError: (error) => this.#fault(error)
		});
	}

	/** Answers a request; what is neither data nor API goes to `pages`. */
	async handle(request: IncomingMessage, response: ServerResponse, pages: Pages): Promise<void> {
		const answered = this.#instruments.answered.bind(this.#instruments);
		return logged(this.#settings.log, { request, response }, answered, () =>
			this.#answer(request, response, pages)
		);
	}

	async #answer(request: IncomingMessage, response: ServerResponse, pages: Pages): Promise<void> {
		const { version, couch } = this.#settings;
		setSecurityHeaders(response, this.#front.secure);
		const path = (request.url ?? '/').split('?')[0] ?? '/';
		if (path === '/healthz') {
			const { readiness, state: store } = this.#store;
			const totalsLagMs = () => this.#totals?.lagMs ?? 0;
			return answerHealth(response, { couch, readiness, store, version, totalsLagMs });
		}
		if (path === '/metrics') return this.#instruments.answer(request, response);
		const isData = path === '/db' || path.startsWith('/db/');
		const other = isData || path.startsWith('/api/') ? otherProtocol(request) : null;
		if (other !== null) return answerError(response, other);
		if (isData) return this.#answerData(request, response);
		if (path.startsWith('/api/')) {
			return answerApi(request, response, this.#endpoints, {
				onError: (error) => this.#fault(error),
				onRefused: (reason) => this.#instruments.meter.denied('request', reason)
			});
		}
		// CouchDB's replicator asks here first, and falls back to Basic only when nothing is here.
		if (path === '/_session')
			return answerJson(response, 404, { error: 'not_found', reason: 'missing' });
		pages(request, response);
	}

	async #answerData(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (this.#store.readiness.uuid === null) return answerError(response, unavailable());
		if (await this.#gateway(request, response)) return;
		answerJson(response, 404, { error: 'not_found', reason: 'missing' });
	}

	/** Ends feeds at once; requests under way go on. */
	endFeeds(): void {
		this.#stopping.abort();
		this.#doorbell.close();
		this.#front.authenticator.dismissAll();
	}

	/** Stops following the store, waits for what is being written, and closes it. */
	async close(): Promise<void> {
		this.endFeeds();
		await this.#store.stop();
		await Promise.all([this.#front.rights.stop(), this.#housekeeping.stop()]);
		await this.#totals?.stop();
		await Promise.all([this.#receipts.settled(), this.#audit.settled()]);
		this.#instruments.close();
		await this.#settings.couch.close();
	}
}
