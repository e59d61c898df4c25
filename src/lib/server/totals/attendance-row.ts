import { PARTS } from '../../domain/totals/year-parts.ts';
import { CHUNK_PEOPLE } from './ledger-schema.ts';

/** How many records name each of the persons of a chunk, by part of the year; a cell that has no parts uses part 0. */
export type Attendance = Map<number, Int32Array>;

/**
 * Writes a row: for each part in which somebody is named its number, how many bytes a count takes, and the counts.
 * Null when nobody is named.
 */
export function attendanceRow(attendance: Attendance): Uint8Array | null {
	const sections: Uint8Array[] = [];
	for (let part = 0; part < PARTS; part++) {
		const counts = attendance.get(part);
		const most = counts === undefined ? 0 : mostIn(counts);
		if (counts === undefined || most === 0) continue;
		const narrow = narrowed(counts, most);
		sections.push(Uint8Array.of(part, narrow.length / CHUNK_PEOPLE), narrow);
	}
	return sections.length === 0 ? null : Buffer.concat(sections);
}

function mostIn(counts: Int32Array): number {
	let most = 0;
	for (let i = 0; i < counts.length; i++) most = Math.max(most, counts[i] ?? 0);
	return most;
}

/** Reads what {@link attendanceRow} wrote. */
export function readAttendance(row: Uint8Array): Attendance {
	const attendance: Attendance = new Map();
	for (let at = 0; at < row.length;) {
		const [part, width] = [row[at] ?? 0, row[at + 1] ?? 1];
		const end = at + 2 + width * CHUNK_PEOPLE;
		// A copy of its own, so that the numbers stand where numbers may.
		attendance.set(part, widened(row.slice(at + 2, end), width));
		at = end;
	}
	return attendance;
}

/** The parts in which each person of the chunk is named, as sets. */
export function namedIn(attendance: Attendance): Uint16Array {
	const sets = new Uint16Array(CHUNK_PEOPLE);
	for (const [part, counts] of attendance)
		for (let i = 0; i < CHUNK_PEOPLE; i++)
			if (counts[i] !== 0) sets[i] = (sets[i] ?? 0) | (1 << part);
	return sets;
}

function narrowed(counts: Int32Array, most: number): Uint8Array {
	if (most < 2 ** 8) return Uint8Array.from(counts);
	return new Uint8Array((most < 2 ** 16 ? Uint16Array.from(counts) : counts.slice()).buffer);
}

function widened(section: Uint8Array, width: number): Int32Array {
	if (width === 1) return Int32Array.from(section);
	const { buffer } = Uint8Array.from(section);
	return Int32Array.from(width === 2 ? new Uint16Array(buffer) : new Int32Array(buffer));
}
