import { describe, expect, it } from 'vitest';
import { textHints } from '$lib/domain/text-hints.ts';
import { records } from '../real-records/load.ts';

describe('a free text is looked over', () => {
	it.each([
		['Đường bê tông giúp em Giàng A P. và gần 30 học sinh', 'childName', 'em Giàng A P.'],
		['trao cho cháu Pao', 'childName', 'cháu Pao'],
		['học sinh Nguyễn Văn An được nhận', 'childName', 'học sinh Nguyễn Văn An'],
		['gọi 0912 345 678', 'phoneNumber', '0912 345 678'],
		['gọi +84 912.345.678', 'phoneNumber', '+84 912.345.678'],
		['số 015203001234', 'idNumber', '015203001234'],
		['CMND: 060123456', 'idNumber', 'CMND: 060123456'],
		['tin tố giác ma túy của ông Giàng A Páo', 'informer', 'tố giác ma túy của ông Giàng A Páo'],
		['anh Lò Văn Bình đã báo tin cho công an', 'informer', 'anh Lò Văn Bình đã báo tin'],
		['học tập văn bản mật của cấp trên', 'secretMark', 'văn bản mật'],
		['Công văn TỐI MẬT số 12', 'secretMark', 'TỐI MẬT']
	])('%s', (text, kind, found) => expect(textHints(text)).toEqual([{ kind, found }]));

	it.each([
		'100 suất quà cho các em, mỗi suất 500.000 đồng',
		'tổng 150000000 đồng, năm 2021',
		'học sinh Trường Tiểu học Lao Chải',
		'các em Xã Nậm Có',
		'Nhóm Em Suri tài trợ',
		'học sinh Mù Căng Chải',
		'tuyên truyền phòng chống tố giác tội phạm cho anh chị em',
		'vận động ông Giàng A Páo, bà con góp công',
		'tặng 20 chai mật ong, giữ bí mật nhà nước'
	])('%s is left alone', (text) => expect(textHints(text)).toEqual([]));

	it('no real report is suspected', () => {
		const texts = [...records.values()].flatMap(({ content }) => [content.name, content.result]);
		expect(texts.flatMap(textHints)).toEqual([]);
	});
});
