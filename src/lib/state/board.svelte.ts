import type { Device, SyncStatus } from '../data/device.ts';
import { holds, seesAllUnits } from '../domain/access.ts';
import { dayInVietnam } from '../domain/date.ts';
import type { UnitId } from '../domain/ids.ts';
import { rangeFault } from '../domain/period/range.ts';
import type { DaySpan } from '../domain/period/span.ts';
import { rangeOf } from '../domain/period/span.ts';
import { firstPeriod, isOfTerm, periodsOfTerm } from '../domain/totals/board-view.ts';
import type { Board } from '../domain/totals/figures.ts';
import { countBoard } from '../domain/totals/count-board.ts';
import type { CampaignMonths } from '../domain/totals/campaign-months.ts';
import type { PeriodMark } from '../domain/totals/period-marks.ts';
import { countRecord } from '../domain/totals/record.ts';
import type { SilentUnit } from '../domain/totals/silent-units.ts';
import { expectedUnits, silentUnits } from '../domain/totals/silent-units.ts';
import { unpackBoard } from '../domain/totals/totals-document.ts';
import type { BoardNames } from './board-names.ts';
import { loadBoardNames, namesIn, unitOf } from './board-names.ts';
import { countsHere, noMarks, ownUnitsOf, readCampaignMonths, readMarks } from './board-periods.ts';
import { CountedRanges } from './counted-ranges.ts';
import { publishedBoard, publishedFreshness, publishedWhole } from './published-board.ts';
import { RangeCount } from './range-count.svelte.ts';
import { actorOf } from './actor.ts';

/** What the board needs of the phone. */
export type BoardDevice = Pick<
	Device,
	| 'session'
	| 'totals'
	| 'totalsUnder'
	| 'periods'
	| 'units'
	| 'unitLife'
	| 'unitRecords'
	| 'subscribe'
	| 'syncNow'
	| 'syncStatus'
>;

export type BoardScope = 'block' | UnitId;

/** Where the figures were counted: by the server at a time, or on this phone out of its own unit's records. */
export type BoardSource =
	| { kind: 'server'; at: string }
	/** Of a free range, when it was asked for. */
	| { kind: 'recount'; at: string }
	| { kind: 'phone'; records: number };

/**
 * What the screen shows. `empty`: nothing counts in this period; `absent`: this phone has no figures yet;
 * `notCounted`: of a free range the server's answer is awaited, or did not come;
 * `blockOnly`: the block's figures are not for this person; `unknownUnit`: no such unit, or none this person reads.
 */
export type BoardShown =
	| { kind: 'loading' }
	| { kind: 'shown'; board: Board; source: BoardSource }
	| { kind: 'absent' }
	| { kind: 'notCounted' }
	| { kind: 'blockOnly'; ownUnit: UnitId | null }
	| { kind: 'unknownUnit' };

/** Units that have been silent for long, for the committee: of how many, at what time. */
export type Silence = { units: SilentUnit[]; of: number; at: string };

/** A board of one scope over one period at a time, read again whenever the phone learns more. */
export class BoardState {
	readonly scope: BoardScope;
	/** The counting of a free range that is shown. */
	readonly range: RangeCount;
	/** The years of the term. */
	readonly years: readonly string[];
	readonly today: string;
	readonly #device: BoardDevice;
	readonly #unsubscribe: () => void;
	#names: BoardNames;
	#period = $state.raw('term');
	readonly #namesThen = $derived.by(() => namesIn(this.#names, this.#period, this.today));
	#shown = $state.raw<BoardShown>({ kind: 'loading' });
	#silence = $state.raw<Silence | null>(null);
	#marks = $state.raw<ReadonlyMap<string, PeriodMark>>(noMarks);
	#campaignMonths = $state.raw<CampaignMonths | null>(null);
	#fetching = $state.raw(false);
	#trouble = $state.raw<SyncStatus['trouble']>(null);
	#round = 0;

