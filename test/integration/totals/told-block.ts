import * as v from 'valibot';
import type { Activity } from '../../../src/lib/domain/activity/activity.ts';
import { editActivity } from '../../../src/lib/domain/activity/activity.ts';
import type { Decision } from '../../../src/lib/domain/activity/decision.ts';
import { standing, statusOf, waitsForDecision } from '../../../src/lib/domain/activity/decision.ts';
import type { JointEvent } from '../../../src/lib/domain/activity/joint-event.ts';
import { jointEvent, membershipOf } from '../../../src/lib/domain/activity/joint-event.ts';
import { leavesApart } from '../../../src/lib/domain/activity/leaves.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { Revision } from '../../../src/lib/domain/ids.ts';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import type { CountedRecord, TermSpan } from '../../../src/lib/domain/totals/figures.ts';
import { countRecord } from '../../../src/lib/domain/totals/record.ts';
import type { Couch, StoredDocument } from '../../../src/lib/server/couch/couch.ts';
import { decision, device, member, NOON, revision } from '../../fixtures/builders.ts';
import type { Said, What } from './told.ts';
import { contentOf, firstOf, RECORDS, unitOf, units } from './told.ts';

/** A record as it is stored: its leaves, and the decisions on it. `last`: as it was last seen, also when it is gone. */
type Told = {
	leaves: readonly Activity[];
	last: Activity | null;
	decisions: readonly Decision[];
	gone: boolean;
};

const UNTOLD: Told = { leaves: [], last: null, decisions: [], gone: false };

/** A block that is written to step by step, and what a plain recount sees of it. */
export class ToldBlock {
	readonly couch: Couch;
	/** Whether an older store was put in the place of a newer one. */
	wentBack = false;
	readonly #term: TermSpan;
	#told: readonly Told[] = Array.from({ length: RECORDS }, () => UNTOLD);
	/** As a backup has it. */
	#kept: readonly Told[] | null = null;
	#n = 0;

	constructor(couch: Couch, term: TermSpan) {
		this.couch = couch;
		this.#term = term;
	}

	/** Writes and approves the first records, and keeps the store as it is then. */
	async begin(first: readonly (Said | null)[]): Promise<void> {
		for (const [i, said] of first.entries())
			if (said !== null)
				for (const what of ['edit', 'approve'] as const) await this.happens(i, what, said);
		this.#kept = this.#told;
	}

	/** One thing that happens to one record, where it can. */
	async happens(i: number, what: What, said: Said): Promise<void> {
		const told = this.#told[i] ?? UNTOLD;
		const next = await this.#next(i, told, what, said);
		if (next !== null) this.#told = this.#told.with(i, next);
	}

