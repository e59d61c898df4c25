import type { Device, WriteFault } from '../../data/device.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { Period } from '../../domain/period/period.ts';
import { monthsOf } from '../../domain/period/period.ts';
import type { Result } from '../../domain/result.ts';
import type { PeriodReports, ReportView } from '../../domain/work/register.ts';
import { overdueReports } from '../../domain/work/register.ts';
import type { DeadlineFields, ReportFields } from '../../domain/work/report-fields.ts';
import { reportKey } from '../../domain/work/report-fields.ts';
import { Live } from '../live.svelte.ts';
import { loadProgramme } from '../targets/programme.ts';
import { yearsOfTerm } from '../term-year.ts';
import type { Said } from './conferences-page.svelte.ts';
import { registerOf } from './register.ts';

export type RegisterDevice = Pick<Device, 'session' | 'work' | 'units' | 'subscribe'>;

export type RegisterView = {
	/** The name of the block, for the head of the print. */
	body: string;
	years: string[];
	year: string;
	/** The periods of the year. */
	periods: Period[];
	shown: PeriodReports;
};

/** The period to open with: the newest of which a report is overdue, else the last that has begun. */
function usual(register: readonly PeriodReports[], today: string): PeriodReports | undefined {
	const overdue = overdueReports(register)?.period;
	return (
		register.find(({ period }) => period === overdue) ??
		register.findLast(({ period }) => `${monthsOf(period).to}-01` <= today) ??
		register[0]
	);
}

/** Sổ theo dõi báo cáo: which unit's report of a period came, and which did not. */
export class RegisterPage {
	readonly #device: RegisterDevice;
	readonly #now: () => number;
	readonly #live: Live<RegisterView>;
	/** The period that is asked for or shown; null: the usual one. */
	#period: string | null;

	constructor(device: RegisterDevice, period: string | null, now: () => number) {
		this.#device = device;
		this.#period = period;
		this.#now = now;
		this.#live = new Live(device, ['records'], () => this.#read());
	}

	get view(): RegisterView | null {
		return this.#live.current;
	}
	get broken(): boolean {
		return this.#live.state.kind === 'broken';
	}
	get today(): string {
		return dayInVietnam(this.#now());
	}

	async choose(period: string | null): Promise<void> {
		if (period === this.#period) return;
		this.#period = period;
		await this.#live.reload();
	}

	/** The same part of another year, or its last period where it has no such part. */
	inYear(year: string): string {
		return `${year}${this.view?.shown.period.slice(4) ?? ''}`;
	}

	/** Sets the day on which the reports of a period are due; null: none. */
	setDue(period: Period, set: Partial<DeadlineFields>): Promise<Result<null, WriteFault>> {
		return this.#say({ subject: 'deadline', key: period, set });
	}

	/** Says something of a unit's report; it stands on the screen when this resolves. */
	say(
		period: Period,
		{ unit }: ReportView,
		set: Partial<ReportFields>
	): Promise<Result<null, WriteFault>> {
		return this.#say({ subject: 'report', key: reportKey(period, unit.id), set });
	}

	close(): void {
		this.#live.close();
	}

	async #say(said: Said): Promise<Result<null, WriteFault>> {
		const [work, { id }] = await Promise.all([this.#device.work(), loadProgramme()]);
		const done = await work.say({ ...said, term: id });
		if (done.ok) await this.#live.reload();
		return done;
	}

	async #read(): Promise<RegisterView> {
		const [term, work, units] = await Promise.all([
			loadProgramme(),
			this.#device.work(),
			this.#device.units()
		]);
		const { today } = this;
		const register = registerOf(term, units, await work.entries(term.id), today);
		const asked = register.find(({ period }) => period === this.#period);
		const shown = asked ?? usual(register, today);
		if (shown === undefined) throw new RangeError('a term has a period that is reported on');
		// It stays when its last report comes, though another would be the usual one then.
		this.#period = shown.period;
		const year = shown.period.slice(0, 4);
		return {
			body: term.bodies.block.full,
			years: yearsOfTerm(term),
			year,
			shown,
			periods: register.map(({ period }) => period).filter((one) => one.startsWith(year))
		};
	}
}
