import { addDays, startOfDay } from '../../domain/date.ts';
import type { AccessLine, AccessPage, AccessQuery } from '../../domain/privacy/access-log.ts';
import { accessGroups, placeOfAccess } from '../../domain/privacy/access-log.ts';
import type { Audit } from '../audit/audit.ts';
import type { FoundLines } from '../audit/audit-log.ts';
import { AuditLog, concerns } from '../audit/audit-log.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Principal } from '../auth/principals.ts';
import type { Couch } from '../couch/couch.ts';
import { everybodyCalled } from './phones.ts';

type LogDeskSettings = { couch: Couch; accounts: AccountStore; audit: Audit };

/** Reads the log: for the office by what it looks for, for a person whatever is about their own data. */
export class LogDesk {
	readonly #accounts: AccountStore;
	readonly #log: AuditLog;
	readonly #audit: Audit;

	constructor({ couch, accounts, audit }: LogDeskSettings) {
		this.#accounts = accounts;
		this.#log = new AuditLog(couch);
		this.#audit = audit;
	}

	async forOffice(query: AccessQuery): Promise<AccessPage> {
		const { group, unit, who = '' } = query;
		const wanted = who.trim() === '' ? null : await everybodyCalled(this.#accounts, who);
		const kinds: readonly string[] | null = group === undefined ? null : accessGroups[group];
		const matches = (line: AccessLine) =>
			(kinds === null || kinds.includes(line.kind)) &&
			(unit === undefined || unitOf(line) === unit) &&
			(wanted === null || concerns(line, wanted));
		return this.#answer(await this.#look(query, matches));
	}

	/** What others read and changed of a person's data: what names them, and the reading of what holds them. */
	async forPerson({ actor }: Principal, query: AccessQuery): Promise<AccessPage> {
		const { person, roles } = actor;
		const units = new Set(roles.flatMap((role) => ('unit' in role ? [role.unit] : [])));
		const holds = (line: AccessLine) => {
			const unit = unitOf(line);
			return line.kind === 'read' && line.of === undefined && unit !== null && units.has(unit);
		};
		const matches = (line: AccessLine) =>
			line.by !== person && (line.of?.includes(person) === true || holds(line));
		const found = await this.#look(query, matches);
		// Who else a line is about is not theirs to know.
		const lines = found.lines.map(({ of, ...line }) =>
			of === undefined ? line : { ...line, of: [person] }
		);
		return this.#answer({ ...found, lines });
	}

	async #look(
		{ from, to, before }: AccessQuery,
		matches: (line: AccessLine) => boolean
	): Promise<FoundLines> {
		// What was just done stands in the log that is read now.
		await this.#audit.settled();
		const span = { fromMs: startOfDay(from), toMs: startOfDay(addDays(to, 1)), before };
		return this.#log.newest(span, matches);
	}

	async #answer({ lines, next, untilMs }: FoundLines): Promise<AccessPage> {
		const wanted = new Set(lines.flatMap(({ by, of = [] }) => [by, ...of]));
		const people: AccessPage['people'] = {};
		if (wanted.size > 0)
			for await (const { person, name, roles } of this.#accounts.all())
				if (wanted.has(person))
					people[person] = { name, roles: [...(people[person]?.roles ?? []), ...roles] };
		return { lines, people, next, until: new Date(untilMs).toISOString() };
	}
}

function unitOf({ database = '' }: AccessLine) {
	const place = placeOfAccess(database);
	return place !== null && 'unit' in place ? place.unit : null;
}
