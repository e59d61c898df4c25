import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { seesAllUnits } from '../../domain/access.ts';
import { databaseName, unitDatabase } from '../../domain/database.ts';
import type { PersonId } from '../../domain/ids.ts';
import { BLOCK_UNIT, UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { NoticeKey } from '../../domain/notice/notice-fields.ts';
import type { Notice } from '../../domain/notice/notices.ts';
import { addressed, noticesOf } from '../../domain/notice/notices.ts';
import type { ReadBy } from '../../domain/notice/read-by.ts';
import { readBy } from '../../domain/notice/read-by.ts';
import { NoticeReceipt } from '../../domain/notice/receipt.ts';
import type { NoticeReadings, UnitReaders, UnitReading } from '../../domain/notice/told.ts';
import { Unit } from '../../domain/unit/unit.ts';
import { WorkEntry } from '../../domain/work/entry.ts';
import type { Audit } from '../audit/audit.ts';
import { ReadNotes } from '../audit/read-notes.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Principal } from '../auth/principals.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';
import { answerJson, ApiError } from './answer.ts';
import { refusal } from './session.ts';

/** Units asked at once: a CouchDB answers a few questions side by side faster than one by one. */
const UNITS_AT_ONCE = 8;

export type NoticesSettings = {
	couch: Couch;
	accounts: AccountStore;
	authenticator: Authenticator;
	audit: Audit;
	term: { id: string };
	clock: () => number;
};

/** Somebody with an account in a unit: they can read, so they are counted. */
type Reader = { name: string; secretary: boolean };
type Readers = Map<PersonId, Reader>;

/**
 * `GET /api/notices/<notice>`: in how many units and by how many people a notice was read; with a unit after it, by
 * whom. For those who see every unit, and keep no copy of them all.
 */
export class NoticesApi {
	readonly #settings: NoticesSettings;
	readonly #notes: ReadNotes;

	constructor(settings: NoticesSettings) {
		this.#settings = settings;
		this.#notes = new ReadNotes(settings.audit, settings.clock);
	}

	/** @throws ApiError 401, 403, 404 or 405; CouchUnavailable */
	async notices(
		request: IncomingMessage,
		response: ServerResponse,
		_url: URL,
		[key, unit, ...more]: string[]
	): Promise<void> {
		if (request.method !== 'GET') throw new ApiError(405, 'method_not_allowed', 'method');
		const found = await this.#settings.authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		if (!seesAllUnits(found.principal.actor)) throw new ApiError(403, 'forbidden', 'noRight');
		const notice = v.is(NoticeKey, key) && more.length === 0 ? await this.#notice(key) : null;
		if (notice === null) throw new ApiError(404, 'not_found', 'missing');
		if (unit === undefined) return answerJson(response, 200, await this.#readings(notice));
		const parsed = v.safeParse(UnitId, unit);
		const [one] = parsed.success ? addressed(notice, [parsed.output]) : [];
		if (one === undefined) throw new ApiError(404, 'not_found', 'missing');
		answerJson(response, 200, await this.#readers(found.principal, notice, one));
	}

	async #notice(key: string): Promise<Notice | null> {
		const prefix = `work:${this.#settings.term.id}:notice:${key}`;
		const stored = await this.#read(databaseName({ kind: 'programme' }), prefix);
		const entries = stored.flatMap((document) => {
			const entry = parseBy(WorkEntry, document);
			return entry.ok ? [entry.value] : [];
		});
		return noticesOf(entries)[0] ?? null;
	}

	async #readings(notice: Notice): Promise<NoticeReadings> {
		const stored = await this.#read(databaseName({ kind: 'programme' }), 'unit');
		const units = stored.flatMap((document) => {
			const unit = parseBy(Unit, document);
			return unit.ok && unit.value.id !== BLOCK_UNIT ? [unit.value.id] : [];
		});
		const wanted = addressed(notice, units);
		const accounts = await this.#accounts();
		const readings: UnitReading[] = [];
		for (let from = 0; from < wanted.length; from += UNITS_AT_ONCE) {
			const some = wanted.slice(from, from + UNITS_AT_ONCE);
			const found = some.map((unit) => this.#reading(notice, unit, accounts.get(unit)));
			readings.push(...(await Promise.all(found)));
		}
		return { at: this.#now(), units: readings };
	}

	async #reading(notice: Notice, unit: UnitId, readers?: Readers): Promise<UnitReading> {
		const { people, confirmed } = await this.#readBy(notice, unit);
		const read = [...(readers ?? [])].filter(
			([person]) => (people.get(person)?.readAt ?? null) !== null
		);
		return {
			unit,
			people: readers?.size ?? 0,
			read: read.length,
			confirmedAt: confirmed?.at ?? null
		};
	}

	async #readers(
		{ actor, key: session }: Principal,
		notice: Notice,
		unit: UnitId
	): Promise<UnitReaders> {
		const readers: Readers = (await this.#accounts()).get(unit) ?? new Map();
		const { people } = await this.#readBy(notice, unit);
		await this.#notes.read({
			session,
			actor,
			database: unitDatabase(unit),
			of: [...readers.keys()]
		});
		return {
			at: this.#now(),
			people: [...readers].map(([person, { name, secretary }]) => ({
				person,
				name,
				secretary,
				...(people.get(person) ?? { readAt: null, earlierAt: null })
			}))
		};
	}

	async #readBy(notice: Notice, unit: UnitId): Promise<ReadBy> {
		const stored = await this.#read(unitDatabase(unit), `noticeReceipt:${notice.key}`);
		const receipts = stored.flatMap((document) => {
			const receipt = parseBy(NoticeReceipt, document);
			return receipt.ok ? [receipt.value] : [];
		});
		return readBy(notice, receipts);
	}

	/** Who can read in each unit: everybody with an account that is open. */
	async #accounts(): Promise<Map<UnitId, Readers>> {
		const units = new Map<UnitId, Readers>();
		for await (const { person, name, roles, disabled } of this.#settings.accounts.all()) {
			if (disabled) continue;
			for (const role of roles) {
				if (!('unit' in role)) continue;
				const readers: Readers = units.get(role.unit) ?? new Map();
				const secretary = role.role === 'unitSecretary' || readers.get(person)?.secretary === true;
				units.set(role.unit, readers.set(person, { name, secretary }));
			}
		}
		return units;
	}

	#now(): string {
		return new Date(this.#settings.clock()).toISOString();
	}

	/** A database that is not made yet holds nothing. */
	async #read(database: string, prefix: string): Promise<StoredDocument[]> {
		try {
			const { rows } = await this.#settings.couch.allDocs(database, {
				startKey: `${prefix}:`,
				endKey: `${prefix};`,
				includeDocs: true
			});
			return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
		} catch (error) {
			if (error instanceof CouchError && error.status === 404) return [];
			throw error;
		}
	}
}
