import { describe, expect, test } from 'vitest';
import { readTwinned } from '../../../../src/lib/domain/import/twinned-list.ts';
import { twinnedText } from '../../../../src/lib/domain/import/twinned-table.ts';
import { unitDocument } from '../../../fixtures/memory-board-device.ts';

const head = ['TT', 'Tên đơn vị', 'Xã kết nghĩa', 'Huyện'];

describe('a sheet of twinned communes', () => {
	test('is read by its heads, with the district where there is one, each line under its own number', () => {
		const text = twinnedText([
			['DANH SÁCH XÃ KẾT NGHĨA', null, null, null],
			[null],
			head,
			[1, 'Sở Tài chính', 'Nậm Khắt', 'Mù Cang Chải'],
			[2, 'Văn phòng Tỉnh ủy', 'Xã Púng Luông; Xã Dế Xu Phình', 'Mù Cang Chải'],
			[null, null, null, null],
			[null, null, null, 'BÍ THƯ']
		]);
		expect(text?.split('\n')).toEqual([
			'',
			'',
			'',
			'Sở Tài chính; Nậm Khắt, Mù Cang Chải',
			'Văn phòng Tỉnh ủy; Xã Púng Luông, Mù Cang Chải; Xã Dế Xu Phình, Mù Cang Chải'
		]);
	});

	test('puts the lines of one unit together: merged cells, or its name again just below', () => {
		const rows = [
			['Cơ sở Đoàn', 'Xã'],
			['Sở Tài chính', 'Nậm Khắt'],
			[null, 'Púng Luông'],
			['Văn phòng Tỉnh ủy', 'Minh Quán'],
			['Văn phòng Tỉnh ủy', 'Minh Quân']
		];
		expect(twinnedText(rows)).toBe(
			'\nSở Tài chính; Nậm Khắt; Púng Luông\n\nVăn phòng Tỉnh ủy; Minh Quán; Minh Quân'
		);
	});

	test('without heads has the unit first and communes behind it, numbers left out', () => {
		expect(twinnedText([[1, 'Sở Tài chính', 'Nậm Khắt', 'Púng Luông', 25]])).toBe(
			'Sở Tài chính; Nậm Khắt; Púng Luông'
		);
	});

	test('says nothing of a unit without a commune, and names what no formula came to', () => {
		const rows = [
			head,
			[1, 'Sở Tài chính', null, null],
			[2, 'Văn phòng Tỉnh ủy', { unread: 'formula' as const }, null]
		];
		expect(twinnedText(rows)).toBe('\n\nVăn phòng Tỉnh ủy; ?');
	});

	test.each([
		['nothing', []],
		['numbers', [[1, 2]]],
		['heads alone', [head]],
		['one column of words', [['Sở Tài chính'], ['Văn phòng']]]
	])('of %s is none', (_what, rows) => {
		expect(twinnedText(rows)).toBeNull();
	});

	test('comes to the same as the list that is pasted, with the sheet’s own line numbers', () => {
		const units = [
			unitDocument('so-tai-chinh', 'Sở Tài chính'),
			unitDocument('van-phong', 'Văn phòng Tỉnh ủy')
		];
		const codes: Record<string, string[]> = { 'Nậm Khắt': ['04303'], 'Minh Quán': ['1', '2'] };
		const text = twinnedText([
			head,
			[1, 'Sở Tài chính', 'Nậm Khắt'],
			[2, 'Sở Không Có', 'Nậm Khắt'],
			[3, 'Văn phòng Tỉnh ủy', 'Minh Quán'],
			[4, 'Sở Tài chính', 'Nậm Khắt']
		]);
		const list = readTwinned(text ?? '', units, (name) => codes[name] ?? []);
		expect(list.lines.map(({ unit, twinnedCommunes }) => [unit, twinnedCommunes])).toEqual([
			['so-tai-chinh', ['04303']]
		]);
		expect(list.wrong.map(({ line, faults }) => [line, faults[0]?.code])).toEqual([
			[3, 'noUnit'],
			[4, 'severalCommunes'],
			[5, 'twice']
		]);
	});
});
