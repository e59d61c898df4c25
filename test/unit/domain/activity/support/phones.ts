import type { Actor } from '../../../../../src/lib/domain/access.ts';
import { canWrite, nothingStored } from '../../../../../src/lib/domain/write-access.ts';
import type { Activity } from '../../../../../src/lib/domain/activity/activity.ts';
import { editActivity, parseActivity } from '../../../../../src/lib/domain/activity/activity.ts';
import type { ActivityContent } from '../../../../../src/lib/domain/activity/content.ts';
import type { MergeChoices } from '../../../../../src/lib/domain/activity/merge-write.ts';
import { layOver, merge, withOthers } from '../../../../../src/lib/domain/activity/merge-write.ts';
import { planMerge } from '../../../../../src/lib/domain/activity/merge.ts';
import { saysTheSame, standingLeaves } from '../../../../../src/lib/domain/activity/leaves.ts';
import { NOON, ownUnit, revision } from '../../../../fixtures/builders.ts';

/** A record's revision as a store keeps it: its body, and the revisions before it. */
type Stored = { activity: Activity; before: readonly string[] };

/** A replicated store of one record: leaves only travel, as in CouchDB. */
class Store {
	#known = new Map<string, Stored>();
	#leaves: Activity[] | null = null;

	add(stored: Stored): void {
		const { _rev = '' } = stored.activity;
		if (this.#known.has(_rev)) return;
		this.#known.set(_rev, stored);
		this.#leaves = null;
	}
	get all(): Stored[] {
		return [...this.#known.values()];
	}
	stored(rev: string): Stored {
		const found = this.#known.get(rev);
		if (found === undefined) throw new Error(`no ${rev}`);
		return found;
	}
	/** The winner first, by CouchDB's rule. */
	get leaves(): Activity[] {
		this.#leaves ??= this.#found();
		return this.#leaves;
	}
	#found(): Activity[] {
		const old = new Set(this.all.flatMap(({ before }) => before));
		const generation = (rev: string) => Number.parseInt(rev, 10);
		return this.all
			.map(({ activity }) => activity)
			.filter(({ _rev = '' }) => !old.has(_rev))
			.sort(({ _rev: a = '' }, { _rev: b = '' }) => {
				return generation(b) - generation(a) || (a < b ? 1 : -1);
			});
	}
}

/** Time and revisions of one history, each moment and each revision another. */
export class World {
	readonly server = new Store();
	#moment = 0;

	stamp(person: Actor['person'], device: string) {
		return { at: new Date(NOON + ++this.#moment).toISOString(), by: person, device };
	}
	/** Revisions must not sort by the time they were made. */
	rev(generation: number) {
		this.#moment++;
		return revision(generation, Math.imul(this.#moment, 2_654_435_761) >>> 0);
	}
}

type Change = (content: ActivityContent) => Partial<ActivityContent>;

/** A phone as far as merging goes: what it holds, what it has to send, and a draft begun on an older version. */
export class ModelPhone {
	readonly #world: World;
	readonly #actor: Actor;
	readonly #device: string;
	readonly #store = new Store();
	#unsent: string[] = [];
	#begun: Activity | null = null;
	#standing: { of: Activity[]; standing: Activity[] } | null = null;

	constructor(world: World, actor: Actor, device: string) {
		this.#world = world;
		this.#actor = actor;
		this.#device = device;
	}

	get leaves(): Activity[] {
		const { leaves } = this.#store;
		if (this.#standing?.of !== leaves)
			this.#standing = { of: leaves, standing: standingLeaves(leaves, (leaf) => leaf) };
		return this.#standing.standing;
	}
	get shown(): Activity {
		const [first] = this.leaves;
		if (first === undefined) throw new Error('no record');
		return first;
	}
	/** Leaves that say something else than the one that is shown. */
	get conflicts(): Activity[] {
		return this.leaves.slice(1).filter((leaf) => !saysTheSame(leaf, this.shown));
	}

	create(activity: Activity): void {
		this.#write(activity, null);
	}

	begin(): void {
		this.#begun = this.shown;
	}

	/** An edit of what is shown, or of the version that was shown when it was begun. */
	edit(change: Change): void {
		const began = this.#begun ?? this.shown;
		this.#begun = null;
		const next = {
			content: { ...began.content, ...change(began.content) },
			state: 'submitted'
		} as const;
		const mine = editActivity(began, next, this.#stamp());
		const laid = began === this.shown ? next : layOver(mine, this.shown);
		if (laid === null) this.#write(mine, began);
		else this.#onTop(laid);
	}

	withdraw(): void {
		this.#onTop({ content: this.shown.content, state: 'withdrawn' });
	}

	/** Merges what lies side by side; false where there is nothing, or where the whole would be no valid record. */
	merge(choose: (options: number) => number): boolean {
		if (this.conflicts.length === 0) return false;
		const plan = planMerge(this.leaves);
		if (plan === null) return false;
		const choices: MergeChoices = Object.fromEntries(
			plan.questions.map(({ key, options }) => [key, choose(options.length)])
		);
		const merged = merge(plan, choices, this.#stamp());
		if (!merged.ok) throw new Error(JSON.stringify(merged.error));
		this.#write(merged.value, plan.top);
		return true;
	}

	sync(): void {
		const { server } = this.#world;
		for (const rev of this.#unsent) {
			const stored = this.#store.stored(rev);
			const verdict = canWrite(this.#actor, { kind: 'unit', unit: ownUnit }, stored.activity, {
				...nothingStored,
				stored: server.leaves
			});
			if (!verdict.allowed) throw new Error(`refused: ${verdict.denial}`);
			server.add(stored);
		}
		this.#unsent = [];
		for (const stored of server.all) this.#store.add(stored);
	}

	#stamp() {
		return this.#world.stamp(this.#actor.person, this.#device);
	}

	#onTop(next: { content: ActivityContent; state: Activity['state'] }): void {
		const agreeing = this.leaves.slice(1).filter((leaf) => saysTheSame(leaf, this.shown));
		const { shown } = this;
		if (editActivity(shown, next, this.#stamp()) === shown) return;
		this.#write(withOthers(shown, next, agreeing, this.#stamp()), shown);
	}

	#write(activity: Activity, base: Activity | null): void {
		const parsed = parseActivity(JSON.parse(JSON.stringify(activity)), NOON);
		if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
		const before =
			base?._rev === undefined ? [] : [base._rev, ...this.#store.stored(base._rev).before];
		const _rev = this.#world.rev(before.length + 1);
		this.#store.add({ activity: { ...parsed.value, _rev }, before });
		this.#unsent.push(_rev);
	}
}
