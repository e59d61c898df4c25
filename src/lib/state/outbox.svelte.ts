import type { DeniedWrite, Device, RecordRow } from '../data/device.ts';
import { Live } from './live.svelte.ts';

type OutboxDevice = Pick<
	Device,
	| 'session'
	| 'queryRecords'
	| 'deniedOthers'
	| 'people'
	| 'resendDenied'
	| 'discardDenied'
	| 'abandonLost'
	| 'subscribe'
>;

/** Records named in the sheet before "Xem cả". */
const FIRST = 3;

/** Something of the roster or the headcounts that the server refused; `name`: whose, or of which closing day. */
export type DeniedOther = {
	id: string;
	kind: 'person' | 'headcount' | 'checkIn' | 'other';
	name: string;
	denial: DeniedWrite;
};

export type OutboxView = {
	waiting: { rows: RecordRow[]; total: number };
	denied: { rows: RecordRow[]; total: number };
	others: DeniedOther[];
};

/** What the sync sheet lists: what waits on this phone, and what the server refused. */
export class Outbox {
	readonly #device: OutboxDevice;
	readonly #live: Live<OutboxView>;

	constructor(device: OutboxDevice) {
		this.#device = device;
		this.#live = new Live(device, ['records', 'sync'], () => this.#read());
	}

	get view(): OutboxView | null {
		return this.#live.current;
	}

	async resend(id: string): Promise<void> {
		await this.#device.resendDenied(id);
		await this.#live.reload();
	}

	async discard(id: string): Promise<void> {
		await this.#device.discardDenied(id);
		await this.#live.reload();
	}

	/** Gives up what cannot be sent any more, after the person has it as a file. */
	async abandonLost(): Promise<void> {
		await this.#device.abandonLost();
		await this.#live.reload();
	}

	close(): void {
		this.#live.close();
	}

	async #read(): Promise<OutboxView> {
		const query = (rails: RecordRow['rail'][]) =>
			this.#device.queryRecords({ rails, order: 'newest', limit: FIRST });
		const [waiting, denied, others] = await Promise.all([
			query(['local', 'sending']),
			query(['denied']),
			this.#others()
		]);
		return { waiting, denied, others };
	}

	async #others(): Promise<DeniedOther[]> {
		const refused = await this.#device.deniedOthers();
		return Promise.all(
			refused.map(async ({ id, unit, denial }) => {
				const [type, rest = ''] = id.split(':');
				if (type === 'headcount') return { id, kind: 'headcount' as const, name: rest, denial };
				if (type === 'checkIn') return { id, kind: 'checkIn' as const, name: '', denial };
				if (type !== 'person') return { id, kind: 'other' as const, name: '', denial };
				const people = unit === null ? [] : await this.#device.people(unit);
				const name = people.find((person) => person._id === id)?.name ?? '';
				return { id, kind: 'person' as const, name, denial };
			})
		);
	}
}
