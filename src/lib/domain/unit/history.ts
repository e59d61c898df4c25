import { addDays } from '../date.ts';
import type { Membership, Move } from './move.ts';
import type { Listed, Summary } from './moves-of.ts';
import { movesOf } from './moves-of.ts';

export { movesOf } from './moves-of.ts';
export type { Summary } from './moves-of.ts';

/** A time on a roster: from its first day to the day it ended, which is no part of it any more. */
export type Stay = {
	from: string;
	until: string | null;
	arrival: Move;
	leaving: Move | null;
	/** Membership from each day on, the first from `from`. */
	as: { day: string; membership: Membership }[];
};

/** Why a move does not follow those before it. */
export type MoveFault = {
	id: string;
	code: 'beforeArrival' | 'beforeLeaving' | 'alreadyListed' | 'alreadyMember' | 'noReason';
};

/** The moves that hold, in the order of their days; those of one day in the order they were recorded. */
export function standingMoves(moves: readonly Move[]): Move[] {
	const replaced = new Set(moves.map(({ replaces }) => replaces));
	return moves
		.filter(({ id, kind }) => kind !== 'cancelled' && !replaced.has(id))
		.map((move, at) => ({ move, at }))
		.sort((a, b) => (a.move.day === b.move.day ? a.at - b.at : a.move.day < b.move.day ? -1 : 1))
		.map(({ move }) => move);
}

/**
 * The times on the roster, and the moves that fit none of them: someone who is not there cannot leave. What does not fit
 * changes nothing, so that any union of two histories still says one thing.
 */
export function foldMoves(moves: readonly Move[]): { stays: Stay[]; faults: MoveFault[] } {
	const stays: Stay[] = [];
	const faults: MoveFault[] = [];
	for (const move of standingMoves(moves)) {
		const last = stays.at(-1);
		const open = last?.until === null ? last : null;
		const code = open === null ? arrive(stays, move) : change(open, move);
		if (code !== null) faults.push({ id: move.id, code });
	}
	return { stays, faults };
}

function arrive(stays: Stay[], move: Move): MoveFault['code'] | null {
	if (move.kind === 'cancelled') return null;
	if (move.kind === 'transferred' || move.kind === 'matured' || move.kind === 'left')
		return stays.length === 0 ? 'beforeArrival' : 'beforeLeaving';
	const membership = move.kind === 'admitted' ? 'member' : move.membership;
	const { day } = move;
	stays.push({ from: day, until: null, arrival: move, leaving: null, as: [{ day, membership }] });
	return null;
}

function change(open: Stay, move: Move): MoveFault['code'] | null {
	switch (move.kind) {
		case 'cancelled':
			return null;
		case 'listed':
		case 'received':
			return 'alreadyListed';
		case 'admitted':
			if (open.as.at(-1)?.membership === 'member') return 'alreadyMember';
			open.as.push({ day: move.day, membership: 'member' });
			return null;
		case 'transferred':
		case 'matured':
		case 'left':
			open.until = move.day;
			open.leaving = move;
			return move.kind === 'left' && move.by !== null && move.note.trim() === ''
				? 'noReason'
				: null;
	}
}

/** What a history of moves comes to; null where nobody ever was on the roster by it. */
export function summaryOf(moves: readonly Move[]): Summary | null {
	const last = foldMoves(moves).stays.at(-1);
	const membership = last?.as.at(-1)?.membership;
	if (last === undefined || membership === undefined) return null;
	return {
		membership,
		activeFrom: last.from,
		activeTo: last.until === null ? null : addDays(last.until, -1)
	};
}

/** A person's times on the roster, in order. */
export function staysOf(person: Listed): Stay[] {
	return foldMoves(movesOf(person)).stays;
}

/** As what a person was on the unit's roster on a day; null: they were not on it. */
export function membershipOn(person: Listed, day: string): Membership | null {
	// Most people never moved, and every record of a seed asks of them all.
	if (person.moves === undefined) {
		const { activeFrom, activeTo, membership } = person;
		return activeFrom <= day && (activeTo === null || day <= activeTo) ? membership : null;
	}
	const stay = staysOf(person).find(
		({ from, until }) => from <= day && (until === null || day < until)
	);
	const as = stay?.as.filter((one) => one.day <= day).at(-1);
	return as?.membership ?? null;
}

/** Whether a person was on the unit's roster on a day. */
export function activeOn(person: Listed, day: string): boolean {
	return membershipOn(person, day) !== null;
}
