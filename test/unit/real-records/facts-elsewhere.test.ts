import { describe, expect, it } from 'vitest';
import { bodiesAs, giftsOf, goodsOf, hamletsOf, outcomesOf, receiversOf, told } from './facts.ts';
import { contentOf } from './load.ts';

const NO_VALUE = {
	givenDong: null,
	raisedDong: null,
	selfFunded: null,
	mobilised: null,
	words: ''
};

describe('records of other provinces keep what they tell', () => {
	it('6: 877 children, though 25 and 100 of them stand in lines of their own; eight bodies', () => {
		const content = contentOf(6);
		expect(receiversOf(content)).toEqual(['child: đúng 877']);
		expect(giftsOf(content)).toEqual([
			'quà cho học sinh nghèo học tốt: đúng 25 × chưa ghi → child',
			'suất bánh kẹo: đúng 877 × chưa ghi → child'
		]);
		expect(goodsOf(content)).toEqual([
			'màn: đúng 100 chiếc',
			'gối: đúng 100 chiếc',
			'chăn: đúng 30 chiếc',
			'ba lô: đúng 100 chiếc'
		]);
		expect(bodiesAs(content, 'coOrganiser')).toHaveLength(7);
		expect(content.value).toEqual(NO_VALUE);
		expect(content.places).toMatchObject([{ kind: 'outside', words: 'xã biên giới' }]);
	});

	it('7: a set of exactly 25 million inside a total of nearly 50, trees without a number, receivers who are members', () => {
		const content = contentOf(7);
		expect(told(content.goods[0]?.valueDong)).toBe('đúng 25000000');
		expect(told(content.value.givenDong)).toBe('gần 50000000');
		expect(outcomesOf(content)).toEqual(['cay-trong: chưa ghi cây', 've-sinh-duong: chưa ghi']);
		expect(receiversOf(content)).toEqual(['member: đúng 20']);
		expect(giftsOf(content)).toEqual(['suất quà: đúng 20 × chưa ghi → member']);
	});

	it('8: 20 gifts for children and 50 for people, 20 trees, medical visits without a number', () => {
		const content = contentOf(8);
		expect(giftsOf(content)).toEqual([
			'suất quà: đúng 20 × chưa ghi → child',
			'suất quà: đúng 50 × chưa ghi → adult'
		]);
		expect(outcomesOf(content)).toEqual([
			'cay-trong: đúng 20 cây',
			'nguoi-kham-benh: chưa ghi người'
		]);
		expect(content.outcomes[0]?.words).toBe('cây sao đen ở nhà văn hóa');
		expect(bodiesAs(content, 'sponsor')).toEqual(['Spa Bảo Ngọc']);
		expect(hamletsOf(content)).toEqual(['làng Hiệp Tiến']);
		expect(content.value.givenDong).toBeNull();
	});

	it('9: two equal organisers and no lead, 150 units of blood, no money at all', () => {
		const content = contentOf(9);
		expect(bodiesAs(content, 'lead')).toEqual([]);
		expect(bodiesAs(content, 'coOrganiser')).toHaveLength(2);
		expect(outcomesOf(content)).toEqual(['don-vi-mau: đúng 150 đơn vị']);
		expect(content.outcomes[0]?.words).toContain('350 ml');
		expect(content.value).toEqual(NO_VALUE);
	});

	it('10: 20 million in cash for an institution, its source not told', () => {
		const content = contentOf(10);
		expect(told(content.value.givenDong)).toBe('đúng 20000000');
		expect([content.value.selfFunded, content.value.mobilised]).toEqual([null, null]);
		expect(bodiesAs(content, 'receiver')).toEqual(['Ủy ban MTTQ tỉnh Thanh Hóa']);
		expect([content.gifts, content.goods, content.places]).toEqual([[], [], []]);
	});

	it('11: two kinds and two communes in one record, 0,6 km of light, a value of the support only', () => {
		const content = contentOf(11);
		expect(content.kinds).toEqual(['work', 'task']);
		expect(
			content.places.map((place) => (place.kind === 'outside' ? place.name.split(',')[0] : ''))
		).toEqual(['Xã Thạch Ngọc', 'Xã Ngọc Sơn']);
		expect(outcomesOf(content)).toEqual([
			'duong-dien: đúng 0.6 km',
			'vuon-chinh-trang: chưa ghi vườn'
		]);
		expect(goodsOf(content)).toEqual(['pano: đúng 30 tấm']);
		expect(content.goods[0]?.place).toBe('p2');
		expect(told(content.people.memberCount)).toBe('đúng 80');
		expect(receiversOf(content)).toEqual(['household: chưa ghi']);
		expect(content.value.givenDong).toMatchObject({ n: 12_000_000, qualifier: 'nearly' });
		expect(content.value.words).toContain('chỉ phần hỗ trợ');
	});

	it('12: 200 adults, 200 households and 2 children apart; 26 is a running total in words', () => {
		const content = contentOf(12);
		expect(receiversOf(content)).toEqual([
			'adult: đúng 200',
			'household: đúng 200',
			'child: đúng 2'
		]);
		expect(outcomesOf(content)).toEqual([
			'nguoi-kham-benh: đúng 200 người',
			'hoc-sinh-do-dau: đúng 2 em'
		]);
		expect(content.outcomes[1]?.words).toContain('đã đỡ đầu 26 em');
		expect(content.gifts[1]?.source).toContain('nhà tài trợ khác');
		expect(told(content.value.givenDong)).toBe('đúng 60000000');
	});

	it('13: children of staff, not children in hardship; the trade union organised and paid', () => {
		const content = contentOf(13);
		expect(receiversOf(content)).toEqual(['staffChild: đúng 42']);
		expect(giftsOf(content)).toEqual(['suất quà: đúng 42 × đúng 100000 → staffChild']);
		for (const role of ['lead', 'sponsor'] as const)
			expect(bodiesAs(content, role)).toEqual(['Công đoàn cơ quan Tỉnh đoàn Bình Định']);
		expect(content.campaigns).toEqual(['tet-trung-thu']);
	});

	it('14: 48 present of 51 summoned, three topics with their speakers, no objective', () => {
		const { study, objectives, campaigns } = contentOf(14);
		expect([told(study?.present), told(study?.summoned)]).toEqual(['đúng 48', 'đúng 51']);
		expect(study?.topics.map((topic) => topic.speaker)).toEqual([
			'Đảng ủy Các cơ quan',
			'Tỉnh đoàn',
			'Đoàn Các cơ quan'
		]);
		expect([objectives, campaigns]).toEqual([[], ['tap-huan']]);
		expect(bodiesAs(contentOf(14), 'speaker')).toHaveLength(3);
	});

	it('15: what was studied and by whom, and no number at all', () => {
		const { study, when } = contentOf(15);
		expect(study).toMatchObject({
			rates: ['party'],
			documents: ['Các nghị quyết Trung ương 5 khóa XII'],
			audience: 'cán bộ đoàn chủ chốt',
			present: null,
			summoned: null
		});
		expect(when).toMatchObject({ precision: 'day', start: '2017-08-11', words: 'sáng 11/8/2017' });
		expect(bodiesAs(contentOf(15), 'speaker')).toHaveLength(2);
	});

	it('16: young voters, with no value, no goods and no count', () => {
		const content = contentOf(16);
		expect([content.gifts, content.goods, content.outcomes]).toEqual([[], [], []]);
		expect(content.value).toEqual(NO_VALUE);
		expect(told(content.people.otherCount)).toBe('không rõ số');
		expect(content.people.otherCount?.words).toContain('cử tri trẻ');
	});

	it('17: 15 files settled, 5 received, nearly 30 advised; led from above, done by the unit', () => {
		const content = contentOf(17);
		expect(outcomesOf(content)).toEqual([
			'ho-so-giai-quyet: đúng 15 hồ sơ',
			'ho-so-tiep-nhan: đúng 5 hồ sơ',
			'luot-nguoi-tu-van: gần 30 lượt'
		]);
		expect(told(content.people.memberCount)).toBe('gần 20');
		expect(bodiesAs(content, 'lead')).toEqual(['Đoàn khối các cơ quan tỉnh Hưng Yên']);
		expect(bodiesAs(content, 'participant')).toEqual(['Chi đoàn Sở Tư pháp tỉnh Hưng Yên']);
	});

	it('18: 155 delegates; those they stand for are no participants; the end is not known', () => {
		const content = contentOf(18);
		expect(told(content.people.attendances)).toBe('đúng 155');
		expect([content.people.memberCount, content.people.otherCount]).toEqual([null, null]);
		expect(content.when).toMatchObject({ start: '2022-06-29', end: null });
		expect(outcomesOf(content)).toEqual(['nguoi-duoc-bau: đúng 25 người']);
		expect(content.result).toContain('trên 3.000 đoàn viên của 58 cơ sở Đoàn');
	});

	it("20: nearly 800 titles in a month, the six libraries are not this unit's", () => {
		const content = contentOf(20);
		expect(goodsOf(content)).toEqual(['sách: gần 800 đầu sách']);
		expect(content.when).toEqual({
			precision: 'month',
			start: '2022-06',
			end: null,
			words: 'hai đợt trong tháng 6/2022'
		});
		expect(content.outcomes).toEqual([]);
		expect(content.result).toContain('6 thư viện');
		expect(receiversOf(content)).toEqual(['child: chưa ghi']);
		expect(bodiesAs(content, 'receiver')).toEqual(['Đoàn Khối các cơ quan tỉnh Nghệ An']);
	});
});
