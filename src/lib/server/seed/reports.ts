import { addDays } from '../../domain/date.ts';
import { monthsOf } from '../../domain/period/period.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import { reportPeriods } from '../../domain/work/register.ts';
import { reportKey } from '../../domain/work/report-fields.ts';
import { shippedTerm } from '../../terms/index.ts';
import type { SeededRandom } from './random.ts';
import type { Replicated } from './revisions.ts';
import { seededEntry } from './work.ts';

/** Reports are due on this day of the last month of their period. */
const DUE_DAY = 20;
/** Some units hand theirs in too late, by so many days at most. */
const LATE = 0.08;
const MOST_LATE_DAYS = 6;
/** Of the last period one unit of so many has sent nothing yet. */
const SILENT_EVERY = 14;

/** The register of reports as a demo has it: nearly all came in time, and of the last period some are missing. */
export function seedReports(
	random: SeededRandom,
	units: readonly Unit[],
	standing: readonly Person[]
): Replicated[] {
	if (standing.length === 0) return [];
	const years = yearsIn(shippedTerm.start, shippedTerm.end);
	const periods = years.flatMap((year) => reportPeriods(shippedTerm, year));
	return periods.flatMap((period) => {
		const stream = random.fork(period);
		const dueOn = `${monthsOf(period).to}-${DUE_DAY}`;
		const set = { dueOn };
		const said = { subject: 'deadline', key: period, set } as const;
		const deadline = seededEntry(stream, said, stream.pick(standing), hourOf(addDays(dueOn, -30)));
		const last = period === periods.at(-1);
		const reports = units.flatMap((unit, i) => {
			if (last && i % SILENT_EVERY === 1) return [];
			const late = stream.chance(LATE);
			const days = late ? stream.between(1, MOST_LATE_DAYS) : -stream.between(0, 9);
			const receivedOn = addDays(dueOn, days);
			const number = `${stream.between(2, 60)}-BC/ĐTN`;
			const report = { receivedOn, number };
			const key = reportKey(period, unit.id);
			const by = stream.pick(standing);
			return [seededEntry(stream, { subject: 'report', key, set: report }, by, hourOf(receivedOn))];
		});
		return [deadline, ...reports];
	});
}

function yearsIn(start: string, end: string): string[] {
	const first = Number(start.slice(0, 4));
	const count = Number(end.slice(0, 4)) - first + 1;
	return Array.from({ length: count }, (_, i) => String(first + i));
}

function hourOf(day: string): number {
	return Date.parse(`${day}T03:00:00.000Z`);
}
