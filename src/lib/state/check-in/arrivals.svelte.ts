import type { Device } from '../../data/device.ts';
import type { Gathering } from '../../data/check-ins.ts';
import type { When } from '../../domain/date.ts';
import type { Arrival, Presence } from '../../domain/check-in/presence.ts';
import { presenceOf } from '../../domain/check-in/presence.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/unit/person.ts';
import { Live } from '../live.svelte.ts';

export type ArrivalsDevice = Pick<Device, 'checkIns' | 'people' | 'subscribe'>;

type Known = { all: Arrival[]; taken: readonly PersonId[]; roster: readonly Person[] };
const nobody: Known = { all: [], taken: [], roster: [] };

/** Who says that they are there, as it comes to this phone. */
export class Arrivals {
	readonly #device: ArrivalsDevice;
	readonly #of: Gathering;
	readonly #live: Live<Known>;

	constructor(device: ArrivalsDevice, of: Gathering) {
		this.#device = device;
		this.#of = of;
		this.#live = new Live(device, ['records', 'sync'], () => this.#read());
	}

	get #known(): Known {
		return this.#live.current ?? nobody;
	}

	/** How the arrivals and a record's list stand to each other. */
	presence(members: readonly string[], when: When | null): Presence {
		const { all, taken, roster } = this.#known;
		return presenceOf(all, { members, taken, when }, roster);
	}

	/** Those who said so, by name, who came last first. */
	get names(): string[] {
		const byTime = this.#known.all.toSorted((a, b) => b.window - a.window);
		const people = byTime.map(({ person }) => person);
		const each = people.filter((person, n) => people.indexOf(person) === n);
		return each.map((person) => this.nameOf(person)).filter((name) => name !== '');
	}

	/** '' for whoever is not on the unit's roster. */
	nameOf(person: string): string {
		return this.#known.roster.find(({ id }) => id === person)?.name ?? '';
	}

	/** Whether somebody is among those who said so. */
	has(person: string): boolean {
		return this.#known.all.some((one) => one.person === person);
	}

	/** Notes, once the list is durable, that these are on it, or that a person took them off: none comes by itself again. */
	async take(people: readonly PersonId[]): Promise<void> {
		if (people.length === 0) return;
		await (await this.#device.checkIns()).take(this.#of.activity, people);
		await this.#live.reload();
	}

	close(): void {
		this.#live.close();
	}

	async #read(): Promise<Known> {
		const checkIns = await this.#device.checkIns();
		const [all, taken, roster] = await Promise.all([
			checkIns.arrivals(this.#of),
			checkIns.taken(this.#of.activity),
			this.#device.people(this.#of.unit)
		]);
		return { all, taken, roster };
	}
}
