import { describe, expect, it } from 'vitest';
import { BodyRole, ReceiverKind } from '../../../src/lib/domain/activity/content.ts';
import { shippedCore } from '../../../src/lib/terms/core.ts';
import { TermError, shipped } from '../../../src/lib/terms/fault.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { inTerm, parseTerm } from '../../../src/lib/terms/term.ts';

/** The faults of term 2020–2022 after one change, as "path: message". */
function faultsAfter(change: (term: ReturnType<typeof copy>) => void): string[] {
	const term = copy();
	change(term);
	const parsed = parseTerm(term);
	return parsed.ok ? [] : parsed.error.map(({ path, message }) => `${path}: ${message}`);
}

function copy() {
	return structuredClone(shippedTerm);
}

describe('the data of term 2020–2022', () => {
	it('begins on the day of the programme, and ends on a day that is data', () => {
		expect(shippedTerm.start).toBe('2020-02-20');
		expect(shippedTerm.end).toBe('2022-12-31');
		expect(inTerm(shippedTerm, '2020-02-19')).toBe(false);
		expect(inTerm(shippedTerm, '2022-12-31')).toBe(true);
		expect(inTerm(shippedTerm, '2023-01-01')).toBe(false);
	});

	it('has a closing of headcounts at each half-year, one of them for the year', () => {
		expect(shippedTerm.closings.map((one) => one.date)).toEqual([
			'2020-06-30',
			'2020-12-31',
			'2021-06-30',
			'2021-12-31',
			'2022-06-30',
			'2022-12-31'
		]);
		for (const year of [2020, 2021, 2022])
			expect(shippedTerm.closings.filter((one) => one.year === year && one.yearEnd)).toHaveLength(
				1
			);
		for (const closing of shippedTerm.closings)
			expect(inTerm(shippedTerm, closing.date)).toBe(true);
	});

	it('labels every role and receiver the record model knows, the four chapters and the five objectives', () => {
		const ids = (entries: readonly { id: string | number }[]) => entries.map((one) => one.id);
		expect(ids(shippedTerm.bodyRoles)).toEqual([...BodyRole.options]);
		expect(ids(shippedTerm.receiverKinds)).toEqual([...ReceiverKind.options]);
		expect(ids(shippedTerm.fields)).toEqual(['3.1', '3.2', '3.3', '3.4']);
		expect(ids(shippedTerm.objectives)).toEqual([1, 2, 3, 4, 5]);
	});

	it('is the same in its small part, which the form loads', () => {
		const { targets, conferences, duties, ...core } = shippedTerm;
		expect(core).toEqual(shippedCore);
		expect([targets.length, conferences.length, duties.length]).toEqual([18, 10, 10]);
	});

	it('has the campaigns of the programme in their groups, and what real reports add under "other"', () => {
		const inGroup = (group: string) =>
			shippedTerm.campaigns.filter((one) => one.group === group).map((one) => one.id);
		expect(inGroup('children')).toEqual([
			'vi-dan-em-than-yeu',
			'nang-canh-uoc-mo',
			'con-duong-em-den-truong',
			'quoc-te-thieu-nhi',
			'tet-trung-thu',
			'tham-xa-ket-nghia',
			'tre-em-kho-khan'
		]);
		expect(inGroup('volunteering')).toEqual([
			'thang-thanh-nien',
			'tinh-nguyen-he',
			'tinh-nguyen-mua-dong',
			'xuan-tinh-nguyen',
			'tinh-nguyen-vung-sau'
		]);
		expect(inGroup('political')).toHaveLength(6);
		expect(inGroup('other')).toEqual([
			'hien-mau',
			'phong-chong-dich',
			'den-on-dap-nghia',
			'ngay-thu-bay-tinh-nguyen',
			'tap-huan',
			'cuu-tro'
		]);
	});

	it('has no objective for what serves none of the five', () => {
		for (const id of [
			'hoc-tap-quan-triet',
			'tap-huan',
			'bau-cu-2021',
			'dai-hoi-doan',
			'dai-hoi-dang'
		])
			expect(shippedTerm.campaigns.find((one) => one.id === id)?.defaultObjectives).toEqual([]);
	});

	it('adds km and m of road to one measure', () => {
		const road = shippedTerm.outcomeTypes.find((one) => one.id === 'duong-lam-moi');
		expect(road?.units.map(({ label, inBase }) => [label, inBase])).toEqual([
			['km', 1000],
			['m', 1]
		]);
	});

	it('leaves the unit of "khác" to the writer', () => {
		expect(
			shippedTerm.outcomeTypes.filter((one) => one.units.length === 0).map((one) => one.id)
		).toEqual(['khac']);
	});
});

