import { addDays, dayInVietnam } from '../../domain/date.ts';
import { ulid } from '../../domain/ids.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err } from '../../domain/result.ts';
import { tidy } from '../../domain/text.ts';
import type { DeskUnit } from '../../domain/unit/unit-change.ts';
import { AskedUnitChange } from '../../domain/unit/unit-change.ts';
import { dayFromText, textOfDay } from '../unit/day-text.ts';

/** What the office does with a unit. */
export type UnitAct = 'changed' | 'merged' | 'split' | 'dissolved' | 'revived';

const ID_BYTES = 16;

/** A unit that went by mistake goes on from the day after its last one. */
function firstDay(act: UnitAct, { activeTo }: DeskUnit): string | null {
	return act === 'revived' && activeTo !== null ? addDays(activeTo, 1) : null;
}

/** What is typed of a change of one unit. */
export class UnitActForm {
	readonly act: UnitAct;
	readonly unit: DeskUnit;
	/** Of one form one change, however often it is sent. */
	readonly #id: string;
	name = $state('');
	kind = $state<'doanCoSo' | 'chiDoanCoSo'>('chiDoanCoSo');
	twinned = $state.raw<readonly string[]>([]);
	from = $state('');
	day = $state('');
	why = $state('');
	into = $state('');
	chiDoan = $state.raw<readonly string[]>([]);
	people = $state.raw<readonly string[]>([]);

	constructor(act: UnitAct, unit: DeskUnit, nowMs: number) {
		this.act = act;
		this.unit = unit;
		this.#id = ulid(nowMs, crypto.getRandomValues(new Uint8Array(ID_BYTES)));
		this.day = textOfDay(firstDay(act, unit) ?? dayInVietnam(nowMs));
		this.from = textOfDay(unit.activeFrom);
		this.twinned = unit.twinnedCommunes;
		if (act === 'changed') this.name = unit.name;
		if (unit.kind !== 'doanKhoi' && act === 'changed') this.kind = unit.kind;
	}

	/** The day that is typed; null where it is none. */
	get dayTyped(): string | null {
		return dayFromText(this.day);
	}

	/** Puts somebody, or a whole chi đoàn, on the list of those who go, or off it. */
	toggle(list: 'people' | 'chiDoan', id: string, on: boolean): void {
		const others = this[list].filter((one) => one !== id);
		this[list] = on ? [...others, id] : others;
	}

	/** What is asked of the server, or what is missing in the form. */
	asked(): Result<AskedUnitChange, FieldIssue[]> {
		const day = this.dayTyped;
		const from = dayFromText(this.from);
		if (day === null) return err([{ path: 'day', code: 'notDay' }]);
		if (this.act === 'changed' && from === null) return err([{ path: 'from', code: 'notDay' }]);
		const common = { id: this.#id, day, why: tidy(this.why), unit: this.unit.id, kind: this.act };
		return parseBy(AskedUnitChange, { ...common, ...this.#of(from) });
	}

	#of(activeFrom: string | null): object {
		switch (this.act) {
			case 'changed': {
				const { kind, twinned: twinnedCommunes } = this;
				return { set: { name: tidy(this.name), kind, twinnedCommunes, activeFrom } };
			}
			case 'merged':
				return { into: this.into };
			case 'split': {
				const { kind: unitKind, chiDoan, people } = this;
				return { name: tidy(this.name), unitKind, chiDoan, people };
			}
			case 'dissolved':
			case 'revived':
				return {};
		}
	}
}
