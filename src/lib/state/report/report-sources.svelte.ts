import type { Device } from '../../data/device.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { daysOfPeriod } from '../../domain/period/span.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import { unitOn, type UnitEvent } from '../../domain/unit/unit-event.ts';
import type { MissingPeople } from '../../domain/report/sheet.ts';
import type { ReportTarget, UnitRow } from '../../domain/report/data.ts';
import { TargetParts, targetPartsId } from '../../domain/targets/part-figures.ts';
import type { PartFigures } from '../../domain/targets/part-figures.ts';
import { Live } from '../live.svelte.ts';
import type { BlockTargetsDevice } from '../targets/block-targets.svelte.ts';
import { PublishedTargets } from '../targets/block-targets.svelte.ts';
import type { OwnTargets, OwnTargetsDevice } from '../targets/own-targets.ts';
import { ownTargets } from '../targets/own-targets.ts';
import { loadProgramme } from '../targets/programme.ts';
import type { OwnPrivateDevice } from './own-private.ts';
import { ownPrivateChapter } from './own-private.ts';
import { reportTargets, unitRows } from './report-targets.ts';
import type { UnitOrganisation } from './unit-organisation.ts';
import { organisationsOf } from './unit-organisation.ts';
import { unitEvents } from '../unit/unit-events.ts';

/** The targets' share of a report. */
export type CountedTargets = {
	targets: readonly ReportTarget[];
	units: readonly UnitRow[];
	unitsDue: number | null;
	/** When the server counted them; null: on this phone, or not at all. */
	at: string | null;
	/** Who is missing in what, by name; on the phone of the unit's own secretary only. */
	missingPeople: readonly MissingPeople[];
};

/** Whence a report's targets come; `current` null while they are read. */
export interface TargetsSource {
	readonly current: CountedTargets | null;
	close(): void;
}

const none: CountedTargets = {
	targets: [],
	units: [],
	unitsDue: null,
	at: null,
	missingPeople: []
};

/** Of free days the programme sets no target. */
export const noTargets: TargetsSource = { current: none, close: () => undefined };

type Parts = ReadonlyMap<string, Readonly<Record<string, PartFigures[string][string]>>>;

/** As the server published them: for the committee. */
export class PublishedSource implements TargetsSource {
	readonly #period: string;
	readonly #published: PublishedTargets;
	readonly #parts: Live<Parts | null>;
	readonly #organisations: Live<ReadonlyMap<string, UnitOrganisation>>;
	readonly #events: Live<UnitEvent[]>;

	constructor(
		device: BlockTargetsDevice,
		scope: 'block' | UnitId,
		period: string,
		now: () => number
	) {
		this.#period = period;
		this.#published = new PublishedTargets(device, scope, { period, now });
		this.#parts = new Live(device, ['records'], () => partsOf(device, scope, period));
		this.#events = new Live(device, ['records'], () => unitEvents(device));
		this.#organisations = new Live(device, ['records'], async () => {
			const [programme, units] = await Promise.all([loadProgramme(), device.units()]);
			return organisationsOf(device, programme, units, period, dayInVietnam(now()));
		});
	}

	get current(): CountedTargets | null {
		const { shown } = this.#published;
		const beside = [this.#parts, this.#organisations, this.#events];
		if (shown === null || beside.some(({ state }) => state.kind === 'loading')) return null;
		if (shown === 'absent') return none;
		if (!shown.whole) return null;
		const { chapters, programme, units, known, due, at } = shown;
		return {
			targets: reportTargets(chapters, programme.targets, this.#period),
			units:
				units === null
					? []
					: unitRows(
							units,
							this.#calledThen(known),
							this.#parts.current,
							this.#organisations.current
						),
			unitsDue: this.#published.scope === 'block' ? due : null,
			at,
			missingPeople: []
		};
	}

	/** Units by their names of the period's end. */
	#calledThen(known: readonly Unit[]): Unit[] {
		const day = daysOfPeriod(this.#period)?.to;
		const events = this.#events.current ?? [];
		return known.map((unit) =>
			day === undefined ? unit : { ...unit, name: unitOn(unit, events, day).name }
		);
	}

	close(): void {
		this.#published.close();
		this.#events.close();
		this.#parts.close();
		this.#organisations.close();
	}
}

/** What each unit did in a part of a year, by figure; null where the period is no part. */
async function partsOf(
	device: Pick<Device, 'units' | 'totals'>,
	scope: 'block' | UnitId,
	period: string
): Promise<Parts | null> {
	const [year = '', suffix = ''] = period.split('-');
	if (suffix === '' || scope !== 'block') return null;
	const read = (await device.units()).map(async ({ id }) => {
		const parsed = parseBy(TargetParts, await device.totals(targetPartsId(id, year)));
		const figures = parsed.ok ? Object.entries(parsed.value.figures) : [];
		const ofPart = figures.flatMap(([figure, parts]) => {
			const part = parts[suffix];
			return part === undefined ? [] : [[figure, part] as const];
		});
		return [id, Object.fromEntries(ofPart)] as const;
	});
	return new Map(await Promise.all(read));
}

/** As this phone counts them: for the unit's own secretary. */
export class OwnSource implements TargetsSource {
	readonly #live: Live<CountedTargets>;

	constructor(
		device: OwnTargetsDevice & OwnPrivateDevice & Pick<Device, 'subscribe'>,
		unit: UnitId,
		period: string,
		now: () => number
	) {
		this.#live = new Live(device, ['records'], async () => {
			const own = await ownTargets(device, unit, period, now());
			const today = dayInVietnam(now());
			const secret = await ownPrivateChapter(device, own.programme, { unit, period, today });
			const chapters = [...own.chapters, secret];
			const targets = reportTargets(chapters, own.programme.targets, period);
			return { ...none, targets, missingPeople: missingPeople(targets, own) };
		});
	}

	get current(): CountedTargets | null {
		return this.#live.current;
	}

	close(): void {
		this.#live.close();
	}
}

/** Who of the frozen list is missing in each figure of persons, with their chi đoàn. */
function missingPeople(targets: readonly ReportTarget[], own: OwnTargets): MissingPeople[] {
	const chiDoanOf = own.use.state === 'missing' ? undefined : own.use.headcount.chiDoanOf;
	const names = new Map<string, string>(own.chiDoan.map(({ id, name }) => [id, name]));
	const figures = targets.flatMap((target) => target.figures);
	return figures.flatMap(({ id, label }) => {
		const people = own.people[id];
		if (people === undefined || people.missing.length === 0) return [];
		const waiting = new Set(people.waiting);
		const listed = people.missing.map((person) => ({
			name: own.name(person),
			chiDoan: names.get(chiDoanOf?.[person] ?? '') ?? '',
			waits: waiting.has(person)
		}));
		return [{ id, label, people: listed }];
	});
}
