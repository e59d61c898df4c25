import type { Device, RecordDetail, RecordRow, WriteFault } from '../../data/device.ts';
import { canWrite, decidesFor } from '../../domain/access.ts';
import { editActivity } from '../../domain/activity/activity.ts';
import type { ActivityId } from '../../domain/ids.ts';
import { actorOf } from '../form/open-form.ts';
import { Live } from '../live.svelte.ts';
import type { LoadedNames, UnknownWords } from '../record-names.ts';
import { loadRecordNames } from '../record-names.ts';

export type RecordDevice = Pick<
	Device,
	| 'session'
	| 'recordDetail'
	| 'jointEvent'
	| 'queryRecords'
	| 'people'
	| 'units'
	| 'withdraw'
	| 'resendDenied'
	| 'discardDenied'
	| 'decide'
	| 'subscribe'
>;

/** A year's work of one unit has some sixty records. */
const MOST_PARTS = 200;

export type Verdict = Parameters<Device['decide']>[2];
export type PageFault = WriteFault | { kind: 'broken' };

/** What this person may do with the record. */
export type Rights = {
	edit: boolean;
	decide: boolean;
	/** The record is this person's own deed or typing: nobody decides on such a record, unless alone. */
	own: boolean;
	sole: boolean;
};

/** `parts`: the records on this phone that are told together in this one. */
export type Opened = { detail: RecordDetail; names: LoadedNames; parts: RecordRow[] };

/** One record on the phone: everything it says, and what can be done with it. */
export class RecordPage {
	readonly id: ActivityId;
	readonly #device: RecordDevice;
	readonly #words: UnknownWords;
	readonly #live: Live<Opened | null>;
	#busy = $state(false);
	#fault = $state.raw<PageFault | null>(null);

	constructor(device: RecordDevice, id: ActivityId, words: UnknownWords) {
		this.id = id;
		this.#device = device;
		this.#words = words;
		this.#live = new Live(device, ['records', 'sync', 'session'], () => this.#read());
	}

	get state(): 'loading' | 'shown' | 'missing' | 'broken' {
		const { state } = this.#live;
		return state.kind === 'shown' && state.value === null ? 'missing' : state.kind;
	}
	get opened(): Opened | null {
		return this.#live.current;
	}
	get busy(): boolean {
		return this.#busy;
	}
	/** Why the last action did not happen; the record is as it was. */
	get fault(): PageFault | null {
		return this.#fault;
	}

	get rights(): Rights {
		const none = { edit: false, decide: false, own: false, sole: false };
		return this.opened === null ? none : rightsOn(this.#device, this.opened.detail);
	}

	/** Decides on the version that is on the screen; false when it did not happen, and `fault` says why. */
	decide(verdict: Verdict): Promise<boolean> {
		const rev = this.opened?.detail.activity._rev;
		if (rev === undefined) return Promise.resolve(false);
		return this.#act(() => this.#device.decide(this.id, rev, verdict));
	}

	withdraw(): Promise<boolean> {
		return this.#act(() => this.#device.withdraw(this.id));
	}

	resendDenied(): Promise<boolean> {
		return this.#act(() => this.#device.resendDenied(this.id));
	}

	discardDenied(): Promise<boolean> {
		return this.#act(() => this.#device.discardDenied(this.id));
	}

	close(): void {
		this.#live.close();
	}

	async #act(
		// Some of the phone's commands answer nothing when they did what was asked.
		// eslint-disable-next-line @typescript-eslint/no-invalid-void-type
		work: () => Promise<void | { ok: true } | { ok: false; error: WriteFault }>
	): Promise<boolean> {
		if (this.#busy) return false;
		this.#busy = true;
		this.#fault = null;
		try {
			const done = await work();
			if (done !== undefined && !done.ok) this.#fault = done.error;
		} catch {
			this.#fault = { kind: 'broken' };
		} finally {
			this.#busy = false;
		}
		await this.#live.reload();
		return this.#fault === null;
	}

	async #read(): Promise<Opened | null> {
		const detail = await this.#device.recordDetail(this.id);
		if (detail === null) return null;
		const names = await loadRecordNames(this.#device, [detail.activity.unit], this.#words);
		const { parent } = detail.activity.content.links;
		const { rows: parts } = await this.#device.queryRecords({
			...{ parent: this.id, order: 'newest', limit: MOST_PARTS }
		});
		if (parent === null) return { detail, names, parts };
		const above = await this.#device.recordDetail(parent);
		const named = { ...names, record: () => above?.activity.content.name ?? null };
		return { detail, names: named, parts };
	}
}

/** What the signed-in person may do with a record, by the same table that the server asks. */
export function rightsOn(device: Pick<Device, 'session'>, detail: RecordDetail): Rights {
	const { activity, newer } = detail;
	const actor = actorOf(device);
	const own = activity.author === actor.person || activity.recordedBy === actor.person;
	return {
		edit: !newer && mayEdit(device, detail),
		decide: !newer && decidesFor(actor, activity.unit),
		own,
		sole: device.session.soleSecretaryOf.includes(activity.unit)
	};
}

/** Asks the table about an edit of this person's: the withdrawal, which every record can take or undo. */
function mayEdit(device: Pick<Device, 'session'>, { activity }: RecordDetail): boolean {
	const actor = actorOf(device);
	const stamp = {
		at: activity.createdAt,
		by: actor.person,
		device: activity.edits[0]?.device ?? ''
	};
	const state = activity.state === 'withdrawn' ? 'submitted' : 'withdrawn';
	const next = editActivity(activity, { content: activity.content, state }, stamp);
	return canWrite(actor, { kind: 'unit', unit: activity.unit }, next, {
		stored: [activity],
		decidedRevision: null,
		activityLeaves: [],
		soleSecretary: false
	}).allowed;
}
