import { describe, expect, it } from 'vitest';
import { communeByCode } from '../../../src/lib/terms/communes.ts';
import { demoUnits } from '../../../src/lib/terms/demo-units.ts';
import { parseUnits } from '../../../src/lib/terms/units.ts';

const grassroots = demoUnits.filter((unit) => unit.kind !== 'doanKhoi');
const ids = (units: readonly { id: string }[]) => units.map((unit) => unit.id);

describe('the units of the demo', () => {
	it('are exactly sixty of both types, and Đoàn Khối', () => {
		expect(grassroots).toHaveLength(60);
		expect(new Set(grassroots.map((unit) => unit.kind))).toEqual(
			new Set(['doanCoSo', 'chiDoanCoSo'])
		);
		expect(ids(demoUnits.filter((unit) => unit.kind === 'doanKhoi'))).toEqual(['khoi']);
	});

	it('have ids and names of their own', () => {
		expect(new Set(ids(demoUnits)).size).toBe(demoUnits.length);
		expect(new Set(demoUnits.map((unit) => unit.name)).size).toBe(demoUnits.length);
	});

	it('have two to six chi đoàn in a đoàn cơ sở, none in a chi đoàn cơ sở', () => {
		for (const unit of grassroots) {
			const count = unit.chiDoan.length;
			expect(unit.kind === 'doanCoSo' ? count >= 2 && count <= 6 : count === 0, unit.id).toBe(true);
		}
	});

	it('are twinned with one or two communes that exist, towns never', () => {
		for (const unit of grassroots) {
			expect([1, 2]).toContain(unit.twinnedCommunes.length);
			for (const code of unit.twinnedCommunes)
				expect(communeByCode(code)?.type, `${unit.id} ${code}`).toBe('Xã');
		}
	});

	it('hold the four units of the real blood donation', () => {
		expect(ids(demoUnits)).toEqual(
			expect.arrayContaining([
				'so-ke-hoach-dau-tu',
				'dai-phat-thanh-truyen-hinh',
				'so-tai-chinh',
				'so-van-hoa-the-thao-du-lich'
			])
		);
	});
});

describe('parseUnits', () => {
	const unit = {
		id: 'so-tai-chinh',
		name: 'Sở Tài chính',
		kind: 'chiDoanCoSo',
		chiDoan: [],
		twinnedCommunes: ['04474']
	};
	const block = {
		id: 'khoi',
		name: 'Đoàn Khối',
		kind: 'doanKhoi',
		chiDoan: [],
		twinnedCommunes: []
	};

	it('refuses ids that stand twice, two blocks, and chi đoàn where there are none, with the path', () => {
		const faults = (units: unknown) => {
			const parsed = parseUnits(units);
			return parsed.ok ? [] : parsed.error.map(({ path, message }) => `${path}: ${message}`);
		};
		expect(faults([unit, block])).toEqual([]);
		expect(faults([unit, unit, block])).toEqual(['units.1: trùng “so-tai-chinh”']);
		expect(faults([unit, block, { ...block, id: 'khoi-2' }])).toEqual([
			'units: cần đúng một Đoàn Khối, gặp 2'
		]);
		expect(faults([{ ...unit, kind: 'doanCoSo' }, block])).toEqual([
			expect.stringContaining('units.0.chiDoan')
		]);
		expect(faults([{ ...unit, id: 'Sở Tài chính' }, block])).toEqual([
			expect.stringMatching(/^0\.id: /)
		]);
	});
});
