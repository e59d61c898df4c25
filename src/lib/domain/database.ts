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
	| { kind: 'committee' };

/** Understands a database's name; null for every name that is not a client's. */
export function parseDatabase(name: string): Database | null {
	if (name === 'programme') return { kind: 'programme' };
	if (name === 'totals') return { kind: 'totals' };
	if (name === 'committee') return { kind: 'committee' };
	if (name === 'totals-committee') return { kind: 'totalsCommittee' };
	// Names of a unit's other databases end in a word no unit may end in.
	if (!name.startsWith('unit-') || /-(private|photos)$/.test(name)) return null;
	const unit = v.safeParse(UnitIdSchema, name.slice('unit-'.length));
	return unit.success ? { kind: 'unit', unit: unit.output } : null;
}

/** The name of a database. */
export function databaseName(database: Database): string {
	switch (database.kind) {
		case 'programme':
			return 'programme';
		case 'unit':
			return `unit-${database.unit}`;
		case 'totals':
			return 'totals';
		case 'totalsCommittee':
			return 'totals-committee';
		case 'committee':
			return 'committee';
	}
}

/** The name of a unit's database. */
export function unitDatabase(unit: UnitId): string {
	return databaseName({ kind: 'unit', unit });
}
