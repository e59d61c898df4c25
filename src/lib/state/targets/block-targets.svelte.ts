import type { Device, SyncStatus } from '../../data/device.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import type { PartFigure } from '../../domain/targets/part-figures.ts';
import { TargetParts, targetPartsId } from '../../domain/targets/part-figures.ts';
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
import type { TargetChapter } from '../../domain/targets/view.ts';
import { targetChapters } from './target-views.ts';

export type BlockTargetsDevice = Pick<
	Device,
	| 'session'
	| 'totals'
	| 'totalsUnder'
	| 'periods'
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
};

const nothing: PartFigure = { n: 0, waiting: 0, inexact: false };

type Published = { block: BlockTargets | null; units: UnitsTargets | null };

/** The targets as the server published them, of the block or of one unit, one period at a time. */
export class PublishedTargets {
	readonly scope: 'block' | UnitId;
	readonly #device: BlockTargetsDevice;
	readonly #now: () => number;
	readonly #live: Live<ShownTargets | 'absent'>;
	readonly #marks: Live<ReadonlyMap<string, PeriodMark>>;
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
		const periods = periodsOfTerm(programme);
		const chosen = this.#chosen;
		const part = chosen !== null && isOfTerm(chosen, programme) ? chosen : null;
		const period = part?.split('-')[0] ?? firstPeriod(programme, dayInVietnam(this.#now()));
		const inPart = part?.includes('-') === true ? await this.#inPart(part) : null;
		const read = await Promise.all(
			periods.map(async (one) => [one, await this.#published(one)] as const)
		);
		// Local, never watched.
		// eslint-disable-next-line svelte/prefer-svelte-reactivity
		const published = new Map(read);
		const here = published.get(period);
		const counted = this.scope === 'block' ? here?.block : here?.units;
		if (here === undefined || counted === null || counted === undefined) return 'absent';
		const chapters = targetChapters(
			programme,
			period,
			yearsOfTerm(programme),
			(one) => this.#figures(published.get(one)),
			inPart
		);
		const collator = new Intl.Collator('vi', { numeric: true });
		return {
			...{ programme, period, chapters, at: counted.at },
			part: inPart === null ? null : part,
			units: here.units?.units ?? null,
			headcounts: here.block?.headcounts ?? null,
			onSeveral: here.block?.onSeveral ?? 0,
			due: here.block?.units ?? 0,
			known: units.toSorted((a, b) => collator.compare(a.name, b.name)),
			communeName: (code) => {
				const found = communes.communeByCode(code);
				return found === null ? code : communes.communeLabel(found);
			}
		};
	}

	/** What was done in a part of a year; null where this phone has nothing of it. */
	async #inPart(part: string): Promise<((figure: string) => PartFigure) | null> {
		const [year = '', suffix = ''] = part.split('-');
		const found = await this.#device.totals(targetPartsId(this.scope, year));
		const parsed = parseBy(TargetParts, found);
		if (!parsed.ok) return null;
		return (figure) => parsed.value.figures[figure]?.[suffix] ?? nothing;
	}

	#figures(published: Published | undefined) {
		if (this.scope === 'block') return published?.block?.figures ?? null;
		return published?.units?.units[this.scope]?.figures ?? null;
	}

	async #published(period: string): Promise<Published> {
		const [block, units] = await Promise.all([
			this.#device.totals(targetsId.block(period)),
			this.#device.totals(targetsId.units(period))
		]);
		const [parsedBlock, parsedUnits] = [parseBy(BlockSchema, block), parseBy(UnitsSchema, units)];
		return {
			block: parsedBlock.ok ? parsedBlock.value : null,
			units: parsedUnits.ok ? parsedUnits.value : null
		};
	}
}
