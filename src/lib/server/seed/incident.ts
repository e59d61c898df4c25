import * as v from 'valibot';
import { PersonId } from '../../domain/ids.ts';
import type { Incident } from '../../domain/privacy/incident.ts';

const OFFICE = v.parse(PersonId, 'van-phong');
const noted = (notedAt: string) => ({ by: OFFICE, notedAt });

/** When the lost phone was missed. */
export const FOUND_AT = '2021-07-20T01:15:00.000Z';

/** A phone that was lost and emptied in time, as the office wrote it down. */
export const lostPhone: Incident = {
	id: '01FB1H3G200000000000000003',
	versions: [
		{
			facts: {
				title: 'Mất điện thoại có danh sách đoàn viên',
				foundAt: FOUND_AT,
				happened:
					'Chiều 19/7/2021, một phó bí thư làm rơi điện thoại trên đường đi cơ sở. Máy có khóa màn hình.',
				touched: ['roster', 'records', 'party'],
				units: [],
				people: 38,
				consequences: 'Không có dấu hiệu máy bị mở sau khi mất.',
				measures:
					'Báo mất máy trên Sổ tay lúc 8 giờ 20, đặt lại mật khẩu, nhắc đơn vị đặt khóa màn hình.'
			},
			...noted('2021-07-20T01:40:00.000Z')
		}
	],
	acts: [
		{
			act: {
				action: 'told',
				whom: 'authority',
				at: '2021-07-20T08:30:00.000Z',
				words: 'Gửi báo cáo bằng văn bản.'
			},
			...noted('2021-07-20T08:45:00.000Z')
		},
		{
			act: {
				action: 'told',
				whom: 'people',
				at: '2021-07-21T02:00:00.000Z',
				words: 'Bí thư báo tại buổi sinh hoạt chi đoàn.'
			},
			...noted('2021-07-21T02:20:00.000Z')
		},
		{
			act: {
				action: 'closed',
				at: '2021-08-02T03:00:00.000Z',
				words: 'Máy không dùng lại được. Từ nay mất máy báo văn phòng trong ngày.'
			},
			...noted('2021-08-02T03:05:00.000Z')
		}
	]
};
