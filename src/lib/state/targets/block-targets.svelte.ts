import type { Device, SyncStatus } from '../../data/device.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { OtherView, TargetChapter } from '../../domain/targets/view.ts';
import { periodsOfTerm } from '../../domain/totals/board-view.ts';
import type { PeriodMark } from '../../domain/totals/period-marks.ts';
import { noMarks, readMarks } from '../board-periods.ts';
import { loadTerm } from '../form/lists.ts';
import { Live } from '../live.svelte.ts';
import { yearsOfTerm } from '../term-year.ts';
import { committeeEntries, privateFacts, readsOthers } from './other-facts.ts';
import type { OtherFacts } from './other-figure.ts';
import { conferencesView, otherView } from './other-views.ts';
import { loadProgramme } from './programme.ts';
import type { PublishedPeriod } from './published-targets.ts';
import { readPublished } from './published-targets.ts';
import { byChapter } from './target-views.ts';

export type BlockTargetsDevice = Pick<
	Device,
	| 'session'
	| 'totals'
	| 'totalsUnder'
	| 'periods'
	| 'privateTotals'
	| 'work'
	| 'unitRecords'
	| 'units'
	| 'unitLife'
	| 'subscribe'
	| 'syncNow'
	| 'syncStatus'
>;

/** What the page shows: of the block, or of one unit. */
export type ShownTargets = Omit<PublishedPeriod, 'counted' | 'today'> & {
	chapters: TargetChapter[];
	/** The conferences held, with the words that stand at it; null: none was planned in the period. */
	conferences: (words: Parameters<typeof conferencesView>[0]) => OtherView | null;
	/** Nothing of it is still being read. */
	whole: boolean;
};

/** The targets as the server published them, of the block or of one unit, one period at a time. */
export class PublishedTargets {
	readonly scope: 'block' | UnitId;
	readonly #device: BlockTargetsDevice;
	readonly #now: () => number;
	readonly #live: Live<PublishedPeriod | 'absent'>;
	readonly #marks: Live<ReadonlyMap<string, PeriodMark>>;
	readonly #entries: Live<OtherFacts['entries']>;
	readonly #private: Live<OtherFacts['private']>;
	readonly #shown = $derived.by(() => this.#together());
	#chosen: string | null;
	#fetching = $state.raw(false);
	#trouble = $state.raw<SyncStatus['trouble']>(null);

	constructor(
		device: BlockTargetsDevice,
		scope: 'block' | UnitId,
		options: { period: string | null; now: () => number }
	) {
		this.scope = scope;
		this.#device = device;
		this.#now = options.now;
		this.#chosen = options.period;
		this.#live = this.#watch(() => readPublished(device, scope, this.#chosen, this.#today()));
		// What stands beside the figures must not hold them up: a cheap phone reads one thing after the other.
		const first = this.#live.settled();
		const after = <T>(read: () => Promise<T>) => this.#watch(() => first.then(read));
		this.#entries = after(async () => committeeEntries(device, (await loadProgramme()).id));
		this.#private = after(async () => privateFacts(device, periodsOfTerm(await loadProgramme())));
		this.#marks = after(() => this.#readMarks());
	}

	get shown(): ShownTargets | 'absent' | null {
		return this.#shown;
	}
	/** What can be said of each part of a year before it is opened: the same as on the board of the figures. */
	get marks(): ReadonlyMap<string, PeriodMark> {
		return this.#marks.current ?? noMarks;
	}
	get broken(): boolean {
		return this.#live.state.kind === 'broken';
	}
	get fetching(): boolean {
		return this.#fetching;
	}
	/** Why the phone got nothing, or null. */
	get trouble(): SyncStatus['trouble'] {
		return this.#trouble;
	}

	async choosePeriod(period: string | null): Promise<void> {
		if (period === this.#chosen) return;
		this.#chosen = period;
		await this.#live.reload();
	}

	/** Asks the server now. */
	async fetch(): Promise<void> {
		this.#fetching = true;
		try {
			await this.#device.syncNow();
			await this.#live.reload();
		} finally {
			this.#fetching = false;
			this.#trouble = this.#device.syncStatus().trouble;
		}
	}

	reload(): Promise<void> {
		return this.#live.reload();
	}

	close(): void {
		for (const live of [this.#live, this.#marks, this.#entries, this.#private]) live.close();
	}

	#watch<T>(read: () => Promise<T>): Live<T> {
		return new Live(this.#device, ['records', 'session', 'lock'], read);
	}

	#today(): string {
		return dayInVietnam(this.#now());
	}

	async #readMarks(): Promise<ReadonlyMap<string, PeriodMark>> {
		const [term, units] = await Promise.all([loadTerm(), this.#device.units()]);
		return readMarks(this.#device, this.scope, { term, units }, this.#today());
	}

	#together(): ShownTargets | 'absent' | null {
		const read = this.#live.current;
		if (read === null || read === 'absent') return read;
		const { counted, today, ...published } = read;
		const { programme, period, known } = published;
		const facts = readsOthers(this.#device)
			? {
					entries: this.#entries.current ?? ('reading' as const),
					private: this.#private.current ?? ('reading' as const)
				}
			: { entries: null, private: null };
		const years = yearsOfTerm(programme);
		const about = { ...facts, programme, scope: this.scope, period, years, units: known, today };
		const others = programme.targets.flatMap((target) => {
			const view = otherView(target, about);
			return view === null ? [] : [{ field: target.field, view }];
		});
		return {
			...published,
			chapters: byChapter(programme.fields, counted, others),
			conferences: (label) => conferencesView(label, about),
			whole: facts.entries !== 'reading' && facts.private !== 'reading'
		};
	}
}
