import { addDays } from '../../domain/date.ts';
import { ulid } from '../../domain/ids.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import { dutiesOf } from '../../domain/work/duties.ts';
import type { FrozenLine, PlanVersionFields } from '../../domain/work/plan-fields.ts';
import { programmeLines } from '../../domain/work/plan.ts';
import { shippedTerm } from '../../terms/index.ts';
import type { SeededRandom } from './random.ts';
import type { Replicated } from './revisions.ts';
import { seededEntry } from './work.ts';

/** So many of a year's last duties, plan lines and works are left open, so that the demo shows what is late. */
const LEFT_OPEN = 2;
const UNDONE = 0.06;
const FIRST_YEAR = Number(shippedTerm.start.slice(0, 4));
const YEARS = Array.from({ length: Number(shippedTerm.end.slice(0, 4)) - FIRST_YEAR + 1 }, (_, i) =>
	String(FIRST_YEAR + i)
);
/** Of the second year the first version of the plan was returned. */
const RETURNED = YEARS[1];

const at = (day: string, hour = 2) =>
	Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00.000Z`);

/** The committee's year as a demo has it: plans by their route, what comes back every year, and what units registered. */
export function seedYearWork(
	random: SeededRandom,
	units: readonly Unit[],
	standing: readonly Person[]
): Replicated[] {
	const [secretary] = standing;
	if (secretary === undefined) return [];
	return [
		...YEARS.flatMap((year) => plan(random.fork(`plan ${year}`), year, standing, secretary)),
		...duties(random.fork('duties'), standing),
		...pledges(random.fork('pledges'), units, standing)
	];
}

function plan(
	random: SeededRandom,
	year: string,
	standing: readonly Person[],
	secretary: Person
): Replicated[] {
	const begun = year === YEARS[0] ? addDays(shippedTerm.start, 4) : `${Number(year) - 1}-12-28`;
	const lines = programmeLines(year, shippedTerm.conferences, []).map((line) => ({
		...line,
		responsible: random.pick(standing).name
	}));
	const open = year === YEARS.at(-1) ? lines.length - LEFT_OPEN : lines.length;
	return [
		...lines.map(({ key, month, text, responsible }, i) => {
			const state = i < open ? 'done' : 'doing';
			const set = { month, text, responsible, state } as const;
			return seededEntry(random, { subject: 'planLine', key, set }, secretary, at(begun));
		}),
		...route(random, year, begun, lines).map(([key, set, after]) =>
			seededEntry(
				random,
				{ subject: 'planVersion', key, set },
				secretary,
				at(addDays(begun, after))
			)
		)
	];
}

type Step = [key: string, set: Partial<PlanVersionFields>, daysAfter: number];

/** The way of a year's plan to the conference, and once back. */
function route(random: SeededRandom, year: string, begun: string, lines: FrozenLine[]): Step[] {
	const key = () => `${year}.${ulid(at(begun), random.bytes())}`;
	const [first, second] = [key(), key()];
	const submit = (of: string, all: FrozenLine[], after: number): Step => {
		return [of, { step: 'submitted', lines: all, note: '' }, after];
	};
	const held = year === RETURNED ? second : first;
	return [
		...(year === RETURNED
			? [
					submit(first, lines.slice(0, -LEFT_OPEN), 2),
					[
						first,
						{ step: 'returned', note: 'Bổ sung việc chuẩn bị đại hội các cấp.' },
						5
					] satisfies Step,
					submit(second, lines, 8)
				]
			: [submit(first, lines, 2)]),
		[held, { step: 'adopted', note: '' }, 12],
		[held, { step: 'running', number: '05-KH/ĐTN', issuedOn: addDays(begun, 14) }, 14]
	];
}

function duties(random: SeededRandom, standing: readonly Person[]): Replicated[] {
	const all = dutiesOf(shippedTerm.duties, shippedTerm, [], shippedTerm.end);
	return all.slice(0, all.length - LEFT_OPEN).map(({ key, dueOn }) => {
		const doneOn = addDays(dueOn, -random.between(2, 12));
		const by = random.pick(standing);
		const set = { doneOn, responsible: by.name, number: `${random.between(10, 90)}-BC/ĐTN` };
		return seededEntry(random, { subject: 'duty', key, set }, by, at(doneOn));
	});
}

const WORKS = [
	['work', 'Thắp sáng đường quê', '1,5 km đường liên thôn ở xã kết nghĩa'],
	['work', 'Nhà nhân ái cho hộ khó khăn', '1 nhà ở xã kết nghĩa'],
	['work', 'Sân chơi cho thiếu nhi', '1 sân chơi tại trường tiểu học của xã kết nghĩa'],
	['work', 'Tủ sách thanh niên', '300 đầu sách tại điểm trường'],
	['part', 'Ngày thứ bảy tình nguyện giải quyết thủ tục hành chính', 'mỗi tháng một buổi'],
	['part', 'Số hóa hồ sơ, tài liệu của cơ quan', '2.000 hồ sơ'],
	['part', 'Trồng và chăm sóc cây xanh quanh trụ sở', '200 cây'],
	['part', 'Cải tiến quy trình tiếp nhận hồ sơ', '1 sáng kiến']
] as const;

function pledges(
	random: SeededRandom,
	units: readonly Unit[],
	standing: readonly Person[]
): Replicated[] {
	return units.flatMap((unit, i) =>
		YEARS.flatMap((year) => {
			// One unit of the last year has registered nothing yet.
			if (year === YEARS.at(-1) && i % 20 === 3) return [];
			const stream = random.fork(`${unit.id} ${year}`);
			const [kind, name, scale] = stream.pick(WORKS);
			const by = stream.pick(standing);
			const key = ulid(at(`${year}-01-20`), stream.bytes());
			const set = { year, unit: unit.id, kind, name, scale };
			const entered = seededEntry(stream, { subject: 'pledge', key, set }, by, at(`${year}-03-02`));
			if (stream.chance(UNDONE)) return [entered];
			const doneOn = `${year}-${String(stream.between(4, 11)).padStart(2, '0')}-${stream.between(10, 28)}`;
			const done = { doneOn, result: 'Hoàn thành, đã bàn giao.' };
			return [entered, seededEntry(stream, { subject: 'pledge', key, set: done }, by, at(doneOn))];
		})
	);
}
