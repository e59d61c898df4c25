import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import type { Actor } from '../../domain/access.ts';
import { canRead, seesAllUnits } from '../../domain/access.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { AppDocument } from '../../domain/document.ts';
import { parseDocument } from '../../domain/document.ts';
import { ulidPattern, UnitId, type PersonId } from '../../domain/ids.ts';
import { isBoardPeriod } from '../../domain/period/span.ts';
import { dimensions } from '../../domain/totals/figures.ts';
import type {
	BoardRecord,
	BoardRecordDetail,
	BoardRecordsPage,
	RecordsQuery
} from '../../domain/totals/record-page.ts';
import type { Audit } from '../audit/audit.ts';
import { ReadNotes } from '../audit/read-notes.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Principal } from '../auth/principals.ts';
import type { Couch } from '../couch/couch.ts';
import type { BehindRecord, Ledger } from '../totals/ledger.ts';
import { answerJson, ApiError } from './answer.ts';
import { Names } from './names.ts';
import { refusal } from './session.ts';

const MOST_ROWS = 200;

const Query = v.object({
	scope: v.union([v.literal('block'), UnitId]),
	period: v.pipe(v.string(), v.check(isBoardPeriod)),
	by: v.optional(v.picklist(dimensions)),
	key: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/))),
	side: v.picklist(['approved', 'waiting']),
	after: v.optional(v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2})?~[0-9A-Z]{26}$/))),
	limit: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d{1,3}$/),
			v.transform(Number),
			v.minValue(1),
			v.maxValue(MOST_ROWS)
		),
		'50'
	)
});

export type RecordsSettings = {
	couch: Couch;
	authenticator: Authenticator;
	/** Null while the store was never reached. */
	ledger: () => Ledger | null;
	clock: () => number;
	audit: Audit;
	unavailable: () => ApiError;
};

/** `GET /api/records…`: the records behind a figure, and one of them whole, with the rights of the unit's database. */
export class RecordsApi {
	readonly #settings: RecordsSettings;
	readonly #names: Names;
	readonly #notes: ReadNotes;

	constructor(settings: RecordsSettings) {
		this.#settings = settings;
		this.#names = new Names((unit, keys) => this.#read(unit, { keys }), settings.clock);
		this.#notes = new ReadNotes(settings.audit, settings.clock);
	}

	/** @throws ApiError 400, 401, 403, 404 or 405 */
	async records(
		request: IncomingMessage,
		response: ServerResponse,
		url: URL,
		rest: string[]
	): Promise<void> {
		if (request.method !== 'GET') throw new ApiError(405, 'method_not_allowed', 'method');
		const found = await this.#settings.authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		const { principal } = found;
		if (rest.length === 0)
			return answerJson(response, 200, await this.#page(principal, url.searchParams));
		const [unit, ulid, ...more] = rest;
		const parsed = v.safeParse(UnitId, unit);
		if (!parsed.success || ulid === undefined || !ulidPattern.test(ulid) || more.length > 0)
			throw new ApiError(404, 'not_found', 'missing');
		answerJson(response, 200, await this.#detail(principal, parsed.output, ulid));
	}

	async #page(principal: Principal, params: URLSearchParams): Promise<BoardRecordsPage> {
		const { ledger, clock, unavailable } = this.#settings;
		const parsed = v.safeParse(Query, Object.fromEntries(params));
		if (!parsed.success || (parsed.output.by === undefined) !== (parsed.output.key === undefined))
			throw new ApiError(400, 'bad_request', 'malformed');
		const { scope, period, by, key, side, after, limit } = parsed.output;
		mustSee(principal.actor, scope);
		const query: RecordsQuery = {
			scope,
			period,
			side,
			by: by === undefined || key === undefined ? null : { dimension: by, key }
		};
		const counted = ledger();
		if (counted === null) throw unavailable();
		const [day = '', id = ''] = after?.split('~') ?? [];
		const found = counted.behind(query, after === undefined ? null : { day, id }, limit + 1);
		const shown = found.slice(0, limit);
		const last = shown.at(-1);
		for (const unit of new Set(shown.map(({ record }) => record.unit)))
			await this.#note(principal, unit);
		return {
			at: new Date(clock()).toISOString(),
			rows: await this.#named(shown.map(({ record }) => record)),
			next: found.length > limit && last !== undefined ? `${last.day}~${last.id}` : null
		};
	}

	#note({ actor, key: session }: Principal, unit: UnitId, of: PersonId[] = []): Promise<void> {
		return this.#notes.read({ session, actor, database: unitDatabase(unit), of });
	}

	async #named(records: BehindRecord[]): Promise<BoardRecord[]> {
		const units = [...new Set(records.map((record) => record.unit))];
		const found = await Promise.all(
			units.map((unit) => {
				const authors = records.filter((record) => record.unit === unit);
				return this.#names.of(
					unit,
					authors.map(({ author }) => author)
				);
			})
		);
		const names = new Map(found.flatMap((some) => [...some]));
		return records.map(({ author, ...record }) => ({
			...record,
			authorName: names.get(author) ?? ''
		}));
	}

	async #read(
		unit: UnitId,
		range: { keys: string[] } | { startKey: string; endKey: string }
	): Promise<AppDocument[]> {
		const { couch, clock } = this.#settings;
		const { rows } = await couch.allDocs(unitDatabase(unit), { ...range, includeDocs: true });
		return rows.flatMap((row) => {
			const document = 'doc' in row && row.doc ? parseDocument(row.doc, clock()) : null;
			return document?.ok === true ? [document.value] : [];
		});
	}

	async #detail(principal: Principal, unit: UnitId, ulid: string): Promise<BoardRecordDetail> {
		mustSee(principal.actor, unit);
		const [stored] = await this.#read(unit, { keys: [`activity:${ulid}`] });
		const activity = stored?.type === 'activity' ? stored : null;
		const decided = await this.#read(unit, {
			startKey: `decision:${ulid}:`,
			endKey: `decision:${ulid};`
		});
		const decisions = decided.flatMap((document) =>
			document.type === 'decision' ? [document] : []
		);
		if (activity === null && decisions.length === 0)
			throw new ApiError(404, 'not_found', 'missing');
		const told = await this.#read(unit, { startKey: `photo:${ulid}:`, endKey: `photo:${ulid};` });
		const photos = told.flatMap((document) => (document.type === 'photo' ? [document] : []));
		const snapshots = decisions.flatMap((decision) =>
			decision.verdict === 'approve' ? [decision.snapshot] : []
		);
		const people = [activity, ...snapshots].flatMap((said) =>
			said === null ? [] : [said.author, said.recordedBy, ...said.content.people.members]
		);
		await this.#note(principal, unit, people);
		const names = await this.#names.of(unit, [...people, ...decisions.map(({ by }) => by)]);
		return {
			at: new Date(this.#settings.clock()).toISOString(),
			activity,
			decisions,
			photos,
			names: Object.fromEntries(names)
		};
	}
}

/** @throws ApiError 403 without the right to read the unit, or every unit for the whole block */
export function mustSee(actor: Actor, scope: 'block' | UnitId): void {
	const sees =
		scope === 'block' ? seesAllUnits(actor) : canRead(actor, { kind: 'unit', unit: scope });
	if (!sees) throw new ApiError(403, 'forbidden', 'noRight');
}
