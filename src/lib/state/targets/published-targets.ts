import type { Device } from '../../data/device.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import type { AllUnitsTargets, BlockTargets } from '../../domain/targets/targets-document.ts';
import {
	allUnitsTargets,
	BlockTargets as BlockSchema,
	targetsId,
	UnitsTargets as UnitsSchema
} from '../../domain/targets/targets-document.ts';
import { firstPeriod, isOfTerm, periodsOfTerm } from '../../domain/totals/board-view.ts';
import { daysOfPeriod } from '../../domain/period/span.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import { namedIn } from '../../domain/unit/unit-event.ts';
import { loadCommunes } from '../form/lists.ts';
import { yearsOfTerm } from '../term-year.ts';
import { unitEvents } from '../unit/unit-events.ts';
import type { Programme } from './programme.ts';
import { loadProgramme } from './programme.ts';
import { doneIn, readParts, trendIn } from './published-parts.ts';
import { countedTargets } from './target-views.ts';

/** What the server published of a period, of the block or of one unit. */
export type PublishedPeriod = {
	programme: Programme;
	/** The year or term whose targets are shown. */
	period: string;
	/** A shorter period of the year, whose own results stand beside; null: none is asked for, or nothing of it is here. */
	part: string | null;
	/** The targets that records tell of. */
	counted: ReturnType<typeof countedTargets>;
	/** When the server counted them. */
	at: string;
	/** Every unit's figures, for the committee; null where this phone has none. */
	units: AllUnitsTargets['units'] | null;
	headcounts: BlockTargets['headcounts'] | null;
	/** People on the frozen lists of two units or more, who count in each of them. */
	onSeveral: number;
	due: number;
	/** By name, as they were called at the end of what is shown, where that is over. */
	known: readonly Unit[];
	communeName: (code: string) => string;
	/** The day on which it was read. */
	today: string;
};

type Documents = { block: BlockTargets | null; units: AllUnitsTargets | null };
type TotalsDevice = Pick<Device, 'totals' | 'totalsUnder' | 'units' | 'unitLife'>;
type Scope = 'block' | UnitId;

/** Reads a period (`term`, `2021`, `2021-Q2`; null: the one the term begins with today); `absent`: nothing of it is on this phone. */
export async function readPublished(
	device: TotalsDevice,
	scope: Scope,
	chosen: string | null,
	today: string
): Promise<PublishedPeriod | 'absent'> {
	const programme = await loadProgramme();
	const asked = chosen !== null && isOfTerm(chosen, programme) ? chosen : null;
	const period = asked?.split('-')[0] ?? firstPeriod(programme, today);
	const [communes, units, events, published, parts] = await Promise.all([
		loadCommunes(),
		device.units(),
		unitEvents(device),
		documentsOver(device, scope, programme, period),
		readParts(device, scope, period)
	]);
	const here = published.get(period) ?? { block: null, units: null };
	const of = scope === 'block' ? here.block : here.units;
	if (of === null) return 'absent';
	const years = yearsOfTerm(programme);
	const countedOn = dayInVietnam(Date.parse(of.at));
	const part = parts !== null && asked !== null && asked !== period ? asked : null;
	const beside = {
		inPart: parts === null || part === null ? null : doneIn(parts, part),
		trend: parts === null ? null : trendIn(parts, { period, years, countedOn }),
		today,
		countedOn,
		span: programme
	};
	const figures = (one: string) => figuresIn(published.get(one), scope);
	return {
		programme,
		period,
		part,
		at: of.at,
		today,
		counted: countedTargets(programme, period, years, figures, beside),
		units: here.units?.units ?? null,
		headcounts: here.block?.headcounts ?? null,
		onSeveral: here.block?.onSeveral ?? 0,
		due: here.block?.units ?? 0,
		known: byName(namedIn(units, events, daysOfPeriod(part ?? period), today)),
		communeName: nameIn(communes)
	};
}

function figuresIn(published: Documents | undefined, scope: Scope) {
	if (scope === 'block') return published?.block?.figures ?? null;
	return published?.units?.units[scope]?.figures ?? null;
}

/** What is shown of a period, and nothing else: reading a period of sixty units takes time. */
async function documentsOver(
	device: TotalsDevice,
	scope: Scope,
	programme: Programme,
	period: string
): Promise<ReadonlyMap<string, Documents>> {
	const isOfBlock = scope === 'block';
	// Over the term yearly targets stand year by year.
	const shown = period === 'term' ? periodsOfTerm(programme) : [period];
	const read = async (one: string) => {
		const [block, units] = await Promise.all([
			isOfBlock || one === period ? device.totals(targetsId.block(one)) : null,
			!isOfBlock || one === period ? device.totalsUnder(targetsId.units(one)) : []
		]);
		const parsedBlock = parseBy(BlockSchema, block);
		const parsedUnits = units.flatMap((some) => {
			const parsed = parseBy(UnitsSchema, some);
			return parsed.ok ? [parsed.value] : [];
		});
		return {
			block: parsedBlock.ok ? parsedBlock.value : null,
			units: allUnitsTargets(parsedUnits)
		};
	};
	return new Map(await Promise.all(shown.map(async (one) => [one, await read(one)] as const)));
}

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
