import type { Device } from '../../data/device.ts';
import type { PrivacyFault } from '../../data/privacy/asking.ts';
import { findNamed, previewRetiring, retirePerson } from '../../data/privacy/retention.ts';
import { PersonId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import type { FoundPerson, NamedPlace, RetirePreview } from '../../domain/retention/retire.ts';
import { OneQuestion } from '../one-question.svelte.ts';

export type { FoundPerson, RetirePreview } from '../../domain/retention/retire.ts';

const keyOf = ({ database, id }: NamedPlace) => `${database} ${id}`;

/** Finding whose name goes, what would go, and that it goes. */
export class RetirePage {
	typed = $state('');
	readonly #device: Pick<Device, 'units' | 'session'>;
	#names = $state.raw<Readonly<Record<string, string>>>({});
	#found = $state.raw<readonly FoundPerson[] | null>(null);
	#preview = $state.raw<RetirePreview | null>(null);
	#chosen = $state.raw<readonly string[]>([]);
	#isDone = $state(false);
	readonly #server = new OneQuestion<PrivacyFault>();

	constructor(device: Pick<Device, 'units' | 'session'>) {
		this.#device = device;
	}

	/** Null: nothing was looked for yet. */
	get found(): readonly FoundPerson[] | null {
		return this.#found;
	}
	get preview(): RetirePreview | null {
		return this.#preview;
	}
	/** Whether the name is gone. */
	get isDone(): boolean {
		return this.#isDone;
	}
	get fault(): PrivacyFault | null {
		return this.#server.fault;
	}
	get busy(): boolean {
		return this.#server.busy;
	}
	/** Whether it is one's own name, which somebody else has to take out. */
	get isSelf(): boolean {
		return this.#preview?.person === this.#device.session.person;
	}
	/** How many texts were chosen. */
	get chosen(): number {
		return this.#chosen.length;
	}

	/** A unit's name; its id where this phone does not know it. */
	nameOf(unit: string): string {
		return this.#names[unit] ?? unit;
	}

	/** Reads the units' names, and the person that a request names. */
	async load(person: string | null): Promise<void> {
		const units = await this.#device.units();
		this.#names = Object.fromEntries(units.map(({ id, name }) => [id, name]));
		const named = parseBy(PersonId, person);
		if (named.ok) await this.choose(named.value);
	}

	async search(): Promise<void> {
		this.#forget();
		this.#found = await this.#server.ask(() => findNamed(this.typed));
	}

	async choose(person: PersonId): Promise<void> {
		this.#forget();
		this.#preview = await this.#server.ask(() => previewRetiring(person));
	}

	has(place: NamedPlace): boolean {
		return this.#chosen.includes(keyOf(place));
	}

	tick(place: NamedPlace, on: boolean): void {
		const others = this.#chosen.filter((one) => one !== keyOf(place));
		this.#chosen = on ? [...others, keyOf(place)] : others;
	}

	/** True once the name is gone; what the person asked for is answered so. */
	async retire(answer: string): Promise<boolean> {
		const preview = this.#preview;
		if (preview === null) return false;
		const places = preview.places
			.filter((place) => this.has(place))
			.map(({ database, id }) => ({ database, id }));
		const done = await this.#server.ask(() => retirePerson(preview.person, { places, answer }));
		if (done === null) return false;
		this.#forget();
		this.#isDone = true;
		return true;
	}

	#forget(): void {
		this.#found = null;
		this.#preview = null;
		this.#chosen = [];
		this.#isDone = false;
	}
}
