import type { Device, RecordDetail, RecordRow, Verdict, WriteFault } from '../../data/device.ts';
import { decidesFor, keepsRecordsOf } from '../../domain/access.ts';
import { canWrite, nothingStored } from '../../domain/write-access.ts';
import { editActivity } from '../../domain/activity/activity.ts';
import type { MergeChoices } from '../../domain/activity/merge-write.ts';
import type { MergePlan } from '../../domain/activity/merge.ts';
import type { ActivityId, UnitId } from '../../domain/ids.ts';
import { actorOf, writableUnits } from '../actor.ts';
import { Live } from '../live.svelte.ts';
import type { ClosedView } from '../period/closed-record.ts';
import { readClosed } from '../period/closed-record.ts';
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
	| 'unitLife'
	| 'withdraw'
	| 'mergePlan'
	| 'mergeVersions'
	| 'resendDenied'
	| 'discardDenied'
	| 'decide'
	| 'periods'
	| 'queryRecords'
	| 'move'
	| 'decideMany'
	| 'undoDecisions'
	| 'subscribe'
>;

/** A year's work of one unit has some sixty records. */
const MOST_PARTS = 200;

export type PageFault = WriteFault | { kind: 'broken' };

/** What this person may do with the record. */
export type Rights = {
	edit: boolean;
	decide: boolean;
	/** The record is this person's own deed or typing: nobody decides on such a record, unless alone. */
	own: boolean;
	sole: boolean;
};

/**
 * `closed`: the closed period that keeps it from being decided on; `parts`: the records on this phone that are told
 * together in this one.
 */
export type Opened = {
	detail: RecordDetail;
	names: LoadedNames;
	closed: ClosedView | null;
	parts: RecordRow[];
};

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

	/**
	 * Decides on the version that is on the screen; false when it did not happen, and `fault` says why. An approval, for
	 * which one tap is enough, can be taken back for a moment.
	 */
	decide(verdict: Verdict): Promise<boolean> {
		const detail = this.opened?.detail;
		const rev = detail?.activity._rev;
		if (detail === undefined || rev === undefined) return Promise.resolve(false);
		if (verdict.verdict !== 'approve')
			return this.#act(() => this.#device.decide(this.id, rev, verdict));
		const seen = { id: this.id, rev, seal: detail.status.seal };
		return this.#act(async () => {
			const done = await this.#device.decideMany([seen], verdict);
			if (!done.ok) return done;
			const [left] = done.value.left;
			return left === undefined ? { ok: true } : { ok: false, error: left.why };
		});
	}

	/** Takes back the decision just taken; false where it was too late. */
	async undo(): Promise<boolean> {
		let undone = false;
		await this.#act(async () => {
			undone = (await this.#device.undoDecisions([this.id])).length > 0;
		});
		return undone;
	}

	withdraw(): Promise<boolean> {
		return this.#act(() => this.#device.withdraw(this.id));
	}

	/** How the versions that lie side by side become one; null where there is nothing to merge. */
	mergePlan(): Promise<MergePlan | null> {
		return this.#device.mergePlan(this.id);
	}

	/** Merges the versions of a plan as chosen; false when it did not happen, and `fault` says why. */
	merge({ top, others }: MergePlan, choices: MergeChoices): Promise<boolean> {
		const seen = [top, ...others].flatMap(({ _rev }) => _rev ?? []);
		return this.#act(() => this.#device.mergeVersions(this.id, seen, choices));
	}

	/** The units this record can be moved to by this person. */
	get moveTargets(): UnitId[] {
		const detail = this.opened?.detail;
		return detail === undefined || !this.rights.edit ? [] : moveTargets(this.#device, detail);
	}

	/** Moves the record; answers the one there, or null where it did not happen. */
	async move(unit: UnitId): Promise<ActivityId | null> {
		const rev = this.opened?.detail.activity._rev ?? '';
		let there: ActivityId | null = null;
		await this.#act(async () => {
			const done = await this.#device.move(this.id, rev, unit);
			if (done.ok) there = done.value;
			return done;
		});
		return there;
	}

	resendDenied(): Promise<boolean> {
		return this.#act(() => this.#device.resendDenied(this.id));
	}

	/** Asks the committee to reopen the period that this record waits in. */
	askReopening(reason: string): Promise<boolean> {
		const closed = this.opened?.closed ?? null;
		if (closed === null) return Promise.resolve(false);
		const { unit, period, waiting } = closed;
		const records = waiting.map(({ id }) => id);
		return this.#act(async () =>
			(await this.#device.periods()).ask({ unit, period, reason, records })
		);
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
		const [names, closed] = await Promise.all([
			loadRecordNames(this.#device, [detail.activity.unit], this.#words),
			readClosed(this.#device, detail)
		]);
		const { parent } = detail.activity.content.links;
		const { rows: parts } = await this.#device.queryRecords({
			parent: this.id,
			order: 'newest',
			limit: MOST_PARTS
		});
		if (parent === null) return { detail, names, closed, parts };
		const above = await this.#device.recordDetail(parent);
		const named = { ...names, record: () => above?.activity.content.name ?? null };
		return { detail, names: named, closed, parts };
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

/** Where a record as it stands can go: to every other unit this person writes in, unless something must be settled first. */
function moveTargets(device: Pick<Device, 'session'>, detail: RecordDetail): UnitId[] {
	const { activity, denial, conflicts } = detail;
	if (activity.state === 'withdrawn' || denial !== null || conflicts.length > 0) return [];
	const actor = actorOf(device);
	return writableUnits(actor).filter(
		(unit) =>
			unit !== activity.unit && (activity.author === actor.person || keepsRecordsOf(actor, unit))
	);
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
		...nothingStored,
		stored: [activity]
	}).allowed;
}
