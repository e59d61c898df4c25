import { SILENT_AFTER_DAYS } from '../totals/silent-units.ts';
import type { Unit } from '../unit/unit.ts';
import type { ServerStatus } from './server-status.ts';

const DAY_MS = 86_400_000;
const MB = 1024 * 1024;
/** Less room than this, or than the store takes: a backup and a compaction need as much again. */
const LITTLE_ROOM_BYTES = 1024 * MB;
/** Totals are published within seconds; so late they stand still. */
const LATE_TOTALS_MS = 60_000;
const BACKUP_DAYS = 7;
/** A restart of CouchDB is shorter; what lies longer back was seen to, or came to nothing. */
const ABSENCE_MS = 60_000;
const ABSENCE_DAYS = 3;
/** Certificates of a proxy that renews by itself never get so near their end. */
const CERTIFICATE_DAYS = 14;

/** What somebody must see to, the most urgent first. */
export type Attention =
	| { kind: 'certificateEnded'; until: string }
	| { kind: 'certificateEnds'; days: number; until: string }
	| { kind: 'certificateUnreachable' }
	| { kind: 'disk'; freeBytes: number }
	| { kind: 'couch'; version: string }
	| { kind: 'storeAway'; from: string; minutes: number }
	| { kind: 'totals'; minutes: number }
	| { kind: 'backupNever' }
	| { kind: 'backupOld'; days: number };

/** What of a server's state needs a person. @param status as the server said it, by its own clock */
export function attention(status: ServerStatus): Attention[] {
	return [
		...certificate(status),
		...disk(status),
		...(status.store.fits ? [] : [{ kind: 'couch', version: status.store.version } as const]),
		...storeAway(status),
		...(status.totalsLagMs > LATE_TOTALS_MS
			? [{ kind: 'totals', minutes: Math.floor(status.totalsLagMs / 60_000) } as const]
			: []),
		...backup(status)
	];
}

function certificate({ at, certificate: said }: ServerStatus): Attention[] {
	if (said === null) return [];
	if (said.trouble !== null) return [{ kind: 'certificateUnreachable' }];
	if (said.until === null) return [];
	const days = Math.floor((Date.parse(said.until) - Date.parse(at)) / DAY_MS);
	if (days < 0) return [{ kind: 'certificateEnded', until: said.until }];
	return days < CERTIFICATE_DAYS ? [{ kind: 'certificateEnds', days, until: said.until }] : [];
}

function disk({ freeBytes, store }: ServerStatus): Attention[] {
	const needed = Math.max(LITTLE_ROOM_BYTES, store.kind === 'embedded' ? (store.bytes ?? 0) : 0);
	return freeBytes !== null && freeBytes < needed ? [{ kind: 'disk', freeBytes }] : [];
}

function storeAway({ at, storeAway: told }: ServerStatus): Attention[] {
	if (told === null) return [];
	const ms = Date.parse(told.until) - Date.parse(told.from);
	const isOld = Date.parse(at) - Date.parse(told.until) > ABSENCE_DAYS * DAY_MS;
	if (isOld || ms < ABSENCE_MS) return [];
	return [{ kind: 'storeAway', from: told.from, minutes: Math.floor(ms / 60_000) }];
}

function backup({ at, backupAt }: ServerStatus): Attention[] {
	if (backupAt === null) return [{ kind: 'backupNever' }];
	const days = Math.floor((Date.parse(at) - Date.parse(backupAt)) / DAY_MS);
	return days > BACKUP_DAYS ? [{ kind: 'backupOld', days }] : [];
}

/** A unit from which nothing has come for long; `days` null: nothing ever has. */
export type Silence = { unit: Unit; days: number | null };

/** The units that are silent for longer than {@link SILENT_AFTER_DAYS} days, the longest silent first. */
export function silences({ at, units: told }: ServerStatus, units: readonly Unit[]): Silence[] {
	const last = new Map(told.map(({ unit, lastArrivalAt }) => [unit, lastArrivalAt]));
	const day = at.slice(0, 10);
	return units
		.filter(
			({ kind, activeFrom, activeTo }) =>
				kind !== 'doanKhoi' && activeFrom <= day && (activeTo === null || activeTo >= day)
		)
		.flatMap((unit): Silence[] => {
			const arrived = last.get(unit.id) ?? null;
			if (arrived === null) return [{ unit, days: null }];
			const days = Math.floor((Date.parse(at) - Date.parse(arrived)) / DAY_MS);
			return days > SILENT_AFTER_DAYS ? [{ unit, days }] : [];
		})
		.sort((a, b) => (b.days ?? Infinity) - (a.days ?? Infinity));
}
