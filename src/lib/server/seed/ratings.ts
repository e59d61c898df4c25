import { addDays } from '../../domain/date.ts';
import { ulid } from '../../domain/ids.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { RatingFields } from '../../domain/work/rating-fields.ts';
import { ratedKinds, ratingKey } from '../../domain/work/rating-fields.ts';
import { unitsDueForRating } from '../../domain/work/ratings.ts';
import { shippedTerm } from '../../terms/index.ts';
import type { SeededRandom } from './random.ts';
import type { Replicated } from './revisions.ts';
import type { Said } from './work.ts';
import { seededEntry } from './work.ts';

/** Nine units in ten are rated excellent, all others good: what the programme asks for, and no more. */
const GOOD_EVERY = 10;
/** Of the second year one unit still waits for its decision. */
const WAITING = 1;

const CRITERIA = {
	unit: [
		['Thực hiện chương trình công tác, hoàn thành các chỉ tiêu trong năm', 30],
		['Nền nếp sinh hoạt, chất lượng tổ chức cơ sở Đoàn', 25],
		['Phong trào hành động cách mạng, công trình thanh niên', 25],
		['Chế độ báo cáo, thu nộp đoàn phí, tham gia hoạt động của Khối', 20]
	],
	chiDoan: [
		['Sinh hoạt chi đoàn đủ kỳ, đúng nội dung', 50],
		['Có công trình hoặc phần việc thanh niên', 50]
	],
	member: [
		['Hoàn thành nhiệm vụ chuyên môn', 40],
		['Tham gia sinh hoạt và hoạt động của chi đoàn', 40],
		['Có việc làm thiết thực “Vì đàn em thân yêu”', 20]
	]
} as const;

const atDay = (day: string) => Date.parse(`${day}T03:00:00.000Z`);
const ratedIn = shippedTerm.targets.flatMap(({ rule }) =>
	rule.kind === 'rated' ? rule.ratedIn : []
);
/** The years in which units are rated. */
export const RATED_YEARS = [...new Set(ratedIn.map((month) => month.slice(0, 4)))];

/** The criteria of the years in which units are rated: in the programme, for every unit to read. */
export function seedCriteria(random: SeededRandom, standing: readonly Person[]): Replicated[] {
	const [secretary] = standing;
	if (secretary === undefined) return [];
	return RATED_YEARS.flatMap((year) => {
		const day = `${year}-03-25`;
		const say = (said: Said) => seededEntry(random, said, secretary, atDay(day));
		return [
			say({ subject: 'criteria', key: year, set: { adoptedOn: day, number: '14-HD/ĐTN' } }),
			...ratedKinds.flatMap((kind) =>
				CRITERIA[kind].map(([text, points], i) => {
					const key = `${year}.${kind}.${ulid(atDay(day) + i, random.bytes())}`;
					return say({ subject: 'criterion', key, set: { text, points } });
				})
			)
		];
	});
}

/** Ratings and awards as a demo has them. */
export function seedRatings(
	random: SeededRandom,
	units: readonly Unit[],
	standing: readonly Person[]
): Replicated[] {
	const [secretary] = standing;
	if (secretary === undefined) return [];
	return RATED_YEARS.flatMap((year, n) => {
		const stream = random.fork(year);
		const due = unitsDueForRating(units, shippedTerm, year, shippedTerm.end);
		const last = n === RATED_YEARS.length - 1;
		return [
			...due.flatMap((unit, i) => {
				const level = i % GOOD_EVERY === GOOD_EVERY - 1 ? 'good' : 'excellent';
				const key = ratingKey(year, unit.id);
				const say = (set: Partial<RatingFields>, day: string) =>
					seededEntry(stream, { subject: 'rating', key, set }, secretary, atDay(day));
				const told = { self: level, party: level, standing: level } as const;
				const number = `${20 + n}-QĐ/ĐTN`;
				return [
					say(told, `${year}-12-10`),
					...(last && i === WAITING
						? []
						: [say({ decided: level, decidedOn: `${year}-12-24`, number }, `${year}-12-24`)])
				];
			}),
			...awards(stream, year, due, secretary)
		];
	});
}

function awards(
	random: SeededRandom,
	year: string,
	units: readonly Unit[],
	secretary: Person
): Replicated[] {
	return random.sample(units, Math.min(5, units.length)).map((unit, i) => {
		const day = addDays(`${year}-12-15`, i);
		const set = {
			year,
			unit: unit.id,
			to: 'unit',
			name: '',
			form: 'Giấy khen của BCH Đoàn Khối',
			merit: `Có thành tích xuất sắc trong công tác Đoàn và phong trào thanh niên năm ${year}.`,
			step: 'given',
			number: `${30 + i}-QĐ/ĐTN`,
			decidedOn: day
		} as const;
		const key = ulid(atDay(day), random.bytes());
		return seededEntry(random, { subject: 'award', key, set }, secretary, atDay(day));
	});
}
