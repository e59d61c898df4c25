import type { Actor } from '../../domain/access.ts';
import { canRead, seesAllUnits } from '../../domain/access.ts';
import {
	databaseName,
	parseDatabase,
	privateDatabase,
	unitDatabase
} from '../../domain/database.ts';
import type { UnitId } from '../../domain/ids.ts';
import { BLOCK_UNIT } from '../../domain/ids.ts';
import { StoreClosed } from '../store/fault.ts';
import type { PersonStore } from '../store/person-store.ts';
import type { DatabaseRow } from '../store/schema.ts';

/** What is known of a database that was never pulled. */
export function unknownDatabase(database: string): DatabaseRow {
	return {
		database,
		uuid: null,
		since: null,
		announced: null,
		complete: false,
		verifiedAt: null,
		compare: false,
		lostAt: null,
		pinned: false,
		noted: 0,
		witness: null,
		sent: null,
		copy: ''
	};
}

/** The units whose records this person's work is about: their own, in the order of their rights. */
export function ownUnits(actor: Actor): UnitId[] {
	const units = actor.roles.flatMap((role) => ('unit' in role ? [role.unit] : []));
	return [...new Set(units)];
}

/**
 * The databases a phone of this person keeps, most needed first: the own unit's, then the programme, then what is
 * private to the own unit, then the inspections, then what the committee reads, then pinned units. Only what the rights table lets them read.
 */
export function wantedDatabases(actor: Actor, pinned: readonly UnitId[]): string[] {
	const committee = seesAllUnits(actor);
	const names = [
		...ownUnits(actor).map(unitDatabase),
		databaseName({ kind: 'programme' }),
		...ownUnits(actor).map(privateDatabase),
		databaseName({ kind: 'inspection' }),
		...(committee
			? [
					databaseName({ kind: 'totals' }),
					databaseName({ kind: 'totalsCommittee' }),
					databaseName({ kind: 'committee' }),
					databaseName({ kind: 'totalsPrivate' }),
					unitDatabase(BLOCK_UNIT),
					privateDatabase(BLOCK_UNIT)
				]
			: []),
		...pinned.flatMap((unit) => [unitDatabase(unit), privateDatabase(unit)])
	];
	return [...new Set(names)].filter((name) => {
		const database = parseDatabase(name);
		return database !== null && canRead(actor, database);
	});
}

export async function databaseRows(store: PersonStore): Promise<DatabaseRow[]> {
	const rows = await (await store.db).getAll('databases');
	// An older version of the app kept less of it.
	return rows.map((row) => ({ ...unknownDatabase(row.database), ...row }));
}

/** Changes what is known of databases, in one transaction. */
export async function noteDatabases(
	store: PersonStore,
	names: Iterable<string>,
	news: Partial<DatabaseRow>
): Promise<void> {
	const tx = (await store.db).transaction('databases', 'readwrite');
	for (const database of names) {
		const row = { ...unknownDatabase(database), ...(await tx.store.get(database)), ...news };
		await tx.store.put(row);
	}
	await tx.done;
}

/**
 * Notes how far a copy has come, unless it was removed meanwhile: a round that goes on for a moment then must not say
 * that something is here.
 * @throws StoreClosed
 */
export async function noteCopy(
	store: PersonStore,
	{ database, copy }: Pick<DatabaseRow, 'database' | 'copy'>,
	news: Partial<DatabaseRow>
): Promise<void> {
	const tx = (await store.db).transaction('databases', 'readwrite');
	const stored = await tx.store.get(database);
	const row = { ...unknownDatabase(database), ...stored };
	const same = stored !== undefined && row.copy === copy;
	if (same) await tx.store.put({ ...row, ...news });
	await tx.done;
	if (!same) throw new StoreClosed();
}

/** Changes what is known of a database. */
export function noteDatabase(
	store: PersonStore,
	database: string,
	news: Partial<DatabaseRow>
): Promise<void> {
	return noteDatabases(store, [database], news);
}

export async function pinnedUnits(store: PersonStore): Promise<UnitId[]> {
	const rows = await databaseRows(store);
	return rows.flatMap(({ database, pinned }) => {
		const parsed = parseDatabase(database);
		return pinned && parsed?.kind === 'unit' ? [parsed.unit] : [];
	});
}

/** How many documents of a database the server has not got. */
export async function unsentIn(store: PersonStore, database: string): Promise<number> {
	const tx = (await store.db).transaction(['outbox', 'denials']);
	const ofDatabase = IDBKeyRange.bound([database], [database, []]);
	const [waiting, refused] = await Promise.all([
		tx.objectStore('outbox').count(ofDatabase),
		tx.objectStore('denials').getAll(ofDatabase)
	]);
	return waiting + refused.filter((row) => !row.abandoned).length;
}

/**
 * Notes, before copies are removed, that there are none: cut off in the middle, the phone must fetch them anew, if it
 * may, and not think that it has them.
 */
export async function noteEmpty(store: PersonStore, names: readonly string[]): Promise<void> {
	const tx = (await store.db).transaction('databases', 'readwrite');
	for (const name of names) {
		const row = await tx.store.get(name);
		const empty = { complete: false, since: null, noted: 0, witness: null, sent: null, copy: null };
		if (row !== undefined) await tx.store.put({ ...row, ...empty });
	}
	await tx.done;
}
