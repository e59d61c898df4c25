import type { SQLOutputValue } from 'node:sqlite';

/** A row as SQLite answers it. Columns have fixed types (STRICT tables), so another type is a bug of ours. */
export type Row = Record<string, SQLOutputValue>;

export function text(row: Row, column: string): string {
	const value = row[column];
	if (typeof value !== 'string') throw new TypeError(`column ${column} is not text`);
	return value;
}

export function optionalText(row: Row, column: string): string | null {
	const value = row[column];
	return value === null ? null : text(row, column);
}

export function integer(row: Row, column: string): number {
	const value = row[column];
	if (typeof value !== 'number') throw new TypeError(`column ${column} is not a number`);
	return value;
}

export function bytes(row: Row, column: string): Uint8Array {
	const value = row[column];
	if (!(value instanceof Uint8Array)) throw new TypeError(`column ${column} is not bytes`);
	return value;
}
