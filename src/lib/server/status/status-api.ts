import type { IncomingMessage, ServerResponse } from 'node:http';
import { holds } from '../../domain/access.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { UnitId as Unit } from '../../domain/ids.ts';
import type { ServerStatus } from '../../domain/status/server-status.ts';
import { DENIALS_DAYS, PHONES_DAYS } from '../../domain/status/server-status.ts';
import * as v from 'valibot';
import { answerJson, ApiError } from '../api/answer.ts';
import { refusal } from '../api/session.ts';
import { AUDIT, type Audit } from '../audit/audit.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { ReadNotes } from '../audit/read-notes.ts';
import { ACCOUNTS, type Account } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { SessionStore } from '../auth/session-store.ts';
import type { Couch } from '../couch/couch.ts';
import { isNewEnough } from '../couch/oldest-couchdb.ts';
import type { StoreSize } from '../metrics/store-size.ts';
import type { Absence, StoreWatch } from '../store-watch.ts';
import type { Ledger } from '../totals/ledger.ts';
import { CertificateReader } from './certificate.ts';
import { denialsSince } from './denials.ts';
import { lastBackup } from './last-backup.ts';

const DAY_MS = 86_400_000;
/** What a browser calls itself begins so. */
const BROWSER = /^Mozilla\//;
/** More are counted and not named. */
const MOST_PHONES = 50;

export type StatusSettings = {
	couch: Couch;
	authenticator: Authenticator;
	accounts: AccountStore;
	sessions: SessionStore;
	audit: Audit;
	store: Pick<StoreWatch, 'last'>;
	size: () => StoreSize;
	/** Null until the store was reached. */
	totals: () => { lagMs: number; ledger: Pick<Ledger, 'freshness'> } | null;
	origin: string;
	version: string;
	/** Which build of the app the server gives phones; null: it does not know. */
	build: string | null;
	clock: () => number;
};

/** `GET /api/status`: how the server is and what needs a person, for the office alone. */
export class StatusApi {
	readonly #settings: StatusSettings;
	readonly #certificate: CertificateReader;
	readonly #log: AuditLog;
	readonly #notes: ReadNotes;

	constructor(settings: StatusSettings) {
		this.#settings = settings;
		this.#certificate = new CertificateReader(settings.origin, settings.clock);
		this.#log = new AuditLog(settings.couch);
		this.#notes = new ReadNotes(settings.audit, settings.clock);
	}

	/** @throws ApiError 401, 403 or 405; CouchUnavailable */
	async status(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (request.method !== 'GET') throw new ApiError(405, 'method_not_allowed', 'method');
		const found = await this.#settings.authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		const { actor, key: session } = found.principal;
		if (!holds(actor, 'office')) throw new ApiError(403, 'forbidden', 'noRight');
		// Names and phones of people are in it, and who was refused what.
		for (const database of [ACCOUNTS, AUDIT]) await this.#notes.read({ session, actor, database });
		answerJson(response, 200, await this.#read());
	}

	async #read(): Promise<ServerStatus> {
		const { couch, size, totals, version, clock, audit, store } = this.#settings;
		const now = clock();
		const { kind, version: couchVersion } = await couch.info();
		const people = await this.#people();
		const nameOf = (person: PersonId) => people.get(person)?.name ?? person;
		// What was just refused stands in the log that is read now.
		await audit.settled();
		const span = { fromMs: now - DENIALS_DAYS * DAY_MS, toMs: now + DAY_MS };
		return {
			at: new Date(now).toISOString(),
			version,
			store: {
				kind,
				version: couchVersion,
				bytes: await size().bytes(),
				fits: kind === 'embedded' || isNewEnough(couchVersion)
			},
			storeAway: told(store.last),
			freeBytes: await size().freeBytes(),
			totalsLagMs: totals()?.lagMs ?? 0,
			backupAt: await lastBackup(couch),
			certificate: await this.#certificate.read(),
			units: this.#units(),
			...(await this.#phones(now, people)),
			denials: await denialsSince(this.#log, span, nameOf)
		};
	}

	#units(): ServerStatus['units'] {
		const told = this.#settings.totals()?.ledger.freshness() ?? [];
		return told.flatMap(({ unit, lastArrivalAt }) => {
			const parsed = v.safeParse(Unit, unit);
			return parsed.success ? [{ unit: parsed.output, lastArrivalAt }] : [];
		});
	}

	async #people(): Promise<ReadonlyMap<PersonId, Account>> {
		const people = new Map<PersonId, Account>();
		for await (const account of this.#settings.accounts.all()) people.set(account.person, account);
		return people;
	}

	async #phones(
		now: number,
		people: ReadonlyMap<PersonId, Account>
	): Promise<Pick<ServerStatus, 'phones' | 'programs'>> {
		const { sessions, build } = this.#settings;
		const since = new Date(now - PHONES_DAYS * DAY_MS).toISOString();
		let seen = 0;
		let programs = 0;
		const old: ServerStatus['phones']['first'] = [];
		for await (const { person, device, renewedAt, build: has } of sessions.openOnes()) {
			if (renewedAt < since) continue;
			// What neither says which app it is nor calls itself a browser has no app that could be old.
			if (has === undefined && !BROWSER.test(device)) {
				programs += 1;
				continue;
			}
			seen += 1;
			if (build === null || has === build) continue;
			const { name = person, roles = [] } = people.get(person) ?? {};
			const [unit = null] = roles.flatMap((role): UnitId[] => ('unit' in role ? [role.unit] : []));
			old.push({ person, name, unit, device, seenAt: renewedAt });
		}
		const first = old.toSorted((a, b) => (a.seenAt < b.seenAt ? 1 : -1)).slice(0, MOST_PHONES);
		return { programs, phones: { seen, old: build === null ? null : old.length, first } };
	}
}

function told(absence: Absence | null): ServerStatus['storeAway'] {
	if (absence === null) return null;
	const at = (ms: number) => new Date(ms).toISOString();
	return { from: at(absence.fromMs), until: at(absence.untilMs) };
}
