import type { BoardRow } from '$lib/domain/totals/board-view.ts';
import { later } from '$lib/i18n/later.ts';

/** A district with its cell on the map (both from 1) and its communes, sorted by name. */
export type MappedDistrict = {
	code: string;
	label: string;
	row: number;
	column: number;
	communes: readonly { code: string; name: string }[];
};

/** How often the units were in a commune, by approved records. */
export const reaches = ['none', 'few', 'many'] as const;
export type Reach = (typeof reaches)[number];
export type CommuneTile = { code: string; reach: Reach; twinned: boolean };

/** From how many approved records on a commune's tile is full. */
const MANY = 3;

/** A district as the map shows it: a tile for each commune, and how many of them have an approved record. */
export type DistrictTiles = {
	code: string;
	/** What is said after "9/14": "xã có hoạt động đã duyệt, 2 trên 3 xã kết nghĩa". */
	told: string;
	reached: number;
	tiles: CommuneTile[];
};

/** The tiles of a district. `rows`: the board split by commune; `twinned`: the twinned communes of the units shown. */
export function districtTiles(
	district: MappedDistrict,
	rows: readonly BoardRow[],
	twinned: ReadonlySet<string>
): DistrictTiles {
	const counts = new Map(rows.map(({ key, cell }) => [key, cell.approved.activities]));
	const tiles = district.communes.map(({ code }) => {
		const n = counts.get(code) ?? 0;
		const reach: Reach = n === 0 ? 'none' : n < MANY ? 'few' : 'many';
		return { code, reach, twinned: twinned.has(code) };
	});
	const reached = tiles.filter(({ reach }) => reach !== 'none').length;
	const kin = tiles.filter((tile) => tile.twinned);
	const kinReached = kin.filter(({ reach }) => reach !== 'none').length;
	return {
		code: district.code,
		told: later.board.map.told(kinReached, kin.length),
		reached,
		tiles
	};
}
