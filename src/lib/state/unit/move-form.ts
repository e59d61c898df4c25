import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err } from '../../domain/result.ts';
import { tidy } from '../../domain/text.ts';
import type { Membership } from '../../domain/unit/move.ts';
import { type MoveFault, foldMoves, standingMoves, movesOf } from '../../domain/unit/history.ts';
import { Move } from '../../domain/unit/move.ts';
import type { Person } from '../../domain/unit/person.ts';
import { parsePerson, withMove } from '../../domain/unit/person-write.ts';
import { dayFromText, textOfDay } from './day-text.ts';

/** A move's own id, and who records it when. */
export type Stamp = { id: string; by: PersonId; at: string };

/** The kinds that a form records; taking one back has no form. */
export type FormKind = Exclude<Move['kind'], 'cancelled'>;

/** A move as typed. `to`: a unit's id, or '' for outside the block, told in `place`. */
export type MoveForm = {
	kind: FormKind;
	day: string;
	membership: Membership;
	to: UnitId | '';
	place: string;
	note: string;
};

/** The form of a new move, or of one that is put right. */
export function moveForm(kind: FormKind, old: Move | null, today: string): MoveForm {
	const other = old !== null && 'other' in old ? old.other : null;
	return {
		kind,
		day: textOfDay(old?.day ?? today),
		membership: old !== null && 'membership' in old ? old.membership : 'member',
		to: other !== null && 'unit' in other ? other.unit : '',
		place: other !== null && 'name' in other ? other.name : '',
		note: old?.note ?? ''
	};
}

function moveOf(form: MoveForm, day: string, old: Move | null, stamp: Stamp): unknown {
	const { kind, membership, to, place } = form;
	const other = to === '' ? { name: tidy(place) } : { unit: to };
	return {
		...stamp,
		kind,
		day,
		note: tidy(form.note),
		replaces: old?.id ?? null,
		...(kind === 'listed' || kind === 'received' ? { membership } : {}),
		...(kind === 'transferred' || kind === 'received' ? { other } : {})
	};
}

/**
 * The person with the move that a form describes in their history.
 * @param old the move that this one puts right
 */
export function personWithMove(
	person: Person,
	form: MoveForm,
	old: Move | null,
	stamp: Stamp
): Result<Person, FieldIssue[]> {
	const day = dayFromText(form.day);
	const issues: FieldIssue[] = day === null ? [{ path: 'day', code: 'notDay' }] : [];
	const isAway = form.kind === 'transferred' || form.kind === 'received';
	if (isAway && form.to === '' && form.place.trim() === '')
		issues.push({ path: 'place', code: 'required' });
	if (form.kind === 'left' && form.note.trim() === '')
		issues.push({ path: 'note', code: 'required' });
	if (day === null || issues.length > 0) return err(issues);
	const move = parseBy(Move, moveOf(form, day, old, stamp));
	return move.ok ? joined(person, move.value, stamp) : err(move.error.map(atField));
}

/** The form has one box for where to or from. */
function atField(issue: FieldIssue): FieldIssue {
	return issue.path.startsWith('other') ? { ...issue, path: 'place' } : issue;
}

/** The person as if a move had never been recorded: it stays in the history, taken back. */
export function personWithout(
	person: Person,
	old: Move,
	stamp: Stamp
): Result<Person, FieldIssue[]> {
	const cancelled = { kind: 'cancelled' as const, day: old.day, note: '', replaces: old.id };
	return joined(person, { ...stamp, ...cancelled }, stamp);
}

function joined(person: Person, move: Move, { at }: Stamp): Result<Person, FieldIssue[]> {
	const unfit = person.merged?.unfit ?? [];
	const { faults } = foldMoves([...movesOf(person), move]);
	const fault = faults.find(({ id }) => !unfit.includes(id));
	if (fault !== undefined) return err([{ path: 'day', ...inWords(person, move, fault) }]);
	const next = withMove(person, move);
	if (next === null) return err([{ path: 'day', code: 'required' }]);
	const parsed = parsePerson(next, Date.parse(at));
	// As the server will: a day too far ahead is said at its box, and not days later by a refusal.
	return parsed.ok
		? parsed
		: err(parsed.error.map((one) => (/^(moves|$)/.test(one.path) ? { ...one, path: 'day' } : one)));
}

/** What to say at the day: the limit is the day of the move that this one collides with. */
function inWords(person: Person, move: Move, { id, code }: MoveFault) {
	const others = standingMoves(movesOf(person)).filter((one) => one.id !== move.replaces);
	if (id !== move.id) {
		const disturbed = others.find((one) => one.id === id);
		return { code: 'disturbs', limit: disturbed?.day ?? '' };
	}
	const around = code === 'beforeArrival' ? others.at(0) : others.at(-1);
	return { code, limit: around?.day ?? '' };
}
