import { addDays } from '../../domain/date.ts';
import { ulid } from '../../domain/ids.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { UnitCongressFields } from '../../domain/work/unit-congress-fields.ts';
import type { SeededRandom } from './random.ts';
import type { Replicated } from './revisions.ts';
import { seededEntry } from './work.ts';

const FOUNDED_MS = Date.parse('2022-03-25T03:00:00.000Z');
const HOUR_MS = 3_600_000;

/** Sub-committees with their tasks and the days these are due; the last of each is still open. */
const SUBS = [
	[
		'Tiểu ban Nội dung, văn kiện',
		[
			['Đề cương báo cáo chính trị trình Đại hội', '2022-04-20'],
			['Lấy ý kiến cơ sở vào dự thảo văn kiện', '2022-06-30'],
			['Hoàn thiện báo cáo chính trị, báo cáo kiểm điểm', '2022-08-15']
		]
	],
	[
		'Tiểu ban Nhân sự',
		[
			['Đề án nhân sự Ban Chấp hành khóa II', '2022-05-10'],
			['Quy trình giới thiệu nhân sự ở cơ sở', '2022-06-20'],
			['Trình Đảng ủy Khối, Tỉnh đoàn phê duyệt nhân sự', '2022-08-05']
		]
	],
	[
		'Tiểu ban Tuyên truyền, khánh tiết, phục vụ',
		[
			['Kế hoạch tuyên truyền chào mừng Đại hội', '2022-05-25'],
			['Hội trường, giấy mời, tài liệu cho đại biểu', '2022-08-20']
		]
	]
] as const;

/** Units that hold their congress in the spring of the last year; the rest is still planned, and a few have no day. */
const HELD_OF_TEN = 8;

/** The units' own congresses as a demo has them. */
export function seedUnitCongresses(
	random: SeededRandom,
	units: readonly Unit[],
	standing: readonly Person[]
): Replicated[] {
	const [secretary] = standing;
	if (secretary === undefined) return [];
	return units.flatMap(({ id }, i) => {
		const stream = random.fork(id);
		const day = (month: number) => `2022-0${month}-${stream.between(10, 28)}`;
		const plannedOn = day(stream.between(4, 5));
		const write = (set: Partial<UnitCongressFields>, at: string) =>
			seededEntry(
				stream,
				{ subject: 'unitCongress', key: id, set },
				secretary,
				Date.parse(`${at}T03:00:00.000Z`)
			);
		if (i % 10 > HELD_OF_TEN) return [];
		const planned = write({ plannedOn, pilot: i === 0 }, '2022-03-28');
		if (i % 10 === HELD_OF_TEN) return [write({ plannedOn: day(7) }, '2022-06-20')];
		const summoned = stream.between(30, 90);
		const held = {
			heldOn: plannedOn,
			summoned,
			present: summoned - stream.between(0, 4),
			elected: stream.pick([5, 7, 9])
		};
		const number = `${40 + i}-QĐ/ĐTN`;
		const decidedOn = addDays(plannedOn, stream.between(7, 14));
		return [
			planned,
			write(held, plannedOn),
			...(i % 10 === 0 ? [] : [write({ number, decidedOn }, decidedOn)])
		];
	});
}

/** The preparation of the congress as a demo has it. */
export function seedCongress(random: SeededRandom, standing: readonly Person[]): Replicated[] {
	const [secretary] = standing;
	if (secretary === undefined) return [];
	return SUBS.flatMap(([name, tasks], i) => {
		const key = ulid(FOUNDED_MS + i * HOUR_MS, random.bytes());
		const head = random.pick(standing);
		const sub = { name, head: head.name, members: '', work: '' };
		return [
			seededEntry(random, { subject: 'subCommittee', key, set: sub }, secretary, FOUNDED_MS),
			...tasks.map(([text, dueOn], n) => {
				const state = n < tasks.length - 1 ? 'done' : 'doing';
				const set = { text, subCommittee: key, responsible: head.name, dueOn, state } as const;
				const own = ulid(FOUNDED_MS + n * HOUR_MS, random.bytes());
				return seededEntry(
					random,
					{ subject: 'preparation', key: own, set },
					head,
					FOUNDED_MS + HOUR_MS
				);
			})
		];
	});
}
