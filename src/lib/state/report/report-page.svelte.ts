import type { Device, WriteFault } from '../../data/device.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import { rangeOf } from '../../domain/period/span.ts';
import { periodName } from '../../domain/period/period-name.ts';
import type { BuiltReport } from '../../domain/report/build.ts';
import { buildReport } from '../../domain/report/build.ts';
import type { NamedCount, ReportData, WorkFacts } from '../../domain/report/data.ts';
import type { ReportForm } from '../../domain/report/form.ts';
import { freeze } from '../../domain/report/freeze.ts';
import type { FrozenReport } from '../../domain/report/frozen-list.ts';
import { frozenReports } from '../../domain/report/frozen-list.ts';
import { heldIn } from '../../domain/report/held.ts';
import { missingPeopleSheet, sheetsOf } from '../../domain/report/sheet.ts';
import { ownWorkFacts, workFacts } from '../../domain/report/work-facts.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { figureOf, rowsOf, sortRows } from '../../domain/totals/board-view.ts';
import type { Board } from '../../domain/totals/figures.ts';
import type { WorkEntry } from '../../domain/work/entry.ts';
import type { BoardNames } from '../board-names.ts';
import { loadBoardNames, namesOn, unitOf } from '../board-names.ts';
import { daysOfPeriod } from '../../domain/period/span.ts';
import type { UnitEvent } from '../../domain/unit/unit-event.ts';
import { countsHere } from '../board-periods.ts';
import type { BoardDevice, BoardScope } from '../board.svelte.ts';
import { BoardState } from '../board.svelte.ts';
import { Live } from '../live.svelte.ts';
import { savePaper, saveSheets } from './save-paper.ts';
import type { Programme } from '../targets/programme.ts';
import { loadProgramme } from '../targets/programme.ts';
import type { BlockTargetsDevice } from '../targets/block-targets.svelte.ts';
import type { OwnTargetsDevice } from '../targets/own-targets.ts';
import type { FrozenRecordsDevice } from './records-to-freeze.ts';
import { recordsToFreeze } from './records-to-freeze.ts';
import { reportEntries } from './report-work.ts';
import type { TargetsSource } from './report-sources.svelte.ts';
import { OwnSource, PublishedSource, noTargets } from './report-sources.svelte.ts';
import { SectionDrafts } from './section-drafts.svelte.ts';
import { unitEvents } from '../unit/unit-events.ts';

export type ReportDevice = BoardDevice &
	BlockTargetsDevice &
	OwnTargetsDevice &
	Pick<Device, 'work' | 'workIn'> &
	FrozenRecordsDevice;

/** What a report needs that does not change while it is written. */
export type ReportLists = {
	names: BoardNames;
	events: readonly UnitEvent[];
	programme: Programme;
	form: ReportForm;
};

/** Loads it: the term's lists and the form come with the app. */
export async function loadReportLists(
	device: Pick<Device, 'units' | 'unitLife'>
): Promise<ReportLists> {
	const [names, events, programme, { shippedReportForm }] = await Promise.all([
		loadBoardNames(device),
		unitEvents(device),
		loadProgramme(),
		import('../../terms/report.ts')
	]);
	return { names, events, programme, form: shippedReportForm };
}

/** The review report of a scope and period while it is written: filled from the data, with what somebody wrote instead. */
export class ReportPage {
	readonly period: string;
	readonly board: BoardState;
	readonly drafts: SectionDrafts;
	readonly #device: ReportDevice;
	readonly #lists: ReportLists;
	readonly #targets: TargetsSource;
	readonly #work: Live<WorkEntry[]>;
	readonly #today: string;
	readonly #data: ReportData | null = $derived.by(() => this.#read());
	readonly #built: BuiltReport | null = $derived.by(() => this.#build());

	constructor(
		device: ReportDevice,
		scope: BoardScope,
		lists: ReportLists,
		options: { period: string | null; now: () => number }
	) {
		const { now } = options;
		const { programme, names, form } = lists;
		this.#device = device;
		this.#today = dayInVietnam(now());
		this.board = new BoardState(device, scope, names, { period: options.period, nowMs: now() });
		this.period = this.board.period;
		// A report is of its time, and so are the units' names in it.
		const last = daysOfPeriod(this.period)?.to ?? this.#today;
		this.#lists = { ...lists, names: namesOn(names, lists.events, last) };
		void this.board.load();
		this.#targets = targetsSource(device, scope, this.period, now);
		this.#work = new Live(device, ['records'], () =>
			reportEntries(device, programme.id, this.#ownUnit)
		);
		const of = `${programme.id}:${scope}:${this.period}`;
		this.drafts = new SectionDrafts(
			device,
			of,
			form.sections.map(({ id }) => id)
		);
	}

	/** What the report is filled from; null while it is read. */
	get data(): ReportData | null {
		return this.#data;
	}
	/** The report as it stands; null while it is read. */
	get built(): BuiltReport | null {
		return this.#built;
	}
	/** Whether the figures were counted on this phone. */
	get countedHere(): boolean {
		return this.board.countedHere;
	}

