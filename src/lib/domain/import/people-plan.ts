import type { Unit } from '../unit/unit.ts';
import { KnownPeople } from './known-people.ts';
import type { ListedPerson, Post, ReadRow, RowIssue } from './list-row.ts';
import { unitKey } from './list-units.ts';
import type { Outcome, PeoplePlan, PlanContext, PlannedLine } from './planned.ts';
import { PlannedUnits } from './planned-units.ts';

/** Plans a list: each line for itself and against the rosters, in the list's order. */
export function planPeople(rows: readonly ReadRow[], context: PlanContext): PeoplePlan {
	const understood = rows.flatMap((row) => ('person' in row ? [row.person] : []));
	const units = new PlannedUnits(context, understood);
	const book = new KnownPeople(context);
	const branches = secretariesOf(understood);
	const lines = rows.map((row): PlannedLine => {
		if (!('person' in row)) {
			const { line, name, issues } = row;
			return { line, name, outcome: { kind: 'wrong', issues }, leftOut: [], person: null };
		}
		const { person, leftOut } = row;
		const { line, name } = person;
		const placed = units.place(person);
		if (placed === null) return { line, name, outcome: { kind: 'unknownUnit' }, leftOut, person };
		if (placed === 'noChiDoan') {
			const issues: RowIssue[] = [{ field: 'chiDoan', code: 'noChiDoan' }];
			return { line, name, outcome: { kind: 'wrong', issues }, leftOut, person };
		}
		const found = book.take(person, placed.unit);
		if (found.kind !== 'new' && found.kind !== 'same')
			return { line, name, outcome: found, leftOut, person };
		const { post, issue } = postIn(person, placed.unit, branches);
		const place = { unit: placed.unit.id, post };
		const outcome: Outcome =
			found.kind === 'same'
				? { ...found, ...place }
				: { ...found, ...place, chiDoan: units.keep(placed.unit, placed.chiDoan) };
		return { line, name, outcome, leftOut: [...leftOut, ...issue], person };
	});
	return { lines, unknown: units.unknown, units: units.written };
}

/** The bí thư of each unit by the list: two of them, and none is believed. */
function secretariesOf(people: readonly ListedPerson[]): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	for (const { unit, post } of people)
		if (post === 'secretary') found.set(unitKey(unit), (found.get(unitKey(unit)) ?? 0) + 1);
	return found;
}

function postIn(
	{ post, unit: name }: ListedPerson,
	unit: Unit,
	secretaries: ReadonlyMap<string, number>
): { post: Post; issue: RowIssue[] } {
	// Chi đoàn cơ sở: the chi đoàn is the unit.
	if (unit.kind === 'chiDoanCoSo' && post === 'branchSecretary')
		return { post: 'secretary', issue: [] };
	if (unit.kind === 'chiDoanCoSo' && post === 'branchDeputy') return { post: 'deputy', issue: [] };
	if (post === 'secretary' && (secretaries.get(unitKey(name)) ?? 0) > 1)
		return { post: null, issue: [{ field: 'post', code: 'manySecretaries' }] };
	return { post, issue: [] };
}
