import { SvelteSet } from 'svelte/reactivity';
import type { DecidedMany, Device, RecordRow, WriteFault } from '../../data/device.ts';
import type { ActivityId } from '../../domain/ids.ts';
import type { ReviewQueue } from './review-queue.svelte.ts';

/** Why a record is not approved together with others but opened by itself. */
export type WhySingly =
	'own' | 'after' | 'contradicting' | 'conflicted' | 'newer' | 'denied' | 'absent' | 'warned';

type ChoiceDevice = Pick<Device, 'decideMany' | 'undoDecisions'>;

/** Which records of the queue are ticked, and the approval of all of them. */
export class QueueChoice {
	readonly #device: ChoiceDevice;
	readonly #queue: ReviewQueue;
	readonly #ticked = new SvelteSet<ActivityId>();
	#progress = $state.raw<{ done: number; all: number } | null>(null);
	#fault = $state.raw<WriteFault | { kind: 'broken' } | null>(null);
	#left = $state.raw<readonly RecordRow[]>([]);

	constructor(device: ChoiceDevice, queue: ReviewQueue) {
		this.#device = device;
		this.#queue = queue;
	}

	/** What may be ticked at all, in the order of the queue. */
	readonly able = $derived.by(() =>
		this.#queue.tab === 'waiting'
			? this.#queue.rows.filter((row) => this.whySingly(row) === null)
			: []
	);
	/** What is ticked and still stands in the queue as it was. */
	readonly chosen = $derived.by(() => this.able.filter(({ id }) => this.#ticked.has(id)));

	get progress(): { done: number; all: number } | null {
		return this.#progress;
	}
	get fault(): WriteFault | { kind: 'broken' } | null {
		return this.#fault;
	}
	/** What the last approval left as it was, until the person has seen it. */
	get left(): readonly RecordRow[] {
		return this.#left;
	}

	/** Why a row cannot be ticked; null where it can. */
	whySingly(row: RecordRow): WhySingly | null {
		if (row.newer) return 'newer';
		if (row.rail === 'denied') return 'denied';
		if (row.conflicted) return 'conflicted';
		if (row.seal === 'contradicting') return 'contradicting';
		if (row.seal === 'changedAfterApproval') return 'after';
		if (this.#queue.isOwn(row)) return 'own';
		if (this.#queue.hasAbsent(row)) return 'absent';
		return row.warned ? 'warned' : null;
	}

	has(id: ActivityId): boolean {
		return this.#ticked.has(id);
	}

	toggle(row: RecordRow): void {
		if (this.whySingly(row) !== null) return;
		if (!this.#ticked.delete(row.id)) this.#ticked.add(row.id);
	}

	/** Ticks everything that may be ticked, or nothing. */
	tickAll(on: boolean): void {
		this.#ticked.clear();
		if (on) for (const { id } of this.able) this.#ticked.add(id);
	}

	seenLeft(): void {
		this.#left = [];
	}

	/** Approves these; answers which were, or null where the phone could not take it. */
	async approve(rows: readonly RecordRow[]): Promise<ActivityId[] | null> {
		if (this.#progress !== null) return null;
		this.#progress = { done: 0, all: rows.length };
		this.#fault = null;
		try {
			return await this.#approve(rows);
		} catch {
			this.#fault = { kind: 'broken' };
			return null;
		} finally {
			this.#progress = null;
		}
	}

	/** Takes these decisions back; answers how many it was not too late for. */
	async undo(ids: readonly ActivityId[]): Promise<number> {
		const undone = await this.#device.undoDecisions(ids);
		await this.#queue.reload();
		return undone.length;
	}

	async #approve(rows: readonly RecordRow[]): Promise<ActivityId[] | null> {
		const done = await this.#device.decideMany(rows, { verdict: 'approve' }, (count) => {
			this.#progress = { done: count, all: rows.length };
		});
		if (!done.ok) {
			this.#fault = done.error;
			return null;
		}
		this.#take(rows, done.value);
		await this.#queue.reload();
		return done.value.decided;
	}

	#take(rows: readonly RecordRow[], { left }: DecidedMany): void {
		// Local, never watched.
		// eslint-disable-next-line svelte/prefer-svelte-reactivity
		const kept = new Set(left.map(({ id }) => id));
		this.#left = rows.filter(({ id }) => kept.has(id));
		this.#ticked.clear();
	}
}
