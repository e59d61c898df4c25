import type { PeopleFault } from '../../data/people/asking.ts';
import { askHandover } from '../../data/people/units.ts';
import { dayInVietnam } from '../../domain/date.ts';
import { ulid } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { tidy } from '../../domain/text.ts';
import { AskedHandover } from '../../domain/unit/handover.ts';
import type { DeskUnit } from '../../domain/unit/unit-change.ts';
import { dayFromText, textOfDay } from '../unit/day-text.ts';

const ID_BYTES = 16;

/** What is wrong: at a field, or what the server says. */
export type AppointFault =
	'to' | 'why' | 'day' | 'notListed' | 'tooFarAhead' | 'notActive' | 'same';

/** Appointing a unit's next secretary. */
export class Appointing {
	to = $state('');
	day = $state('');
	why = $state('');
	/** Whose right ends: of a single secretary theirs, unless the office says otherwise; of several nobody can guess. */
	from = $state.raw<readonly string[]>([]);
	#fault = $state.raw<AppointFault | null>(null);
	#trouble = $state.raw<PeopleFault | null>(null);
	#busy = $state(false);
	readonly #unit: DeskUnit;
	readonly #id: string;

	constructor(unit: DeskUnit, nowMs: number) {
		this.#unit = unit;
		this.#id = ulid(nowMs, crypto.getRandomValues(new Uint8Array(ID_BYTES)));
		this.day = textOfDay(dayInVietnam(nowMs));
		const [only, another] = unit.secretaries;
		if (only !== undefined && another === undefined) this.from = [only.person];
	}

	get fault(): AppointFault | null {
		return this.#fault;
	}
	get trouble(): PeopleFault | null {
		return this.#trouble;
	}
	get busy(): boolean {
		return this.#busy;
	}

	toggle(person: string, ends: boolean): void {
		const others = this.from.filter((one) => one !== person);
		this.from = ends ? [...others, person] : others;
	}

	/** Does it; answers whether a card is needed, or null where it was not done. */
	async save(): Promise<{ newAccount: boolean } | null> {
		if (this.#busy) return null;
		const day = dayFromText(this.day);
		const why = tidy(this.why);
		this.#trouble = null;
		this.#fault = this.to === '' ? 'to' : day === null ? 'day' : why === '' ? 'why' : null;
		if (this.#fault !== null) return null;
		const { to, from } = this;
		const asked = { id: this.#id, unit: this.#unit.id, day, why, to, from };
		const parsed = parseBy(AskedHandover, asked);
		if (!parsed.ok) {
			this.#fault = 'why';
			return null;
		}
		this.#busy = true;
		try {
			const answer = await askHandover(parsed.value);
			if (!answer.ok) this.#trouble = answer.error;
			else if (answer.value.state === 'done') return answer.value;
			else this.#fault = answer.value.state;
			return null;
		} finally {
			this.#busy = false;
		}
	}
}
