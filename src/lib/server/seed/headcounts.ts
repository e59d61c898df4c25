import { addDays } from '../../domain/date.ts';
import type { Headcount } from '../../domain/unit/headcount.ts';
import { LISTS_VERSION } from '../../domain/unit/headcount.ts';
import { rosterOn } from '../../domain/unit/frozen-lists.ts';
import { shippedTerm } from '../../terms/index.ts';
import type { SeededUnit } from './block.ts';
import type { SeededRandom } from './random.ts';

/** A unit's headcounts at every closing date of the term, as its secretary closed them a few days after. */
export function seedHeadcounts(
	random: SeededRandom,
	{ unit, people, secretaries }: SeededUnit
): Headcount[] {
	const female = 0.4 + random.fraction() * 0.2;
	const minority = 0.1 + random.fraction() * 0.25;
	return shippedTerm.closings.map(({ date }) => {
		const roster = rosterOn(people, date);
		const members = roster.memberIds.length;
		const youth = roster.youthIds.length;
		const day = addDays(date, random.between(1, 6));
		return {
			_id: `headcount:${date}`,
			type: 'headcount',
			v: LISTS_VERSION,
			unit: unit.id,
			closingDate: date,
			members,
			youth,
			female: Math.round((members + youth) * female),
			ethnicMinority: Math.round((members + youth) * minority),
			staffChildren: random.chance(0.9) ? random.between(5, 10 + 3 * members) : null,
			...roster,
			by: random.pick(secretaries).id,
			at: `${day}T0${random.between(1, 9)}:${random.between(10, 59)}:00.000Z`
		};
	});
}
