import { addDays } from '../../domain/date.ts';
import { ulid } from '../../domain/ids.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { InspectionFields } from '../../domain/work/inspection-fields.ts';
import { inspectionReports } from '../../domain/work/inspections.ts';
import { shippedTerm } from '../../terms/index.ts';
import type { SeededRandom } from './random.ts';
import type { Replicated } from './revisions.ts';
import { seededEntry } from './work.ts';

/** The committee inspects so many units in each half of a year. */
const A_HALF = 3;
const MUST_MEND = 0.4;
/** The last of what had to be mended is not mended yet, and the last report not written. */
const TOPICS = [
	'Việc thi hành Điều lệ Đoàn, nền nếp sinh hoạt chi đoàn',
	'Thu, nộp và sử dụng đoàn phí',
	'Việc triển khai chương trình công tác toàn khóa',
	'Quản lý đoàn viên, sổ sách và hồ sơ'
] as const;

const atDay = (day: string) => Date.parse(`${day}T03:00:00.000Z`);

/** Inspections and their reports as a demo has them. */
export function seedInspections(
	random: SeededRandom,
	units: readonly Unit[],
	standing: readonly Person[]
): Replicated[] {
	const [secretary] = standing;
	if (secretary === undefined || units.length === 0) return [];
	const reports = inspectionReports(shippedTerm, [], shippedTerm.end);
	const last = reports.at(-1)?.period;
	return reports.flatMap(({ period, dueOn }) => {
		const stream = random.fork(period);
		const sentOn = addDays(dueOn, -stream.between(3, 12));
		const set = { sentOn, number: `${stream.between(3, 30)}-BC/UBKT` };
		const report = { subject: 'inspectionReport', key: period, set } as const;
		return [
			...inspected(stream, dueOn, units, period === last).map(([key, said]) =>
				seededEntry(
					stream,
					{ subject: 'inspection', key, set: said },
					secretary,
					atDay(said.doneOn ?? said.plannedOn ?? dueOn)
				)
			),
			...(period === last ? [] : [seededEntry(stream, report, secretary, atDay(sentOn))])
		];
	});
}

type Said = [key: string, set: Partial<InspectionFields>];

function inspected(
	random: SeededRandom,
	until: string,
	units: readonly Unit[],
	last: boolean
): Said[] {
	return random.sample(units, A_HALF).map((unit, i): Said => {
		const plannedOn = addDays(until, -random.between(30, 100));
		const key = ulid(atDay(plannedOn), random.bytes());
		const kind = i === 0 ? 'check' : 'oversight';
		const planned = { kind, unit: unit.id, topic: random.pick(TOPICS), plannedOn } as const;
		if (last && i === A_HALF - 1) return [key, planned];
		const doneOn = addDays(plannedOn, random.between(0, 5));
		const held = { ...planned, doneOn, conclusion: 'Thực hiện nghiêm túc, hồ sơ đầy đủ.' };
		if (!last && !random.chance(MUST_MEND)) return [key, held];
		const mendBy = addDays(doneOn, 30);
		const mending = 'Bổ sung sổ sinh hoạt chi đoàn, cập nhật danh sách đoàn viên.';
		return [key, { ...held, mending, mendBy, mendedOn: last ? null : addDays(mendBy, -5) }];
	});
}
