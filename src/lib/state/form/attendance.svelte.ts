import { personOfCode } from '../../domain/activity/attendance-code.ts';
import type { PersonId } from '../../domain/ids.ts';
import { fold } from '../../domain/text.ts';
import { activeOn } from '../../domain/unit/history.ts';
import type { Person } from '../../domain/unit/person.ts';

/** A code stays before the camera for a while: within this time it is the same showing of it. */
const SAME_SHOWING_MS = 3_000;

/**
 * What a picture came to. `here`: somebody was put on the list; `already`: they are on it; `elsewhere`: a code of
 * somebody who is not on this unit's roster; `notOurs`: no such code.
 */
export type Seen =
	{ kind: 'here' | 'already'; person: PersonId; name: string } | { kind: 'elsewhere' | 'notOurs' };

/** Điểm danh: who was seen by the organiser's camera, each once however often their code is shown. */
export class Attendance {
	readonly #roster: readonly Person[];
	readonly #add: (person: PersonId) => void;
	/** When each code was seen last; nothing shown depends on it. */
	readonly #lastSeen: Record<string, number> = {};
	#present = $state.raw<readonly string[]>([]);
	#came = $state.raw<readonly PersonId[]>([]);
	#last = $state.raw<Seen | null>(null);

	/**
	 * @param present who is on the list already
	 * @param add puts somebody on the record's list, durably
	 */
	constructor(
		roster: readonly Person[],
		present: readonly string[],
		add: (person: PersonId) => void
	) {
		this.#roster = roster;
		this.#present = present;
		this.#add = add;
	}

	/** How many are on the list. */
	get count(): number {
		return this.#present.length;
	}
	/** Who came since this was opened, the last first. */
	get came(): readonly string[] {
		return this.#came.map((person) => this.#name(person));
	}
	get last(): Seen | null {
		return this.#last;
	}

	/**
	 * Takes what the camera read, picture after picture.
	 * @returns null where it is the same showing as in the picture before
	 */
	take(text: string, nowMs: number): Seen | null {
		const before = this.#lastSeen[text];
		this.#lastSeen[text] = nowMs;
		if (before !== undefined && nowMs - before < SAME_SHOWING_MS) return null;
		this.#last = this.#seen(text);
		return this.#last;
	}

	/** Puts somebody on the list by name: their phone has no charge, or is at home. */
	takeByHand(person: PersonId): void {
		this.#last = this.#put(person);
	}

	/** Who is on the roster on a day and not on the list yet, by what is typed of their name. */
	missing(typed: string, day: string): Person[] {
		const wanted = fold(typed);
		if (wanted === '') return [];
		return this.#roster.filter(
			(person) =>
				person.folded.includes(wanted) &&
				!this.#present.includes(person.id) &&
				activeOn(person, day)
		);
	}

	#seen(text: string): Seen {
		const person = personOfCode(text);
		if (person === null) return { kind: 'notOurs' };
		const isOurs = this.#roster.some(({ id }) => id === person);
		return isOurs ? this.#put(person) : { kind: 'elsewhere' };
	}

	#put(person: PersonId): Seen {
		const name = this.#name(person);
		if (this.#present.includes(person)) return { kind: 'already', person, name };
		this.#present = [...this.#present, person];
		this.#came = [person, ...this.#came];
		this.#add(person);
		return { kind: 'here', person, name };
	}

	#name(person: PersonId): string {
		return this.#roster.find(({ id }) => id === person)?.name ?? '';
	}
}
