import type { Device, RecordRow, WriteFault } from '../../src/lib/data/device.ts';
import { isQuotaError } from '../../src/lib/data/store/fault.ts';
import { unitDatabase } from '../../src/lib/domain/database.ts';
import type { ActivityId } from '../../src/lib/domain/ids.ts';
import { fold } from '../../src/lib/domain/text.ts';
import type { SeededRandom } from '../../src/lib/server/seed/random.ts';
import { content, ownUnit, personId } from '../fixtures/builders.ts';
import type { Ledger } from './ledger.ts';
import { Phone, onSome, writtenOn } from './phone.ts';
import { Reviewer } from './review.ts';

const campaigns = ['tet-trung-thu', 'thang-thanh-nien'];

/** What somebody does with a phone, drawn from the seed; every write that the phone calls done goes into the ledger. */
export class Worker {
	readonly #phone: Phone;
	readonly #random: SeededRandom;
	readonly #ledger: Ledger;
	readonly #reviewer: Reviewer;

	constructor(phone: Phone, random: SeededRandom, ledger: Ledger) {
		this.#phone = phone;
		this.#random = random;
		this.#ledger = ledger;
		this.#reviewer = new Reviewer(phone, random.fork('review'), ledger);
	}

	/** One act in the open app. A full phone may refuse any of them; whatever else is thrown is a fault of the app. */
	async act(): Promise<void> {
		const act = this.#random.weighted([
			{ weight: 30, value: () => this.#write() },
			{ weight: 24, value: () => this.#edit() },
			{ weight: 5, value: () => this.#withdraw() },
			{ weight: 14, value: () => this.#reviewer.decide() },
			{ weight: 8, value: () => this.#reviewer.decideSeveral() },
			{ weight: 10, value: () => this.#reviewer.merge() },
			{ weight: 10, value: () => this.#roster() },
			{ weight: 4, value: () => this.#read() },
			{ weight: 4, value: () => this.#resend() },
			{ weight: 2, value: () => this.#phone.signOut() },
			{ weight: 3, value: () => this.#lookElsewhere() },
			{ weight: 40, value: () => this.#sync() }
		]);
		await this.#unlessFull(act);
	}

	async #unlessFull(act: () => Promise<unknown>): Promise<void> {
		try {
			await act();
		} catch (error) {
			if (isQuotaError(error)) return;
			this.#ledger.violation(`${this.#phone.name}: an act threw ${describe(error)}`);
		}
	}

	async #write(): Promise<void> {
		const mark = this.#ledger.mark(this.#phone.name);
		const { unit } = this.#phone;
		const campaign = this.#random.pick(campaigns);
		const children = this.#random.between(1, 50);
		const typed = this.#random.chance(0.3);
		await this.#phone.use(async (device) => {
			const draft = await device.newDraft(unit, device.session.person);
			this.#ledger.begun.set(mark, draft.id);
			if (typed) await device.saveDraftField(draft.id, 'name', mark);
			const amount = { n: children, qualifier: 'exact', words: '' } as const;
			const done = await device.submitDraft(
				draft.id,
				content({
					name: `Việc ${mark}`,
					campaigns: [campaign],
					receivers: [{ id: 'r1', kind: 'child', amount, words: '' }]
				})
			);
			if (done.ok) this.#done(draft.id, mark);
			else await this.#refused(device, draft.id, done.error);
		});
	}

	async #edit(): Promise<void> {
		const mark = this.#ledger.mark(this.#phone.name);
		const field = this.#random.pick(['result', 'campaignWords'] as const);
		await this.#onSome(async (device, row) => {
			const before = await device.recordDetail(row.id);
			if (before === null) return;
			const draft = await device.editDraft(row.id, {});
			// As the form does: it begins with the person's own refused words, where there are any.
			const { content: shown } = before.deniedVersion ?? before.activity;
			// Whoever writes over their own refused words gives them up.
			if (before.denial !== null) this.#ledger.disclaimText(this.#phone.name, row.id, shown[field]);
			const next = { ...shown, [field]: `Sửa ${mark}` };
			const done = await device.submitDraft(draft.id, next);
			if (!done.ok) return this.#refused(device, row.id, done.error);
			this.#done(row.id, mark);
		});
	}

	/** Content is always right here: only rights, a full disk or another writer may stand in the way. */
	async #refused(device: Device, id: ActivityId, fault: WriteFault): Promise<void> {
		if (fault.kind === 'invalid')
			this.#ledger.violation(`${this.#phone.name}: ${JSON.stringify(fault)}`);
		await device.discardDraft(id);
	}

	/** What the server refused goes with its withdrawal: whoever withdraws gives it up. */
	#withdraw(): Promise<unknown> {
		return this.#onSome(async (device, row) => {
			const before = await device.recordDetail(row.id);
			if (before !== null && before.denial !== null)
				this.#ledger.disclaim(this.#phone.name, row.id);
			await device.withdraw(row.id);
		});
	}

	async #roster(): Promise<void> {
		const { unit } = this.#phone;
		const id = personId(`doan-vien-${this.#random.between(1, 6)}`);
		const name = `Lê Thị ${this.#random.pick(['Mai', 'Lan', 'Cúc', 'Trúc'])}`;
		await this.#phone.use(async (device) => {
			const before = (await device.people(unit)).find((one) => one.id === id);
			const fields = {
				_id: `person:${id}`,
				type: 'person',
				v: 1,
				id,
				unit,
				name,
				folded: fold(name),
				birthYear: 1995,
				department: this.#ledger.mark(this.#phone.name),
				chiDoan: null,
				membership: 'member',
				activeFrom: '2020-01-01',
				activeTo: null
			} as const;
			const base = before?._rev === undefined ? {} : { _rev: before._rev };
			const done = await device.savePerson({ ...fields, ...base });
			if (!done.ok) return;
			const stored = await Phone.replica(device, unitDatabase(unit)).get(fields._id);
			if (stored !== null) this.#acknowledge(stored._id, 'revision', stored._rev);
		});
	}

	#read(): Promise<unknown> {
		const { unit } = this.#phone;
		return this.#phone.use(async (device) => {
			await device.unitRecords(unit);
			await device.queryRecords({ order: 'waitingLongest', seals: ['waiting'], limit: 50 });
			await device.exportUnsent();
		});
	}

	/** Asks with this person's cookie for what they have no right to. */
	async #lookElsewhere(): Promise<void> {
		const foreign = this.#phone.unit === ownUnit ? 'unit-khoi' : unitDatabase(ownUnit);
		const name = this.#random.pick([foreign, 'accounts', 'audit', 'totals-committee']);
		await this.#phone.use(async () => {
			try {
				const answer = await fetch(`/db/${name}/_all_docs?include_docs=true`);
				const text = await answer.text();
				if (answer.ok && text.includes('"rows"'))
					this.#ledger.violation(`${this.#phone.name} may read ${name}`);
			} catch (error) {
				// The line broke.
				if (!(error instanceof Error)) throw error;
			}
		});
	}

	#resend(): Promise<unknown> {
		return this.#phone.use(async (device) => {
			const { rows } = await device.queryRecords({ order: 'newest', rails: ['denied'], limit: 5 });
			for (const { id } of rows) await device.resendDenied(id);
			for (const { id } of await device.deniedOthers()) await device.resendDenied(id);
		});
	}

	async #sync(): Promise<void> {
		const waits = this.#random.chance(0.7);
		const round = this.#phone.use((device) => device.syncNow());
		if (waits) await round;
		else round.catch((error: unknown) => this.#late(error));
	}

	#late(error: unknown): void {
		if (isQuotaError(error)) return;
		this.#ledger.violation(`${this.#phone.name}: a round threw ${describe(error)}`);
	}

	#onSome(work: (device: Device, row: RecordRow) => Promise<unknown>): Promise<void> {
		return onSome(this.#phone, this.#random, work);
	}

	#done(id: string, mark: string): void {
		this.#acknowledge(id, 'text', mark);
	}

	#acknowledge(id: string, kind: 'text' | 'revision', value: string): void {
		this.#ledger.acknowledge(writtenOn(this.#phone, id, { kind, value }));
	}
}

export function describe(error: unknown): string {
	return error instanceof Error
		? `${error.name}: ${error.message} ${error.stack ?? ''}`
		: String(error);
}

/** What a transaction without room ends with, in IndexedDB's words and PouchDB's, where nobody waits for its end. */
export function isAborted(error: unknown): boolean {
	if (isQuotaError(error)) return true;
	return error instanceof Error && /AbortError|indexed_db_went_bad/.test(error.name);
}
