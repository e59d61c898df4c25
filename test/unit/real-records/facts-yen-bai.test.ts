import { describe, expect, it } from 'vitest';
import { inTerm } from '../../../src/lib/terms/term.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { daysOf } from '../../../src/lib/domain/date.ts';
import { bodiesAs, giftsOf, goodsOf, hamletsOf, outcomesOf, receiversOf, told } from './facts.ts';
import { contentOf } from './load.ts';

describe('records of Yên Bái keep what they tell', () => {
	it('1: Trống Khua, gifts and phở "vừa qua", nearly 60 million which is not 100 × 500.000', () => {
		const content = contentOf(1);
		expect(content.when).toEqual({ precision: 'unknown', words: 'vừa qua' });
		expect(hamletsOf(content)).toEqual(['bản Trống Khua']);
		expect(content.places).toMatchObject([{ kind: 'commune', code: '04474' }]);
		expect(bodiesAs(content, 'lead')).toEqual(['Đoàn Khối cơ quan và doanh nghiệp tỉnh Yên Bái']);
		expect(bodiesAs(content, 'coOrganiser')).toEqual(['Huyện đoàn Mù Cang Chải']);
		expect(bodiesAs(content, 'sponsor')).toEqual([
			'Nhóm từ thiện Lời vàng Phật dạy',
			'Hội từ thiện Sen vàng Berlin',
			'Nhóm Em Suri'
		]);
		expect(giftsOf(content)).toEqual(['suất quà: đúng 100 × đúng 500000 → child']);
		expect(goodsOf(content)).toEqual(['phở: đúng 200 bát']);
		expect(content.value.givenDong).toEqual({
			n: 60_000_000,
			qualifier: 'nearly',
			words: 'gần 60 triệu đồng'
		});
		expect([content.value.selfFunded, content.value.mobilised]).toEqual([null, null]);
		expect(content.people.memberCount).toBeNull();
	});

	it('2: a season, two gift lines for two kinds of receivers, the number of children not told', () => {
		const content = contentOf(2);
		expect(content.when).toMatchObject({ precision: 'season', season: 'winterSpring', year: 2022 });
		expect(giftsOf(content)).toEqual([
			'suất học bổng: đúng 10 × đúng 500000 → child',
			'quà cho hộ nghèo: đúng 15 × đúng 1000000 → household'
		]);
		expect(content.gifts.map((gift) => gift.place)).toEqual([null, 'p1']);
		expect(receiversOf(content)).toEqual(['household: đúng 15', 'child: chưa ghi']);
		expect(goodsOf(content)).toEqual([
			'áo khoác: đúng 290 chiếc',
			'chăn ấm: đúng 94 chiếc',
			'vở: đúng 6000 quyển',
			'đồ dùng học tập: đúng 2500'
		]);
		expect(content.places[0]?.words).toContain('3 thôn');
		expect(told(content.value.givenDong)).toBe('trên 140000000');
	});

	it('3: a road of 300 m exactly, 400 workdays of residents and not of members, nearly 30 children, handed over', () => {
		const content = contentOf(3);
		expect(content.kinds).toEqual(['work']);
		expect(content.outcomes).toMatchObject([
			{ type: 'duong-lam-moi', phase: 'handover', unit: 'm' }
		]);
		expect(outcomesOf(content)).toEqual(['duong-lam-moi: đúng 300 m']);
		expect(content.outcomes[0]?.words).toContain('rộng 3 m');
		expect(told(content.people.residentDays)).toBe('trên 400');
		expect(content.people.volunteerDays).toBeNull();
		expect(receiversOf(content)).toEqual(['child: gần 30']);
		expect(goodsOf(content)).toEqual(['xi măng: đúng 55 tấn', 'cát, sỏi: chưa ghi']);
		expect(content.goods.map((line) => line.source)).toEqual(['Tỉnh đoàn', 'người dân góp']);
		expect(told(content.value.givenDong)).toBe('trên 250000000');
		expect(hamletsOf(content)).toEqual(['khu Động Ính, thôn 2']);
		expect(content.when.precision).toBe('unknown');
	});

	it('4: 200 units of blood, four units of the block, and the totals of the year in words only', () => {
		const content = contentOf(4);
		expect(content.when).toMatchObject({
			precision: 'day',
			start: '2021-05-19',
			words: 'sáng 19/5/2021'
		});
		expect(outcomesOf(content)).toEqual(['don-vi-mau: đúng 200 đơn vị']);
		expect(goodsOf(content)).toEqual(['khẩu trang: đúng 5000 chiếc']);
		expect(giftsOf(content)).toEqual(['suất quà: đúng 10 × đúng 500000 → adult']);
		expect(receiversOf(content)).toEqual(['adult: đúng 10', 'institution: đúng 1']);
		expect(content.value.givenDong).toBeNull();
		expect(
			content.bodies.filter((body) => body.role === 'participant').map((body) => body.unit)
		).toEqual([
			'so-ke-hoach-dau-tu',
			'dai-phat-thanh-truyen-hinh',
			'so-tai-chinh',
			'so-van-hoa-the-thao-du-lich'
		]);
		expect(content.result).toMatch(/400 đoàn viên.*60\.000 khẩu trang.*gần 300 triệu/);
		expect(content.campaigns).toEqual(['hien-mau', 'phong-chong-dich']);
	});

	it('5: nearly 1 km of road mended by nearly 1.000 mixed people, outside the term', () => {
		const content = contentOf(5);
		expect(outcomesOf(content)).toEqual(['duong-sua: gần 1 km', 've-sinh-duong: chưa ghi']);
		expect(told(content.people.attendances)).toBe('gần 1000');
		expect(content.people.attendances?.words).toBe(
			'gần 1.000 cán bộ, đảng viên, đoàn viên và học sinh'
		);
		expect([content.people.memberCount, content.people.members]).toEqual([null, []]);
		expect(hamletsOf(content)).toEqual(['thôn Hin Lò', 'thôn Làng Thoọc']);
		expect(content.when).toMatchObject({ precision: 'year', year: 2019 });
		expect(inTerm(shippedTerm, daysOf(content.when)?.from ?? '')).toBe(false);
	});

	it('21: 4,5 tonnes of rice collected in one place for another, gift bags without a number', () => {
		const content = contentOf(21);
		expect(goodsOf(content)).toEqual([
			'gạo: gần 4.5 tấn',
			'bí đỏ: đúng 50 kg',
			'túi quà: chưa ghi túi'
		]);
		expect(content.goods[0]?.source).toContain('1–2 kg');
		expect(content.places.map((place) => [place.kind, place.role])).toEqual([
			['venue', 'held'],
			['outside', 'helped']
		]);
		expect(told(content.value.givenDong)).toBe('trên 80000000');
		expect(content.value.selfFunded).toEqual({ known: false });
		expect(content.when).toMatchObject({ precision: 'year', year: 2021 });
	});

	it('22: one day of launch, the span of the campaign in words, "many" people', () => {
		const content = contentOf(22);
		expect(content.when).toMatchObject({ precision: 'day', start: '2020-11-10', end: null });
		expect(content.places).toMatchObject([{ kind: 'commune', code: '04426' }]);
		expect(content.result).toContain('tháng 11/2020 đến hết tháng 2/2021');
		expect(told(content.people.attendances)).toBe('không rõ số');
		expect(content.outcomes).toEqual([]);
	});
});