	/** @param period the period to begin with; one that the term has not is replaced by the usual */
	constructor(
		device: BoardDevice,
		scope: BoardScope,
		names: BoardNames,
		options: { period: string | null; nowMs: number },
		ranges = new CountedRanges(device.session.person, scope)
	) {
		this.range = new RangeCount(ranges);
		this.scope = scope;
		this.#names = $state.raw(names);
		this.#device = device;
		this.today = dayInVietnam(options.nowMs);
		this.years = periodsOfTerm(names.term).filter((period) => period !== 'term');
		this.#period = this.#shownPeriod(options.period);
		this.#trouble = device.syncStatus().trouble;
		this.#unsubscribe = device.subscribe((what) => {
			this.#trouble = device.syncStatus().trouble;
			if (what === 'records' || what === 'session') void this.#learn();
		});
	}

	/** What keys are called in the period's time; units come with the sync, so the names may grow. */
	get names(): BoardNames {
		return this.#namesThen;
	}
	get period(): string {
		return this.#period;
	}
	get shown(): BoardShown {
		return this.#shown;
	}
	get silence(): Silence | null {
		return this.#silence;
	}
	/** What can be said of each part of a year before it is opened. */
	get marks(): ReadonlyMap<string, PeriodMark> {
		return this.#marks;
	}
	/** The months of the period by campaign; null while they are read, or where nobody can tell. */
	get campaignMonths(): CampaignMonths | null {
		return this.#campaignMonths;
	}
	/** The person asked for the figures, and the phone is getting them. */
	get fetching(): boolean {
		return this.#fetching;
	}
	/** Why the phone got no figures, or null. */
	get trouble(): SyncStatus['trouble'] {
		return this.#trouble;
	}
	/** Whether units as such are part of the board. */
	get isBlock(): boolean {
		return this.scope === 'block';
	}
	/** Whether the records behind a figure are this phone's own. */
	get countedHere(): boolean {
		return countsHere(this.#device, this.scope);
	}

	/** A period that the term has, or the usual one. */
	#shownPeriod(asked: string | null): string {
		const { term } = this.names;
		const range = rangeOf(asked ?? '');
		const isOne = range === null ? isOfTerm(asked ?? '', term) : rangeFault(range, term) === null;
		return asked !== null && isOne ? asked : firstPeriod(term, this.today);
	}

	/** Shows a period; null: the usual one. */
	async choosePeriod(asked: string | null): Promise<void> {
		const period = this.#shownPeriod(asked);
		if (period === this.#period) return;
		this.#period = period;
		this.range.leave();
		// The figures of the old period must not stand under the new one's name, not even for a moment.
		this.#shown = { kind: 'loading' };
		this.#campaignMonths = null;
		await this.load();
	}

	/** The phone has news: of the units too. */
	async #learn(): Promise<void> {
		this.#names = await loadBoardNames(this.#device);
		await this.load();
	}

	/** Reads the figures; a later call overtakes an earlier one. */
	async load(): Promise<void> {
		const round = ++this.#round;
		const shown = await this.#read();
		if (round !== this.#round) return;
		this.#shown = shown;
		if (this.#isToBeCounted(shown)) void this.recount();
		// After the figures are on the screen: nobody waits for what the picker says.
		const [silence, marks, months] = await Promise.all([
			this.#readSilence(),
			readMarks(this.#device, this.scope, this.names, this.today),
			readCampaignMonths(this.#device, this.scope, this.names, this.#period)
		]);
		if (round !== this.#round) return;
		this.#silence = silence;
		this.#marks = marks;
		this.#campaignMonths = months;
	}

	/** Has the range that is shown counted again. */
	async recount(): Promise<void> {
		const range = rangeOf(this.#period);
		if (range !== null && (await this.range.count(range))) await this.load();
	}

	/** Asks the server now, for a phone that has no figures yet. */
	async fetch(): Promise<void> {
		if (this.#fetching) return;
		this.#fetching = true;
		try {
			await this.#device.syncNow();
			await this.#learn();
		} finally {
			this.#fetching = false;
		}
	}

	close(): void {
		this.#round++;
		this.#unsubscribe();
		this.range.close();
	}

	/** News of the phone are no reason to have a range counted again. */
	#isToBeCounted(shown: BoardShown): boolean {
		const range = rangeOf(this.#period);
		if (range === null || this.range.wasCounted(range)) return false;
		return (
			shown.kind === 'notCounted' || (shown.kind === 'shown' && shown.source.kind === 'recount')
		);
	}

	async #read(): Promise<BoardShown> {
		if (countsHere(this.#device, this.scope)) return this.#count(this.scope);
		const published = await this.#published(this.#period);
		if (published !== null) return published;
		if (!seesAllUnits(actorOf(this.#device))) {
			if (this.scope !== 'block') return { kind: 'unknownUnit' };
			return { kind: 'blockOnly', ownUnit: ownUnitsOf(this.#device)[0] ?? null };
		}
		if (this.scope !== 'block' && unitOf(this.names, this.scope) === null)
			return { kind: 'unknownUnit' };
		const range = rangeOf(this.#period);
		return range === null ? this.#emptyOrAbsent() : this.#readRange(range);
	}

	async #readRange(range: DaySpan): Promise<BoardShown> {
		const kept = await this.range.kept(range);
		if (kept === null) return { kind: 'notCounted' };
		const source = { kind: 'recount', at: kept.at } as const;
		return { kind: 'shown', board: unpackBoard(kept), source };
	}

	async #published(period: string): Promise<BoardShown | null> {
		if (rangeOf(period) !== null) return null;
		const published = await publishedBoard(this.#device, this.scope, period);
		if (published === null) return null;
		const { board, at } = published;
		return { kind: 'shown', board, source: { kind: 'server', at } };
	}

	/** A period nobody recorded in may have no document: the term's, or the block's, tells that figures are here. */
	async #emptyOrAbsent(): Promise<BoardShown> {
		const year = this.#period.slice(0, 4);
		// The year has figures and its parts are not here: an older server, or one that is counting anew.
		if (this.#period.includes('-') && (await this.#published(year)) !== null)
			return { kind: 'absent' };
		for (const scope of [this.scope, 'block'] as const) {
			const whole = await publishedWhole(this.#device, scope, 'term');
			if (whole === null) continue;
			const source = { kind: 'server', at: whole.at } as const;
			return { kind: 'shown', board: this.#emptyBoard(), source };
		}
		return { kind: 'absent' };
	}

	#emptyBoard(): Board {
		return countBoard([], this.#period, this.scope === 'block' ? null : this.scope);
	}

	async #count(unit: UnitId): Promise<BoardShown> {
		const records = await this.#device.unitRecords(unit);
		const counted = records.map(({ activity, decisions, conflicted }) =>
			countRecord(activity, decisions, this.names.term, conflicted)
		);
		return {
			kind: 'shown',
			board: countBoard(counted, this.#period, unit),
			source: { kind: 'phone', records: records.length }
		};
	}

	async #readSilence(): Promise<Silence | null> {
		const actor = actorOf(this.#device);
		if (this.scope !== 'block') return null;
		if (!holds(actor, 'committee') && !holds(actor, 'standing')) return null;
		const freshness = await publishedFreshness(this.#device);
		if (freshness === null) return null;
		return {
			units: silentUnits(freshness, this.names.units),
			of: expectedUnits(freshness, this.names.units).length,
			at: freshness.at
		};
	}
}