	async #next(i: number, told: Told, what: What, said: Said): Promise<Told | null> {
		switch (what) {
			case 'edit':
			case 'withdraw':
				return told.gone ? null : this.#edited(i, told, what, said);
			case 'branch':
				return this.#branched(i, told, said);
			case 'settle':
				return this.#settled(i, told);
			case 'approve':
			case 'return':
			case 'revoke':
				return this.#decided(i, told, what, said.blind);
			case 'delete':
			case 'purge':
				return this.#removed(i, told, what === 'purge');
			case 'compact':
				await this.couch.compact(unitDatabase(unitOf(i)));
				return null;
			case 'keep':
				this.#kept = this.#told;
				return null;
			case 'restore':
				await this.#restore();
				return null;
		}
	}

	async #edited(i: number, told: Told, what: 'edit' | 'withdraw', said: Said): Promise<Told> {
		const state = what === 'edit' ? 'submitted' : 'withdrawn';
		const next = { content: contentOf(said), state } as const;
		const winner = winnerOf(told.leaves);
		const written =
			winner === null ? { ...firstOf(i), ...next } : editActivity(winner, next, this.#stamp());
		const last = { ...written, _rev: await this.#put(i, written) };
		const leaves = [...told.leaves.filter((leaf) => leaf !== winner), last];
		return { ...told, leaves, last: winnerOf(leaves) };
	}

	/** Another device, which had the version that it begins with only, sends one of its own. */
	async #branched(i: number, told: Told, said: Said): Promise<Told | null> {
		const winner = winnerOf(told.leaves);
		if (winner === null) return null;
		const [first] = winner.edits;
		if (first === undefined) return null;
		const before = { ...winner, edits: [first] };
		const next = { content: contentOf(said), state: 'submitted' as const };
		const _rev = revision(2, ++this.#n);
		const leaf: Activity = { ...editActivity(before, next, this.#stamp()), _rev };
		await this.couch.bulkDocs(unitDatabase(unitOf(i)), [{ ...leaf }], { newEdits: false });
		const leaves = [...told.leaves, leaf];
		return { ...told, leaves, last: winnerOf(leaves) };
	}

	/** Every version but the one shown is taken away. */
	async #settled(i: number, told: Told): Promise<Told> {
		const winner = winnerOf(told.leaves);
		const others = told.leaves.filter((leaf) => leaf !== winner);
		await this.#delete(i, others);
		return { ...told, leaves: winner === null ? [] : [winner] };
	}

	async #decided(
		i: number,
		told: Told,
		verdict: Decision['verdict'],
		blind: boolean
	): Promise<Told | null> {
		if (told.last === null) return null;
		// Whoever did not see the newest one replaces the one before it.
		const seen = blind ? told.decisions.slice(0, -1) : told.decisions;
		const supersedes = seen.slice(-1).map(({ _id }) => _id);
		const made = decision(verdict, told.last, { seed: ++this.#n, supersedes });
		const stored = { ...made, _rev: await this.#put(i, made) };
		return { ...told, decisions: [...told.decisions, stored] };
	}

	/** Retention: the server takes a record away, and, where nothing of it is kept, the decisions on it. */
	async #removed(i: number, told: Told, whole: boolean): Promise<Told> {
		await this.#delete(i, [...told.leaves, ...(whole ? told.decisions : [])]);
		return { ...told, leaves: [], decisions: whole ? [] : told.decisions, gone: true };
	}

	/** The whole store as it was when it was kept. */
	async #restore(): Promise<void> {
		if (this.#kept === null) return;
		this.wentBack = true;
		this.#told = this.#kept;
		for (const unit of units) {
			const name = unitDatabase(unit);
			const own = this.#told.filter((_, i) => unitOf(i) === unit);
			await this.couch.deleteDatabase(name);
			await this.couch.createDatabase(name);
			const documents = own.flatMap(({ leaves, decisions }) => [...leaves, ...decisions]);
			await this.couch.bulkDocs(name, documents, { newEdits: false });
		}
	}

	async #delete(i: number, documents: readonly (Activity | Decision)[]): Promise<void> {
		for (const { _id, _rev } of documents)
			if (_rev !== undefined) await this.#put(i, { _id, _rev, _deleted: true });
	}

	async #put(i: number, document: StoredDocument): Promise<Revision> {
		const [result] = await this.couch.bulkDocs(unitDatabase(unitOf(i)), [document]);
		if (result === undefined || 'error' in result) throw new Error(JSON.stringify(result));
		return v.parse(Revision, result.rev);
	}

	#stamp() {
		return { at: new Date(NOON + 1000 * ++this.#n).toISOString(), by: member, device };
	}

	/** What each record counts for. */
	counted(unit: UnitId | null = null): CountedRecord[] {
		return this.#told
			.filter((_, i) => unit === null || unitOf(i) === unit)
			.map(({ leaves, decisions }) =>
				countRecord(winnerOf(leaves), decisions, this.#term, areApart(leaves))
			);
	}

	/** How many of a unit's records wait for its secretary. */
	waiting(unit: UnitId): number {
		return this.#told.filter(({ leaves, decisions }, i) => {
			const winner = winnerOf(leaves);
			if (winner === null || unitOf(i) !== unit) return false;
			return waitsForDecision(statusOf(winner, decisions, areApart(leaves)));
		}).length;
	}

	/** A joint event as its records tell it. */
	event(code: string): JointEvent {
		const members = this.#told.flatMap(({ leaves, decisions }, i) => {
			const membership = membershipOf(winnerOf(leaves), standing(decisions));
			if (membership === null || membership.code !== code) return [];
			return [{ ...membership, unit: unitOf(i), activity: firstOf(i)._id }];
		});
		return jointEvent(code, members);
	}
}

/** The version that CouchDB shows: of the longest line, then with the largest revision. */
function winnerOf(leaves: readonly Activity[]): Activity | null {
	const order = ({ _rev }: Activity) => {
		const [generation = '', hash = ''] = (_rev ?? '').split('-');
		return `${generation.padStart(9, '0')}-${hash}`;
	};
	return leaves.reduce<Activity | null>(
		(first, leaf) => (first === null || order(leaf) > order(first) ? leaf : first),
		null
	);
}

function areApart(leaves: readonly Activity[]): boolean {
	const winner = winnerOf(leaves);
	if (winner === null) return false;
	return (
		leavesApart(
			winner,
			leaves.filter((leaf) => leaf !== winner)
		).length > 0
	);
}
