import type { Device, WriteFault } from '../../data/device.ts';
import type { AskedReopening, PeriodAct, RequestsFault } from '../../data/notices.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { stateOfRequest } from '../../domain/period/closed.ts';
import type { Closing } from '../../domain/period/closing.ts';
import type { ClosedPeriod } from '../../domain/period/overview.ts';
import { closedPeriods, waitingIn } from '../../domain/period/overview.ts';
import type { Period } from '../../domain/period/period.ts';
import { lastDayOf, periodsOfYear } from '../../domain/period/period.ts';
import { TotalsDocument, totalsId, unpackBoard } from '../../domain/totals/totals-document.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import { loadTerm } from '../form/lists.ts';
import { Live } from '../live.svelte.ts';
import { yearInTerm, yearsOfTerm } from '../term-year.ts';

export type CloseDevice = Pick<Device, 'session' | 'periods' | 'totals' | 'units' | 'subscribe'>;

/** What still waits in a period: by unit, most first; `at` null where this phone has no figures of it. */
export type StillWaiting = {
	total: number;
	units: { id: UnitId; name: string; count: number }[];
	at: string | null;
};

export type CloseView = {
	years: string[];
	year: string;
	/** The periods of the year that are over. */
	periods: Period[];
	period: Period | null;
	/** The chosen period, where it is closed for everybody. */
	closedAt: string | null;
	waiting: StillWaiting;
	closed: ClosedPeriod[];
	units: Unit[];
};

type Requests =
	| { kind: 'loading' }
	| { kind: 'shown'; all: readonly AskedReopening[] }
	| { kind: 'fault'; fault: RequestsFault };

/** Khóa kỳ: what is closed, what waits in what could be, and what units ask for. */
export class ClosePage {
	readonly #device: CloseDevice;
	readonly #now: () => number;
	readonly #live: Live<CloseView & { closings: Closing[] }>;
	#chosen: { year: string | null; period: Period | null } = { year: null, period: null };
	#requests = $state.raw<Requests>({ kind: 'loading' });
	#busy = $state(false);
	#fault = $state.raw<WriteFault | null>(null);

	constructor(device: CloseDevice, now: () => number) {
		this.#device = device;
		this.#now = now;
		this.#live = new Live(device, ['records', 'sync'], () => this.#read());
		void this.askUnits();
	}

	get view(): CloseView | null {
		return this.#live.current;
	}
	get broken(): boolean {
		return this.#live.state.kind === 'broken';
	}
	get busy(): boolean {
		return this.#busy;
	}
	/** Why the last act did not happen. */
	get fault(): WriteFault | null {
		return this.#fault;
	}
	get requests(): 'loading' | RequestsFault | readonly AskedReopening[] {
		if (this.#requests.kind === 'loading') return 'loading';
		if (this.#requests.kind === 'fault') return this.#requests.fault;
		const closings = this.#live.current?.closings ?? [];
		return this.#requests.all.filter(
			({ request }) => stateOfRequest(request, closings).state === 'waiting'
		);
	}

	unitName(id: UnitId): string {
		return this.view?.units.find((unit) => unit.id === id)?.name ?? id;
	}

	/** Asks the server what units ask for. */
	async askUnits(): Promise<void> {
		this.#requests = { kind: 'loading' };
		const asked = await (await this.#device.periods()).askedByUnits();
		this.#requests = asked.ok
			? { kind: 'shown', all: asked.value }
			: { kind: 'fault', fault: asked.error };
	}

	async choose(year: string, period: Period | null): Promise<void> {
		this.#chosen = { year, period };
		await this.#live.reload();
	}

	/** Closes, reopens or refuses; false when it did not happen, and `fault` says why. */
	async act(act: PeriodAct): Promise<boolean> {
		if (this.#busy) return false;
		this.#busy = true;
		this.#fault = null;
		try {
			const done = await (await this.#device.periods()).act(act);
			if (!done.ok) this.#fault = done.error;
			else await this.#live.reload();
			return done.ok;
		} finally {
			this.#busy = false;
		}
	}

	close(): void {
		this.#live.close();
	}

	async #read(): Promise<CloseView & { closings: Closing[] }> {
		const [term, units, closings] = await Promise.all([
			loadTerm(),
			this.#device.units(),
			this.#device.periods().then((periods) => periods.closings())
		]);
		const year = this.#chosen.year ?? yearInTerm(term, this.#now());
		const today = dayInVietnam(this.#now());
		const periods = periodsOfYear(year).filter((one) => lastDayOf(one) < today);
		const period = periods.find((one) => one === this.#chosen.period) ?? null;
		const ids = units.map(({ id }) => id);
		const closed = closedPeriods(closings, ids);
		const known = closed.find((one) => one.period === period && one.openFor.length === 0);
		return {
			years: yearsOfTerm(term),
			year,
			periods,
			period,
			closedAt: known?.closedAt ?? null,
			waiting: await this.#waiting(units, year, period),
			closed,
			units,
			closings
		};
	}

	async #waiting(
		units: readonly Unit[],
		year: string,
		period: Period | null
	): Promise<StillWaiting> {
		const found: StillWaiting = { total: 0, units: [], at: null };
		if (period === null) return found;
		const block = parseBy(TotalsDocument, await this.#device.totals(totalsId('block', year)));
		if (block.ok) found.at = block.value.at;
		for (const { id, name } of units) {
			const board = parseBy(TotalsDocument, await this.#device.totals(totalsId(id, year)));
			const count = board.ok ? waitingIn(unpackBoard(board.value), period) : 0;
			if (count > 0) found.units.push({ id, name, count });
			found.total += count;
		}
		found.units.sort((a, b) => b.count - a.count);
		return found;
	}
}
