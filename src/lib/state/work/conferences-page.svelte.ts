import type { Device, WriteFault } from '../../data/device.ts';
import type { WorkSaid } from '../../data/notices.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { Result } from '../../domain/result.ts';
import type { ConferenceView, Paper, WorkAhead } from '../../domain/work/conferences.ts';
import { conferencesOf, resolutionsIssued, workAhead } from '../../domain/work/conferences.ts';
import type { WorkEntry } from '../../domain/work/entry.ts';
import type { OverdueReports } from '../../domain/work/register.ts';
import { overdueReports } from '../../domain/work/register.ts';
import type { PartAhead } from '../../domain/work/year-ahead.ts';
import { yearAhead } from '../../domain/work/year-ahead.ts';
import { Live } from '../live.svelte.ts';
import type { Programme } from '../targets/programme.ts';
import { loadProgramme } from '../targets/programme.ts';
import { registerOf } from './register.ts';

export type WorkDevice = Pick<Device, 'session' | 'work' | 'workIn' | 'units' | 'subscribe'>;

/** The conferences of the term as this phone knows them, and what of them is late or comes next. */
export type ConferencesView = {
	term: Pick<Programme, 'id' | 'name' | 'ordinal' | 'bodies'>;
	conferences: ConferenceView[];
	ahead: WorkAhead;
	/** What of the rest of the year is late or comes next. */
	year: PartAhead[];
	/** Units whose report is overdue; null: none. */
	reports: OverdueReports | null;
	/** CT18, of which the papers tell; null in a term that asks for no resolution. */
	resolutions: ResolutionTarget | null;
};

/** A target that counts resolutions: the programme's words, how many it asks for, and those that were issued. */
export type ResolutionTarget = {
	id: string;
	label: string;
	quote: string;
	goal: number;
	issued: Paper[];
};

/** The months in which the units are rated, as the targets on their levels say. */
function ratedIn(targets: Programme['targets']): string[] {
	const months = targets.flatMap(({ rule }) => (rule.kind === 'rated' ? rule.ratedIn : []));
	return [...new Set(months)];
}

function resolutionTarget(
	targets: Programme['targets'],
	entries: readonly WorkEntry[],
	today: string
): ResolutionTarget | null {
	const target = targets.find(({ rule }) => rule.kind === 'resolutions');
	const goal = target?.figures[0]?.goal;
	if (target === undefined || goal?.kind !== 'countAtLeast') return null;
	const { id, label, quote } = target;
	return { id, label, quote, goal: goal.n, issued: resolutionsIssued(entries, today) };
}

/** A change of one thing, without the term it belongs to. */
export type Said = WorkSaid extends infer One
	? One extends unknown
		? Omit<One, 'term'>
		: never
	: never;

/** The ten conferences of the executive committee: what is planned, what was done, and by whom. */
export class ConferencesPage {
	readonly today: string;
	readonly #device: WorkDevice;
	readonly #live: Live<ConferencesView>;

	constructor(device: WorkDevice, nowMs: number) {
		this.#device = device;
		this.today = dayInVietnam(nowMs);
		this.#live = new Live(device, ['records'], () => this.#read());
	}

	get view(): ConferencesView | null {
		return this.#live.current;
	}
	get broken(): boolean {
		return this.#live.state.kind === 'broken';
	}

	/** Writes a change; it stands on the screen when this resolves. */
	async say(said: Said): Promise<Result<null, WriteFault>> {
		const [work, { id }] = await Promise.all([this.#device.work(), loadProgramme()]);
		const done = await work.say({ ...said, term: id });
		if (done.ok) await this.#live.reload();
		return done;
	}

	/** The key of a paper that is entered now. */
	async newKey(): Promise<string> {
		return (await this.#device.work()).newKey();
	}

	close(): void {
		this.#live.close();
	}

	async #read(): Promise<ConferencesView> {
		const [term, work, inspections, units] = await Promise.all([
			loadProgramme(),
			this.#device.work(),
			this.#device.workIn('inspection'),
			this.#device.units()
		]);
		const [entries, inspected] = await Promise.all([
			work.entries(term.id),
			inspections.entries(term.id)
		]);
		const conferences = conferencesOf(term.conferences, entries, this.today);
		return {
			term,
			conferences,
			ahead: workAhead(conferences),
			year: yearAhead(
				{ ...term, ratedIn: ratedIn(term.targets) },
				units,
				[...entries, ...inspected],
				this.today
			),
			reports: overdueReports(registerOf(term, units, entries, this.today)),
			resolutions: resolutionTarget(term.targets, entries, this.today)
		};
	}
}