	/** What was frozen of this scope and period, the newest first. */
	get frozen(): FrozenReport[] {
		return frozenReports(this.#work.current ?? []).filter(
			({ scope, period }) => scope === this.board.scope && period === this.period
		);
	}

	/**
	 * Keeps the report as it stands, with what its figures are made of, for everybody who may read it.
	 * @returns whether the records behind its figures are named in it: the committee's phones ask the server for them
	 */
	async freeze(): Promise<Result<{ named: boolean }, WriteFault>> {
		const { data, built } = this;
		if (data === null || built === null)
			throw new RangeError('a report that is not there yet is not frozen');
		const { scope, period } = data;
		const { programme, names } = this.#lists;
		const [work, records] = await Promise.all([
			this.#device.work(this.#ownUnit),
			recordsToFreeze(this.#device, { scope, period, own: this.countedHere }, programme, names)
		]);
		const done = await work.say({
			term: this.#lists.programme.id,
			key: work.newKey(),
			subject: this.#ownUnit === undefined ? 'frozen' : 'ownfrozen',
			set: { scope, period, content: JSON.stringify(freeze(data, built.paper, records)) }
		});
		if (!done.ok) return done;
		await this.#work.reload();
		return ok({ named: records !== null });
	}

	/** The unit whose own secretary writes this; undefined: the committee's. */
	get #ownUnit(): UnitId | undefined {
		const { scope } = this.board;
		return scope !== 'block' && this.countedHere ? scope : undefined;
	}

	/** Writes the figures as an Excel file and hands it to the person. @returns its name */
	async saveXlsx(): Promise<string> {
		const { data } = this;
		if (data === null) throw new RangeError('figures that are not there yet are not saved');
		const people = missingPeopleSheet(this.#targets.current?.missingPeople ?? []);
		const sheets = [...sheetsOf(data), ...(people.rows.length > 0 ? [people] : [])];
		return saveSheets(sheets, `so lieu ${periodName(this.period)}`);
	}

	/** Writes the Word file and hands it to the person. @returns its name */
	async saveDocx(): Promise<string> {
		const { built } = this;
		if (built === null) throw new RangeError('a report that is not there yet is not saved');
		return savePaper(built.paper, `bao cao ${periodName(this.period)}`);
	}

	close(): void {
		void this.drafts.flush();
		this.board.close();
		this.#targets.close();
		this.#work.close();
	}

	#build(): BuiltReport | null {
		const data = this.#data;
		if (data === null || !this.drafts.ready) return null;
		const { bodies, province } = this.#lists.programme;
		const heading = {
			superior: bodies.superior.heading,
			issuing: bodies.issuing.heading,
			place: province
		};
		return buildReport(this.#lists.form, heading, data, this.drafts.edits);
	}

	#read(): ReportData | null {
		const { board, period } = this;
		const { shown, scope } = board;
		const targets = this.#targets.current;
		const entries = this.#work.current;
		if (shown.kind === 'loading' || targets === null || entries === null) return null;
		const { programme, names } = this.#lists;
		const counted = shown.kind === 'shown' ? shown : null;
		const source = counted?.source;
		return {
			scope,
			period,
			targets: targets.targets,
			units: targets.units,
			unitsDue: targets.unitsDue,
			body: scope === 'block' ? programme.bodies.block.full : (unitOf(names, scope)?.name ?? scope),
			at: source !== undefined && 'at' in source ? source.at : targets.at,
			board: counted?.board ?? null,
			campaigns: counted === null ? [] : this.#campaigns(counted.board),
			...(scope === 'block'
				? heldIn(programme, entries, period, this.#today)
				: { conferences: [], papers: [] }),
			work: this.#workFacts(entries),
			silent: board.silence?.units.length ?? null
		};
	}

	#workFacts(entries: readonly WorkEntry[]): WorkFacts {
		const { period, board } = this;
		if (this.#ownUnit !== undefined) return ownWorkFacts(period, entries);
		const { programme: term, names } = this.#lists;
		const of = { scope: board.scope, term, units: names.units, period };
		return workFacts({ ...of, today: this.#today }, entries);
	}

	#campaigns(board: Board): NamedCount[] {
		const { programme, names } = this.#lists;
		const rows = sortRows(
			rowsOf(board, 'campaign'),
			'most',
			'activities',
			names.compare('campaign')
		);
		return rows.flatMap(({ key, cell }) => {
			const campaign = programme.campaigns.find(({ id }) => id === key);
			const activities = figureOf(cell.approved, 'activities').n ?? 0;
			if (campaign === undefined || activities === 0) return [];
			return [{ key, name: campaign.name, group: campaign.group, activities }];
		});
	}
}

function targetsSource(
	device: ReportDevice,
	scope: BoardScope,
	period: string,
	now: () => number
): TargetsSource {
	if (rangeOf(period) !== null) return noTargets;
	return countsHere(device, scope)
		? new OwnSource(device, scope, period, now)
		: new PublishedSource(device, scope, period, now);
}
