import type { Device, WriteFault } from '../../data/device.ts';
import type { ReadingsFault } from '../../data/notices.ts';
import { seesAllUnits } from '../../domain/access.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { readBy } from '../../domain/notice/read-by.ts';
import type { NoticeReadings, UnitReaders } from '../../domain/notice/told.ts';
import type { Result } from '../../domain/result.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import { actorOf } from '../actor.ts';
import { loadTerm } from '../form/lists.ts';
import { Live } from '../live.svelte.ts';
import type { ListedNotice, NoticeDevice } from './notice-list.svelte.ts';
import { readerOf, readNotices } from './notice-list.svelte.ts';

type PageDevice = NoticeDevice & Pick<Device, 'people'>;

/** Who of a secretary's unit read it, by this phone's own roster. */
export type UnitReading = {
	unit: UnitId;
	read: { name: string; at: string }[];
	/** Members of whom no receipt has come; they may have read it without signal. */
	notYet: string[];
	confirmedAt: string | null;
};

export type NoticeView = {
	notice: ListedNotice;
	units: Unit[];
	/** For the secretaries of these units. */
	own: UnitReading[];
};

/** What the server told of how far it got; null: it was not asked yet. */
export type Told<T> =
	{ kind: 'asking' } | { kind: 'told'; value: T } | { kind: 'fault'; fault: ReadingsFault };

/** One notice: its text, who is still to read it, and what this person has to say to it. */
export class NoticePage {
	readonly #device: PageDevice;
	readonly #key: string;
	readonly #live: Live<NoticeView | 'unknown'>;
	readonly writes: boolean;
	#readings = $state.raw<Told<NoticeReadings> | null>(null);
	#readers = $state.raw<{ unit: UnitId; told: Told<UnitReaders> } | null>(null);
	#busy = $state(false);
	#fault = $state.raw<WriteFault | 'broken' | null>(null);
	#askedOnceSent = false;
	/** The wording that this page has noted as read. */
	#noted: string | null = null;

	constructor(device: PageDevice, key: string) {
		this.#device = device;
		this.#key = key;
		this.writes = seesAllUnits(actorOf(device));
		this.#live = new Live(device, ['records', 'sync'], () => this.#read());
		if (this.writes) void this.askReadings();
	}

	get view(): NoticeView | 'unknown' | null {
		return this.#live.current;
	}
	get broken(): boolean {
		return this.#live.state.kind === 'broken';
	}
	get readings(): Told<NoticeReadings> | null {
		return this.#readings;
	}
	/** Of the unit that was opened. */
	get readers(): { unit: UnitId; told: Told<UnitReaders> } | null {
		return this.#readers;
	}
	get busy(): boolean {
		return this.#busy;
	}
	/** Why the last act was not written. */
	get fault(): WriteFault | 'broken' | null {
		return this.#fault;
	}

	/** Notes that it was read, once it stands on the screen. A phone that is full notes it the next time. */
	async noteRead(): Promise<void> {
		const { view } = this;
		if (view === null || view === 'unknown' || !view.notice.unread) return;
		const { key, edition, own } = view.notice;
		const [unit] = own;
		if (unit === undefined || this.#noted === edition) return;
		this.#noted = edition;
		const desk = await this.#device.notices();
		const done = await desk.say({ unit, notice: key, edition, said: 'read' });
		if (done.ok) await this.#live.reload();
		else this.#fault = done.error;
	}

	/** Confirms it for every unit for which this person is asked to. */
	confirm(): Promise<boolean> {
		return this.#act(async (notice) => {
			const desk = await this.#device.notices();
			for (const unit of notice.toConfirm) {
				const { key, edition } = notice;
				const done = await desk.say({ unit, notice: key, edition, said: 'confirmed' });
				if (!done.ok) return done;
			}
			return { ok: true, value: null };
		});
	}

	/** Takes it back: it stays in the list, and says so. */
	withdraw(): Promise<boolean> {
		return this.#act(async ({ key }) => {
			const [log, { id: term }] = await Promise.all([this.#device.workIn('programme'), loadTerm()]);
			return log.say({ term, subject: 'notice', key, set: { withdrawn: true } });
		});
	}

	async askReadings(): Promise<void> {
		this.#readings = { kind: 'asking' };
		this.#readings = told(await (await this.#device.notices()).askReadings(this.#key));
	}

	/** Asks once more when the notice itself has arrived: before that nobody could read it. */
	askOnceSent(): void {
		const isSent = this.view !== null && this.view !== 'unknown' && !this.view.notice.waiting;
		const fault = this.#readings?.kind === 'fault' ? this.#readings.fault : null;
		const isTooEarly = fault === 'notYet' || fault === 'offline';
		if (this.#askedOnceSent || !isSent || !isTooEarly) return;
		this.#askedOnceSent = true;
		void this.askReadings();
	}

	/** Who of a unit read it, person by person; the same unit again closes it. */
	async askReaders(unit: UnitId): Promise<void> {
		if (this.#readers?.unit === unit) {
			this.#readers = null;
			return;
		}
		this.#readers = { unit, told: { kind: 'asking' } };
		const answer = told(await (await this.#device.notices()).askReaders(this.#key, unit));
		if (this.#readers?.unit === unit) this.#readers = { unit, told: answer };
	}

	close(): void {
		this.#live.close();
	}

	async #act(write: (notice: ListedNotice) => Promise<Result<null, WriteFault>>): Promise<boolean> {
		const { view } = this;
		if (this.#busy || view === null || view === 'unknown') return false;
		this.#busy = true;
		this.#fault = null;
		try {
			const done = await write(view.notice);
			if (done.ok) await this.#live.reload();
			else this.#fault = done.error;
			return done.ok;
		} catch {
			// The phone's store failed in a way it has no name for; nothing was said to be done.
			this.#fault = 'broken';
			return false;
		} finally {
			this.#busy = false;
		}
	}

	async #read(): Promise<NoticeView | 'unknown'> {
		const [{ listed, receipts }, units] = await Promise.all([
			readNotices(this.#device),
			this.#device.units()
		]);
		const notice = listed.find(({ key }) => key === this.#key);
		if (notice === undefined) return 'unknown';
		const decided = readerOf(this.#device).decidesFor.filter((unit) => notice.own.includes(unit));
		const own = await Promise.all(
			decided.map(async (unit): Promise<UnitReading> => {
				const ofUnit = receipts.filter((receipt) => receipt.unit === unit);
				const { people: readings, confirmed } = readBy(notice, ofUnit);
				const people = await this.#device.people(unit);
				const nameOf = (id: PersonId) => people.find((one) => one.id === id)?.name ?? '';
				const read = [...readings].flatMap(([id, { readAt }]) =>
					readAt === null ? [] : [{ id, name: nameOf(id), at: readAt }]
				);
				const isHere = (id: PersonId) => read.some((one) => one.id === id);
				const members = people.filter(
					({ membership, activeTo }) => membership === 'member' && activeTo === null
				);
				return {
					unit,
					read,
					confirmedAt: confirmed?.at ?? null,
					notYet: members.filter(({ id }) => !isHere(id)).map(({ name }) => name)
				};
			})
		);
		return { notice, units, own };
	}
}

function told<T>(answer: Result<T, ReadingsFault>): Told<T> {
	return answer.ok ? { kind: 'told', value: answer.value } : { kind: 'fault', fault: answer.error };
}
