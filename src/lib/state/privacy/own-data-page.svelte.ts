import type { Device } from '../../data/device.ts';
import type { PrivacyFault } from '../../data/privacy/asking.ts';
import type { ExportedData, OwnPrivacy } from '../../data/privacy/own.ts';
import { askExport, askOffice, askOwn } from '../../data/privacy/own.ts';
import type { AskedRequest } from '../../domain/privacy/request.ts';
import type { Result } from '../../domain/result.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { Unit } from '../../domain/unit/unit.ts';

export type { ExportedData, OwnPrivacy } from '../../data/privacy/own.ts';
export type { PrivacyFault } from '../../data/privacy/asking.ts';

export type OwnDevice = Pick<Device, 'session' | 'people' | 'units' | 'queryRecords'>;

/** How a person stands on the roster of a unit. */
export type OwnEntry = { person: Person; unitName: string; chiDoanName: string | null };
/** What this phone itself has of the person. */
export type OnPhone = { entries: OwnEntry[]; records: number };

export type Told =
	{ kind: 'loading' } | { kind: 'told'; own: OwnPrivacy } | { kind: 'fault'; fault: PrivacyFault };

/** "Dữ liệu của tôi": what the phone has without signal, and what the server says when it is asked. */
export class OwnDataPage {
	readonly #device: OwnDevice;
	#onPhone = $state.raw<OnPhone | null>(null);
	#told = $state.raw<Told>({ kind: 'loading' });
	#busy = $state(false);
	#fault = $state.raw<PrivacyFault | null>(null);

	constructor(device: OwnDevice) {
		this.#device = device;
	}

	get onPhone(): OnPhone | null {
		return this.#onPhone;
	}
	get told(): Told {
		return this.#told;
	}
	get busy(): boolean {
		return this.#busy;
	}
	/** Why the last act did not happen. */
	get fault(): PrivacyFault | null {
		return this.#fault;
	}
	async load(): Promise<void> {
		await Promise.all([this.#readPhone(), this.ask()]);
	}

	/** Asks the server anew. */
	async ask(): Promise<void> {
		const answer = await askOwn();
		this.#told = answer.ok
			? { kind: 'told', own: answer.value }
			: { kind: 'fault', fault: answer.error };
	}

	/** Asks the office for something; true when it has it. */
	async request(asked: AskedRequest): Promise<boolean> {
		const done = await this.#act(() => askOffice(asked));
		if (done !== null) await this.ask();
		return done !== null;
	}

	/** Everything the server has; null where it was not told, and `fault` says why. */
	async exported(): Promise<ExportedData | null> {
		return (await this.#act(() => askExport()))?.value ?? null;
	}

	async #act<T>(act: () => Promise<Result<T, PrivacyFault>>): Promise<{ value: T } | null> {
		if (this.#busy) return null;
		this.#busy = true;
		this.#fault = null;
		try {
			const done = await act();
			if (done.ok) return { value: done.value };
			this.#fault = done.error;
			return null;
		} finally {
			this.#busy = false;
		}
	}

	async #readPhone(): Promise<void> {
		const { person, roles } = this.#device.session;
		const units = await this.#device.units();
		const ids = roles.flatMap((role) => ('unit' in role ? [role.unit] : []));
		const entries: OwnEntry[] = [];
		for (const id of units.map((unit) => unit.id).filter((one) => ids.includes(one))) {
			const known = units.find((unit) => unit.id === id);
			for (const one of await this.#device.people(id))
				if (one.id === person) entries.push(entryOf(one, known));
		}
		const { total } = await this.#device.queryRecords({ person, order: 'newest', limit: 0 });
		this.#onPhone = { entries, records: total };
	}
}

function entryOf(person: Person, unit: Unit | undefined): OwnEntry {
	const chiDoan = unit?.chiDoan.find(({ id }) => id === person.chiDoan);
	return { person, unitName: unit?.name ?? person.unit, chiDoanName: chiDoan?.name ?? null };
}
