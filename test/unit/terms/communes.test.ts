import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import file from '../../../src/lib/terms/2020-2022/communes.json' with { type: 'json' };
import { fold } from '../../../src/lib/domain/text.ts';
import { existsOn, parseCommunes } from '../../../src/lib/terms/commune.ts';
import {
	communeByCode,
	communeDistinction,
	communeHomonyms,
	communeLabel,
	communeBook,
	communePlace,
	communesOf,
	districtLabel,
	districtOf,
	districtsIn,
	searchCommunes
} from '../../../src/lib/terms/communes.ts';

const { communes } = communeBook;
const DAY = '2021-06-15';
const days = { start: DAY, end: DAY };
const districts = districtsIn(days);
const hitsOf = (query: string, limit?: number) => searchCommunes(query, DAY, limit);
const found = (query: string, limit?: number) =>
	hitsOf(query, limit).map((hit) => `${hit.label.text}, ${hit.district.text}`);
const markedParts = ({
	text,
	ranges
}: {
	text: string;
	ranges: { start: number; end: number }[];
}) => ranges.map(({ start, end }) => text.slice(start, end));

describe('the communes of 2020', () => {
	it('are 173 in 9 districts', () => {
		expect(communes).toHaveLength(173);
		expect(
			Object.fromEntries(districts.map((one) => [one.name, communesOf(one.code, days).length]))
		).toEqual({
			'Yên Bái': 15,
			'Nghĩa Lộ': 14,
			'Lục Yên': 24,
			'Văn Yên': 25,
			'Mù Căng Chải': 14,
			'Trấn Yên': 21,
			'Trạm Tấu': 12,
			'Văn Chấn': 24,
			'Yên Bình': 24
		});
	});

	it('have their own cell on the 3 × 3 map each', () => {
		const cells = districts.map(({ grid }) => `${grid.row}.${grid.column}`).sort();
		expect(cells).toEqual(['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '3.1', '3.2', '3.3']);
	});

	it('are found by code, with their district', () => {
		expect(communePlace('04474')).toBe('Xã Lao Chải, Huyện Mù Căng Chải');
		expect(districtOf('04474')?.code).toBe('137');
		expect(communeByCode('00000')).toBeNull();
		expect(communePlace('00000')).toBeNull();
		expect(districtOf('00000')).toBeNull();
	});

	it('are composed texts that fold letter by letter, so that marks fall where they should', () => {
		const texts = communes.flatMap((one) => [
			communeLabel(one),
			...one.aliases,
			...one.formerNames
		]);
		for (const text of [...texts, ...districts.map(districtLabel)]) {
			expect(text).toBe(text.normalize('NFC'));
			expect(fold(text)).toHaveLength(text.length);
		}
	});

	it('exist from 1/2/2020 on, as far as is known', () => {
		const lao = communeByCode('04474');
		if (lao === null) throw new Error('Lao Chải is missing');
		expect(existsOn(lao, '2020-01-31')).toBe(false);
		expect(existsOn(lao, '2020-02-01')).toBe(true);
		expect(existsOn({ ...lao, validTo: '2025-06-30' }, '2025-07-01')).toBe(false);
	});

	it('are refused with a path where a code stands twice or a district is unknown', () => {
		const [list] = file.lists;
		const [first] = list?.communes ?? [];
		const faultsOf = (changed: unknown[]) => {
			const parsed = parseCommunes({ lists: [{ ...list, communes: changed }] });
			return parsed.ok ? [] : parsed.error;
		};
		expect(parseCommunes(file).ok).toBe(true);
		expect(faultsOf([first, first])).toMatchObject([{ path: 'communes.1' }]);
		expect(faultsOf([{ ...first, district: '999' }])).toEqual([
			{ path: 'lists.0.communes.0.district', message: 'không có huyện 999' }
		]);
		expect(parseCommunes({ lists: [] }).ok).toBe(false);
	});
});

describe('homonyms', () => {
	it('are the five pairs whose names fold alike', () => {
		const names = new Set(
			communes.filter((one) => communeHomonyms(one.code).length > 0).map((one) => fold(one.name))
		);
		expect([...names].sort()).toEqual([
			'minh quan',
			'tan thinh',
			'tram tau',
			'trung tam',
			'yen binh'
		]);
	});

	it('are told apart by district, by type, or by spelling alone', () => {
		expect(communeDistinction('04279')).toBe('district'); // Tân Thịnh: thành phố, Văn Chấn
		expect(communeDistinction('04372')).toBe('district'); // Trung Tâm: xã of Lục Yên, phường of Nghĩa Lộ
		expect(communeDistinction('04600')).toBe('type'); // Trạm Tấu: xã, thị trấn
		expect(communeDistinction('04774')).toBe('type'); // Yên Bình: xã, thị trấn
		expect(communeDistinction('04516')).toBe('spelling'); // Minh Quán, Minh Quân
		expect(communeDistinction('04474')).toBeNull();
	});

	it('are flagged in what search finds', () => {
		const hits = hitsOf('minh quan');
		expect(hits.map((hit) => hit.commune.name)).toEqual(['Minh Quán', 'Minh Quân']);
		expect(hits.every((hit) => hit.homonym)).toBe(true);
		expect(hitsOf('lao chai').map((hit) => hit.homonym)).toEqual([false]);
	});
});

describe('searching communes', () => {
	it('needs no diacritics and no case', () => {
		for (const query of ['lao chai', 'LAO CHẢI', ' Lao  Chải ', 'lao ch'])
			expect(found(query)).toEqual(['Xã Lao Chải, Huyện Mù Căng Chải']);
		expect(found('dong quan')[0]).toBe('Xã Động Quan, Huyện Lục Yên');
		expect(found('')).toEqual([]);
		expect(found('  ')).toEqual([]);
		expect(found('khong co xa nay')).toEqual([]);
	});

	it('gives names before districts: the town of Mù Căng Chải, then the rest of the district', () => {
		const hits = found('mu cang');
		expect(hits[0]).toBe('Thị trấn Mù Căng Chải, Huyện Mù Căng Chải');
		expect(hits).toHaveLength(14);
		expect(new Set(hits.map((hit) => hit.split(', ')[1]))).toEqual(new Set(['Huyện Mù Căng Chải']));
	});

	it('finds other spellings and former names, and shows them', () => {
		expect(found('de xu')).toEqual(['Xã Dế Su Phình, Huyện Mù Căng Chải']);
		expect(hitsOf('de xu')[0]?.aliases).toEqual([
			{ kind: 'spelling', text: 'Dế Xu Phình', ranges: [{ start: 0, end: 5 }] }
		]);
		expect(found('de su')).toEqual(found('de xu'));
		expect(hitsOf('mu cang')[0]?.aliases.map((alias) => alias.text)).toEqual(['Mù Cang Chải']);
		expect(found('hat luu')).toEqual(['Xã Hát Lìu, Huyện Trạm Tấu']);
		expect(found('ta xi lang')).toEqual(['Xã Tà Si Láng, Huyện Trạm Tấu']);
		expect(found('hoang thang')).toEqual(['Xã Xuân Ái, Huyện Văn Yên']);
	});

	it('shows a former name only where it is what was asked for', () => {
		expect(hitsOf('xuan ai')[0]?.aliases).toEqual([]);
		expect(
			hitsOf('minh tien').map((hit) => [hit.label.text, ...hit.aliases.map((alias) => alias.text)])
		).toEqual([['Xã Minh Tiến'], ['Xã Y Can', 'Minh Tiến']]);
	});

	it('tells xã from thị trấn when the type is typed', () => {
		expect(found('xa tram tau')[0]).toBe('Xã Trạm Tấu, Huyện Trạm Tấu');
		expect(found('thi tran tram')[0]).toBe('Thị trấn Trạm Tấu, Huyện Trạm Tấu');
	});

	it('takes name and district together, in the words of a report', () => {
		expect(found('tan thinh van chan')).toEqual(['Xã Tân Thịnh, Huyện Văn Chấn']);
		expect(found('Xã Lao Chải, huyện Mù Cang Chải')).toEqual(['Xã Lao Chải, Huyện Mù Căng Chải']);
		expect(found('de xu phinh mu cang chai')).toEqual(['Xã Dế Su Phình, Huyện Mù Căng Chải']);
	});

	it('puts what is written as it was typed first among equals', () => {
		expect(hitsOf('minh quân').map((hit) => hit.commune.name)).toEqual(['Minh Quân', 'Minh Quán']);
		expect(hitsOf('minh quá').map((hit) => hit.commune.name)).toEqual(['Minh Quán', 'Minh Quân']);
	});

	it('marks what matched, with its diacritics', () => {
		const [hit] = hitsOf('tan th');
		expect(hit && markedParts(hit.label)).toEqual(['Tân Th']);
		const [both] = hitsOf('lao chai mu cang');
		expect(both && markedParts(both.label)).toEqual(['Lao', 'Chải']);
		expect(both && markedParts(both.district)).toEqual(['Mù', 'Căng', 'Chải']);
		const [district] = hitsOf('tram t').slice(2);
		expect(district && [markedParts(district.label), markedParts(district.district)]).toEqual([
			[],
			['Trạm T']
		]);
	});

	it('gives no more than asked for', () => {
		expect(found('y', 5)).toHaveLength(5);
	});

	it('finds every commune first by its full name and district', () => {
		for (const commune of communes)
			expect(hitsOf(communePlace(commune.code) ?? '')[0]?.commune.code).toBe(commune.code);
	});

	it('marks in order, inside the text, whatever is typed', () => {
		const word = fc.oneof(
			fc.string({ maxLength: 4 }),
			fc.constantFrom(...communes.map((one) => one.name.slice(0, 4)))
		);
		fc.assert(
			fc.property(fc.array(word, { maxLength: 3 }), (words) => {
				for (const hit of hitsOf(words.join(' ')))
					for (const { text, ranges } of [hit.label, hit.district, ...hit.aliases]) {
						const ends = ranges.flatMap(({ start, end }) => [start, end]);
						expect(ends).toEqual([...ends].sort((a, b) => a - b));
						expect(Math.max(0, ...ends)).toBeLessThanOrEqual(text.length);
						for (const { start, end } of ranges) expect(end).toBeGreaterThan(start);
					}
			})
		);
	});
});
