import type { PeopleFault } from '../../data/people/asking.ts';
import { askUnitDesk, changeUnit, previewUnitChange } from '../../data/people/units.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import { fold } from '../../domain/text.ts';
import type {
	AskedUnitChange,
	DeskUnit,
	UnitDesk,
	UnitIssue,
	UnitPreview
} from '../../domain/unit/unit-change.ts';
import { eventsOf, type UnitEvent } from '../../domain/unit/unit-event.ts';
import { UnitActForm, type UnitAct } from './unit-act.svelte.ts';
import { OneQuestion } from '../one-question.svelte.ts';

export type { PeopleFault } from '../../data/people/asking.ts';
export type { DeskUnit, UnitIssue, UnitPreview } from '../../domain/unit/unit-change.ts';
export type { UnitEvent } from '../../domain/unit/unit-event.ts';
export { UnitActForm, type UnitAct } from './unit-act.svelte.ts';

/** The units, what became of them, and what the office does with one: seen first, then done. */
export class UnitsPage {
	typed = $state('');
	#desk = $state.raw<UnitDesk | null>(null);
	#form = $state.raw<UnitActForm | null>(null);
	#asked: AskedUnitChange | null = null;
	#missing = $state.raw<readonly FieldIssue[]>([]);
	#issues = $state.raw<readonly UnitIssue[]>([]);
	#preview = $state.raw<UnitPreview | null>(null);
	readonly #server = new OneQuestion<PeopleFault>();

	get loaded(): boolean {
		return this.#desk !== null;
	}
	get form(): UnitActForm | null {
		return this.#form;
	}
	/** What the form lacks, by its fields. */
	get missing(): readonly FieldIssue[] {
		return this.#missing;
	}
	/** Why the server says it cannot be. */
	get issues(): readonly UnitIssue[] {
		return this.#issues;
	}
	/** What it comes to; null until it was looked at as it is typed now. */
	get preview(): UnitPreview | null {
		return this.#preview;
	}
	get fault(): PeopleFault | null {
		return this.#server.fault;
	}
	get busy(): boolean {
		return this.#server.busy;
	}
	/** The units of the block as they are. */
	get units(): readonly DeskUnit[] {
		return (this.#desk?.units ?? []).filter(({ kind }) => kind !== 'doanKhoi');
	}
	/** Those that are there, of which the name fits what is typed. */
	get found(): readonly DeskUnit[] {
		const typed = fold(this.typed);
		return this.units.filter(
			({ name, activeTo }) => activeTo === null && fold(name).includes(typed)
		);
	}
	/** Those that are no more. */
	get gone(): readonly DeskUnit[] {
		return this.units.filter(({ activeTo }) => activeTo !== null);
	}

	unit(id: string): DeskUnit | null {
		return this.units.find((one) => one.id === id) ?? null;
	}

	nameOf(id: string): string {
		return this.#desk?.units.find((one) => one.id === id)?.name ?? id;
	}

	/** Who recorded an event; '' for one who has no account any more. */
	clerk({ by }: UnitEvent): string {
		return this.#desk?.clerks.find(({ person }) => person === by)?.name ?? '';
	}

	events(unit: DeskUnit): UnitEvent[] {
		return eventsOf(unit.id, this.#desk?.events ?? []);
	}

	async load(): Promise<void> {
		const desk = await this.#server.ask(() => askUnitDesk());
		if (desk !== null) this.#desk = desk;
	}

	/** Opens the form of an act, or closes it. */
	open(act: UnitAct | null, unit: DeskUnit, nowMs: number): void {
		this.#form = act === null ? null : new UnitActForm(act, unit, nowMs);
		this.changed();
		this.#server.forget();
	}

	/** Something was typed: what was shown is not what would be done. */
	changed(): void {
		this.#preview = null;
		this.#asked = null;
		this.#missing = [];
		this.#issues = [];
	}

	/** Looks at what a change comes to. */
	async look(asked = this.#form?.asked()): Promise<void> {
		this.changed();
		if (asked === undefined) return;
		if (!asked.ok) {
			this.#missing = asked.error;
			return;
		}
		const preview = await this.#server.ask(() => previewUnitChange(asked.value));
		if (preview === null) return;
		this.#issues = preview.issues;
		if (preview.issues.length > 0) return;
		this.#asked = asked.value;
		this.#preview = preview;
	}

	/** Does exactly what was shown. True when the server did. */
	async confirm(): Promise<boolean> {
		const asked = this.#asked;
		if (asked === null) return false;
		const done = await this.#server.ask(() => changeUnit(asked));
		if (done === null) return false;
		this.#issues = done.issues;
		this.#preview = null;
		if (done.issues.length > 0) return false;
		this.#form = null;
		this.#asked = null;
		await this.load();
		return true;
	}
}