describe('parseTerm', () => {
	it('takes the same data again', () => {
		expect(faultsAfter(() => undefined)).toEqual([]);
	});

	it('takes the data of a next term without new code', () => {
		const next = parseTerm({
			...copy(),
			id: '2022-2027',
			name: 'Nhiệm kỳ 2022–2027',
			start: '2023-01-01',
			end: '2027-12-31'
		});
		expect(next).toMatchObject({ ok: true, value: { id: '2022-2027' } });
	});

	it('names the path of a wrong value', () => {
		expect(parseTerm({ ...copy(), start: '2020-02-30' })).toMatchObject({
			ok: false,
			error: [{ path: 'start' }]
		});
		expect(
			faultsAfter((term) => Object.assign(term.campaigns[3] ?? {}, { defaultField: '9.9' }))
		).toEqual(['campaigns.3.defaultField: không có lĩnh vực 9.9']);
		expect(
			faultsAfter((term) => Object.assign(term.conferences[5]?.items[3] ?? {}, { quote: '' }))
		).toEqual([expect.stringMatching(/^conferences\.5\.items\.3\.quote: /)]);
	});

	it('names a missing part and an unknown one', () => {
		expect(faultsAfter((term) => Object.assign(term, { targets: undefined }))).toEqual([
			expect.stringMatching(/^targets: /)
		]);
		expect(faultsAfter((term) => Object.assign(term, { extra: 1 }))).toEqual([
			expect.stringMatching(/^extra: /)
		]);
		expect(parseTerm(null)).toMatchObject({ ok: false });
		expect(parseTerm('2020-2022')).toMatchObject({ ok: false });
	});

	it('refuses ids that stand twice', () => {
		expect(faultsAfter((term) => term.campaigns.push(...term.campaigns.slice(0, 1)))).toEqual([
			'campaigns.24: trùng “vi-dan-em-than-yeu”'
		]);
		expect(faultsAfter((term) => term.targets.push(...term.targets.slice(0, 1)))).toEqual([
			'targets.18: trùng “CT01”',
			...['', 'a', 'b', 'c'].map((of): unknown =>
				expect.stringMatching(new RegExp(`^targets\\.figures\\.\\d+: trùng “CT01${of}”$`))
			)
		]);
	});

	it('refuses a target that counts by a tag or a conference the term does not have', () => {
		expect(faultsAfter((term) => term.campaigns.shift())).toEqual([
			'targets.11.rule: không có phong trào “vi-dan-em-than-yeu”'
		]);
		expect(faultsAfter((term) => term.conferences.splice(5, 1))).toEqual([
			'targets.17.rule.conference: không có hội nghị 6'
		]);
	});

	it('refuses a default objective or field the term does not have, and an end before the start', () => {
		expect(faultsAfter((term) => term.objectives.splice(4, 1))).toContainEqual(
			'campaigns.0.defaultObjectives.0: không có mục tiêu 5'
		);
		expect(faultsAfter((term) => term.fields.splice(2, 1))).toContainEqual(
			'campaigns.0.defaultField: không có lĩnh vực 3.3'
		);
		expect(faultsAfter((term) => Object.assign(term, { end: '2019-12-31' }))).toEqual([
			'end: phải sau ngày bắt đầu 2020-02-20'
		]);
	});

	it('makes a release with wrong data fail with the file and the path', () => {
		expect(() => shipped('2022-2027', parseTerm({ ...copy(), start: 5 }))).toThrow(TermError);
		expect(() => shipped('2022-2027', parseTerm({ ...copy(), start: 5 }))).toThrow(
			/2022-2027.*start: cần string, gặp 5/
		);
	});
});
