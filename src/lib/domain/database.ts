import * as v from 'valibot';
import type { UnitId } from './ids.ts';
import { UnitId as UnitIdSchema } from './ids.ts';

/** A database a client can name, understood. `accounts` and `audit` are not among them. */
export type Database =
	| { kind: 'programme' }
	| { kind: 'unit'; unit: UnitId }
	| { kind: 'totals' }
	| { kind: 'totalsCommittee' }
	/** What the committee works on: conferences, their agenda, its papers. */
	| { kind: 'committee' }
	/** Kiểm tra, giám sát: what the inspection committee and the executive committee write and read. */
	| { kind: 'inspection' }
	/** What a unit's secretaries and the committee alone read: officers, Party stages, self-assessments. */
	| { kind: 'unitPrivate'; unit: UnitId }
	/** What is counted from them, the units' Party figures among it: for the committee alone. */
	| { kind: 'totalsPrivate' };

/** Names of a unit's other databases end in a word no unit may end in. */
const PRIVATE = '-private';
const PHOTOS = '-photos';

/** Understands a database's name; null for every name that is not a client's. */
export function parseDatabase(name: string): Database | null {
	if (name === 'programme') return { kind: 'programme' };
	if (name === 'totals') return { kind: 'totals' };
	if (name === 'committee') return { kind: 'committee' };
	if (name === 'inspection') return { kind: 'inspection' };
	if (name === 'totals-private') return { kind: 'totalsPrivate' };
	if (name === 'totals-committee') return { kind: 'totalsCommittee' };
	if (!name.startsWith('unit-') || name.endsWith(PHOTOS)) return null;
	const kind = name.endsWith(PRIVATE) ? 'unitPrivate' : 'unit';
	const id = name.slice('unit-'.length, kind === 'unit' ? undefined : -PRIVATE.length);
	const unit = id.endsWith(PRIVATE) ? null : v.safeParse(UnitIdSchema, id);
	return unit?.success === true ? { kind, unit: unit.output } : null;
}

/** Whether what is in a database is kept out of everything that is made from it on a phone: lists, search, notices. */
export function isPrivate(name: string): boolean {
	const kind = parseDatabase(name)?.kind;
	return kind === 'unitPrivate' || kind === 'totalsPrivate';
}

/** The name of a database. */
export function databaseName(database: Database): string {
	switch (database.kind) {
		case 'programme':
			return 'programme';
		case 'unit':
			return `unit-${database.unit}`;
		case 'unitPrivate':
			return `unit-${database.unit}${PRIVATE}`;
		case 'totals':
			return 'totals';
		case 'totalsCommittee':
			return 'totals-committee';
		case 'totalsPrivate':
			return 'totals-private';
		case 'committee':
			return 'committee';
		case 'inspection':
			return 'inspection';
	}
}

/** The name of a unit's private database. */
export function privateDatabase(unit: UnitId): string {
	return databaseName({ kind: 'unitPrivate', unit });
}

/** The name of a unit's database. */
export function unitDatabase(unit: UnitId): string {
	return databaseName({ kind: 'unit', unit });
}
