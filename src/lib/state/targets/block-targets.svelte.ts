import type { Device, SyncStatus } from '../../data/device.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import type { BlockTargets, UnitsTargets } from '../../domain/targets/targets-document.ts';
import {
	BlockTargets as BlockSchema,
	targetsId,
	UnitsTargets as UnitsSchema
} from '../../domain/targets/targets-document.ts';
import { firstPeriod, isOfTerm, periodsOfTerm } from '../../domain/totals/board-view.ts';
import type { PeriodMark } from '../../domain/totals/period-marks.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import { noMarks, readMarks } from '../board-periods.ts';
import { loadCommunes, loadTerm } from '../form/lists.ts';
import { Live } from '../live.svelte.ts';
import { yearsOfTerm } from '../term-year.ts';
import type { Programme } from './programme.ts';
import { loadProgramme } from './programme.ts';
import type { Target } from '../../terms/programme.ts';
import type { OtherView, TargetChapter } from '../../domain/targets/view.ts';
import { committeeEntries, privateFacts } from './other-facts.ts';
import type { OtherFacts } from './other-figure.ts';
import { conferencesView, otherView } from './other-views.ts';
import { readInPart, readTrend } from './published-parts.ts';
import { targetChapters } from './target-views.ts';

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
	| 'subscribe'
	| 'syncNow'
	| 'syncStatus'
>;

/** What the page shows: of the block, or of one unit. */
export type ShownTargets = {
	programme: Programme;
	/** The year or term whose targets are shown. */
	period: string;
	/** A shorter period of the year, whose own results stand beside; null: none is asked for. */
	part: string | null;
	chapters: TargetChapter[];
	/** When the server counted them. */
	at: string;
	/** Every unit's figures, for the committee; null where this phone has none. */
	units: UnitsTargets['units'] | null;
	headcounts: BlockTargets['headcounts'] | null;
	/** People on the frozen lists of two units or more, who count in each of them. */
	onSeveral: number;
	due: number;
	/** By name. */
	known: readonly Unit[];
	communeName: (code: string) => string;
	/** The conferences held, with the words that stand at it; null: none was planned in the period. */
	conferences: (words: Parameters<typeof conferencesView>[0]) => OtherView | null;
};

type Published = { block: BlockTargets | null; units: UnitsTargets | null };

function nameIn(communes: Awaited<ReturnType<typeof loadCommunes>>) {
	return (code: string) => {
		const found = communes.communeByCode(code);
		return found === null ? code : communes.communeLabel(found);
	};
}

function byName(units: readonly Unit[]): Unit[] {
	const collator = new Intl.Collator('vi', { numeric: true });
	return units.toSorted((a, b) => collator.compare(a.name, b.name));
}

/** The targets as the server published them, of the block or of one unit, one period at a time. */
export class PublishedTargets {
	readonly scope: 'block' | UnitId;
	readonly #device: BlockTargetsDevice;
	readonly #now: () => number;
	readonly #live: Live<ShownTargets | 'absent'>;
	readonly #marks: Live<ReadonlyMap<string, PeriodMark>>;
	readonly #private: Live<OtherFacts['private']>;
	#privateFacts: OtherFacts['private'] = 'reading';
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
		this.#live = new Live(device, ['records', 'session'], () => this.#read());
		this.#marks = new Live(device, ['records', 'session'], () => this.#readMarks());
		this.#private = new Live(device, ['records', 'session'], () => this.#readPrivate());
	}

	get shown(): ShownTargets | 'absent' | null {
		return this.#live.current;
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
		this.#live.close();
		this.#marks.close();
		this.#private.close();
	}

	/** Read beside the rest, which need not wait for PouchDB: nothing private is in the read model. */
	async #readPrivate(): Promise<OtherFacts['private']> {
		this.#privateFacts = await privateFacts(this.#device, periodsOfTerm(await loadProgramme()));
		void this.#live.reload();
		return this.#privateFacts;
	}

	async #readMarks(): Promise<ReadonlyMap<string, PeriodMark>> {
		const [term, units] = await Promise.all([loadTerm(), this.#device.units()]);
		const today = dayInVietnam(this.#now());
		return readMarks(this.#device, this.scope, { term, units }, today);
	}

	async #read(): Promise<ShownTargets | 'absent'> {
		const [programme, communes, units] = await Promise.all([
			loadProgramme(),
			loadCommunes(),
			this.#device.units()
		]);
		const today = dayInVietnam(this.#now());
		const chosen = this.#chosen;
		const part = chosen !== null && isOfTerm(chosen, programme) ? chosen : null;
		const period = part?.split('-')[0] ?? firstPeriod(programme, today);
		const inPart = await readInPart(this.#device, this.scope, part);
		const published = await this.#publishedOver(programme, period);
		const here = published.get(period) ?? { block: null, units: null };
		const counted = this.scope === 'block' ? here.block : here.units;
		if (counted === null) return 'absent';
		const known = byName(units);
		const years = yearsOfTerm(programme);
		const [countedOn, span] = [dayInVietnam(Date.parse(counted.at)), programme];
		const [entries, trend] = await Promise.all([
			committeeEntries(this.#device, programme.id),
			readTrend(this.#device, this.scope, { period, years, countedOn })
		]);
		const facts = { entries, private: this.#privateFacts };
		const about = { ...facts, programme, scope: this.scope, period, years, units: known, today };
		const other = (target: Target) => otherView(target, about);
		const figures = (one: string) => this.#figures(published.get(one));
		const beside = { inPart, trend, today, countedOn, span, other };
		return {
			...{ programme, period, at: counted.at },
			chapters: targetChapters(programme, period, years, figures, beside),
			conferences: (label) => conferencesView(label, about),
			part: inPart === null ? null : part,
			units: here.units?.units ?? null,
			...{ headcounts: here.block?.headcounts ?? null, onSeveral: here.block?.onSeveral ?? 0 },
			...{ due: here.block?.units ?? 0, known, communeName: nameIn(communes) }
		};
	}

	#figures(published: Published | undefined) {
		if (this.scope === 'block') return published?.block?.figures ?? null;
		return published?.units?.units[this.scope]?.figures ?? null;
	}

	/** What is shown of a period, and nothing else: reading a period of sixty units is most of opening the page. */
	async #publishedOver(
		programme: Programme,
		period: string
	): Promise<ReadonlyMap<string, Published>> {
		const isOfBlock = this.scope === 'block';
		// Over the term yearly targets stand year by year.
		const shown = period === 'term' ? periodsOfTerm(programme) : [period];
		const read = async (one: string) => {
			const [block, units] = await Promise.all([
				isOfBlock || one === period ? this.#device.totals(targetsId.block(one)) : null,
				!isOfBlock || one === period ? this.#device.totals(targetsId.units(one)) : null
			]);
			const [parsedBlock, parsedUnits] = [parseBy(BlockSchema, block), parseBy(UnitsSchema, units)];
			return {
				block: parsedBlock.ok ? parsedBlock.value : null,
				units: parsedUnits.ok ? parsedUnits.value : null
			};
		};
		// Read anew each time, never watched.
		// eslint-disable-next-line svelte/prefer-svelte-reactivity
		return new Map(await Promise.all(shown.map(async (one) => [one, await read(one)] as const)));
	}
}
