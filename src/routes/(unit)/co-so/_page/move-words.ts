import type { FieldIssue } from '$lib/domain/issue.ts';
import type { Move, OtherSide } from '$lib/domain/unit/move.ts';
import type { Person } from '$lib/domain/unit/person.ts';
import { staysOf } from '$lib/domain/unit/history.ts';
import type { Unit } from '$lib/domain/unit/unit.ts';
import { m } from '$lib/i18n/index.ts';
import { later } from '$lib/i18n/later.ts';

const words = later.roster;

/** The name of a unit of the block. */
export function unitName(units: readonly Unit[], id: string): string {
	return units.find((unit) => unit.id === id)?.name ?? id;
}

/** The name of a chi đoàn of the unit; of null, that none was written. */
export function chiDoanName(known: Unit['chiDoan'], id: string | null): string {
	if (id === null) return words.byChiDoan.none;
	return known.find((one) => one.id === id)?.name ?? id;
}

function sideName(other: OtherSide, units: readonly Unit[]): string {
	return 'unit' in other ? unitName(units, other.unit) : other.name;
}

/** What a move says, without its day. */
export function moveText(move: Move, units: readonly Unit[]): string {
	switch (move.kind) {
		case 'received':
			return words.move.received(sideName(move.other, units));
		case 'transferred':
			return words.move.transferred(sideName(move.other, units));
		case 'left':
			return words.move.left(move.note);
		default:
			return words.move[move.kind];
	}
}

/** How somebody left who is not on the roster: "Chuyển đi Sở Y tế, ngày 15/06/2021". */
export function leftText(person: Person, units: readonly Unit[]): string {
	const leaving = staysOf(person).at(-1)?.leaving ?? null;
	return leaving === null ? '' : words.on(moveText(leaving, units), m.time.day(leaving.day));
}

/** What to say at a field of a move's form. */
export function issueText({ path, code, limit = '' }: FieldIssue): string {
	switch (code) {
		case 'beforeArrival':
		case 'beforeLeaving':
		case 'alreadyListed':
		case 'alreadyMember':
		case 'disturbs':
			return words.issue[code](limit === '' ? '' : m.time.day(limit));
		case 'required':
			return path === 'day' ? words.issue.none : later.fields.issue(code);
		default:
			return later.fields.issue(code, limit);
	}
}
