import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../../../src/lib/domain/totals/board-view.ts';
import { emptyCell } from '../../../src/lib/domain/totals/figures.ts';
import { districtTiles } from '../../../src/lib/ui/board/commune-tiles.ts';

const district = {
	code: '137',
	label: 'Huyện Mù Căng Chải',
	row: 1,
	column: 1,
	communes: ['a', 'b', 'c', 'd'].map((code) => ({ code, name: code }))
};
function row(key: string, approved: number, waiting = 0): BoardRow {
	const cell = emptyCell;
	return {
		key,
		cell: {
			approved: { ...cell.approved, activities: approved },
			waiting: { ...cell.waiting, activities: waiting }
		}
	};
}

describe('the tiles of a district', () => {
	it('are empty, half or full by approved records; what waits fills none', () => {
		const rows = [row('b', 2), row('c', 3), row('d', 0, 5), row('elsewhere', 9)];
		const shown = districtTiles(district, rows, new Set());
		expect(shown.tiles.map(({ reach }) => reach)).toEqual(['none', 'few', 'many', 'none']);
		expect(shown).toMatchObject({
			reached: 2,
			told: 'xã có hoạt động đã duyệt'
		});
	});

	it('tell the twinned communes apart, and how many of them were reached', () => {
		const shown = districtTiles(district, [row('b', 1)], new Set(['a', 'b', 'elsewhere']));
		expect(shown.tiles.filter(({ twinned }) => twinned).map(({ code }) => code)).toEqual([
			'a',
			'b'
		]);
		expect(shown.told).toBe('xã có hoạt động đã duyệt, 1 trên 2 xã kết nghĩa');
	});
});
