import type { BoardRow } from '$lib/domain/totals/board-view.ts';
import type { Dimension } from '$lib/domain/totals/figures.ts';
import { NONE } from '$lib/domain/totals/figures.ts';
import { later } from '$lib/i18n/later.ts';
import type { MappedDistrict } from './commune-tiles.ts';

/** What the keys of a board are called: the term's data and the block's units, handed in by the page. */
export type KeyNames = {
	/** Every key a dimension has, with or without records. */
	keys: (dimension: 'campaign' | 'objective' | 'unit') => string[];
	/** Null for a key no list knows. */
	name: (dimension: Dimension, key: string) => string | null;
	compare: (dimension: Dimension) => (a: string, b: string) => number;
	districts: readonly MappedDistrict[];
	districtOf: (commune: string) => string | null;
};

/** The name of a row: "Mục tiêu 5 · …", "Tháng 6/2021", "Chưa ghi phong trào". */
export function keyName(names: Pick<KeyNames, 'name'>, dimension: Dimension, key: string): string {
	if (key === NONE) return later.board.split.none[dimension];
	if (dimension === 'month') return later.board.split.month(key);
	const name = names.name(dimension, key);
	if (name === null) return later.board.split.unknown(key);
	return dimension === 'objective' ? later.board.split.objective(key, name) : name;
}

/** The names of the keys without any record; none for months and communes, which have places of their own. */
export function missingNames(
	names: KeyNames,
	dimension: Dimension,
	rows: readonly BoardRow[]
): string[] {
	if (dimension === 'month' || dimension === 'commune') return [];
	return names
		.keys(dimension)
		.filter((key) => !rows.some((row) => row.key === key))
		.map((key) => keyName(names, dimension, key));
}
