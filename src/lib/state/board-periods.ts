import type { Device } from '../data/device.ts';
import type { UnitId } from '../domain/ids.ts';
import { parseBy } from '../domain/issue.ts';
import { rangeOf, yearSuffixes } from '../domain/period/span.ts';
import { monthsOf, periodsOfTerm } from '../domain/totals/board-view.ts';
import type { CampaignMonths } from '../domain/totals/campaign-months.ts';
import { countCampaignMonths, publishedCampaignMonths } from '../domain/totals/campaign-months.ts';
import type { PeriodCount, PeriodMark } from '../domain/totals/period-marks.ts';
import { closedFor, countPeriods, isFuture, periodsWithin } from '../domain/totals/period-marks.ts';
import {
	countsOver,
	PeriodsDocument,
	periodsPrefix,
	shardOf,
	wholeId
} from '../domain/totals/periods-document.ts';
import { countRecord } from '../domain/totals/record.ts';
import type { BoardNames } from './board-names.ts';

type Scope = 'block' | UnitId;
type PartsDevice = Pick<Device, 'session' | 'totals' | 'totalsUnder' | 'periods' | 'unitRecords'>;

/** While they are being read. */
export const noMarks: ReadonlyMap<string, PeriodMark> = new Map();

/** The units a person holds a right for, in the order of their rights. */
export function ownUnitsOf(device: Pick<Device, 'session'>): UnitId[] {
	return device.session.roles.flatMap((role) => ('unit' in role ? [role.unit] : []));
}

/** Whether a scope's figures and records are counted on this phone. */
export function countsHere(device: Pick<Device, 'session'>, scope: Scope): scope is UnitId {
	return scope !== 'block' && ownUnitsOf(device).includes(scope);
}

/** What the server published of a year in parts, and when it last changed; null where this phone has none. */
export async function publishedParts(
	device: Pick<Device, 'totalsUnder'>,
	scope: Scope,
	year: string
): Promise<{ documents: PeriodsDocument[]; at: string } | null> {
	const found = await device.totalsUnder(periodsPrefix(scope, year));
	const documents = found.flatMap((document) => {
		const parsed = parseBy(PeriodsDocument, document);
		return parsed.ok ? [parsed.value] : [];
	});
	if (documents.length === 0) return null;
	const at = documents.reduce((last, one) => (one.at > last ? one.at : last), '');
	return { documents, at };
}

/** What the picker says of every part of every year: how much it counts, whether it is closed, whether it lies ahead. */
export async function readMarks(
	device: PartsDevice,
	scope: Scope,
	names: Pick<BoardNames, 'term' | 'units'>,
	today: string
): Promise<Map<string, PeriodMark>> {
	const years = periodsOfTerm(names.term).filter((period) => period !== 'term');
	const [counts, closings] = await Promise.all([
		countsHere(device, scope)
			? ownCounts(device, scope, names, years)
			: publishedCounts(device, scope, years),
		device.periods().then((periods) => periods.closings())
	]);
	const units = scope === 'block' ? names.units.map(({ id }) => id) : [scope];
	return new Map(
		[...counts].map(([period, count]) => [
			period,
			{ ...count, closed: closedFor(period, closings, units), future: isFuture(period, today) }
		])
	);
}

async function ownCounts(
	device: PartsDevice,
	unit: UnitId,
	{ term }: Pick<BoardNames, 'term'>,
	years: readonly string[]
): Promise<Map<string, PeriodCount>> {
	const records = await device.unitRecords(unit);
	const counted = records.map(({ activity, decisions, conflicted }) =>
		countRecord(activity, decisions, term, conflicted)
	);
	return countPeriods(counted, unit, years.flatMap(periodsWithin));
}

/** Of years whose parts are not here nothing is said. */
async function publishedCounts(
	device: PartsDevice,
	scope: Scope,
	years: readonly string[]
): Promise<Map<string, PeriodCount>> {
	const read = years.map(async (year) => {
		const parsed = parseBy(PeriodsDocument, await device.totals(wholeId(scope, year)));
		if (!parsed.ok) return [];
		const counts = countsOver(parsed.value, yearSuffixes);
		return [...counts].map(([suffix, count]) => [`${year}-${suffix}`, count] as const);
	});
	return new Map((await Promise.all(read)).flat());
}

/** The months of a period by campaign: of the own unit counted here, else as published. None of a range that the server counted. */
export async function readCampaignMonths(
	device: PartsDevice,
	scope: Scope,
	{ term }: BoardNames,
	period: string
): Promise<CampaignMonths | null> {
	if (countsHere(device, scope)) {
		const records = await device.unitRecords(scope);
		const counted = records.map(({ activity, decisions, conflicted }) =>
			countRecord(activity, decisions, term, conflicted)
		);
		return countCampaignMonths(counted, scope, period);
	}
	if (rangeOf(period) !== null) return null;
	const months = monthsOf(period, term);
	const years = [...new Set(months.map((month) => month.slice(0, 4)))];
	// Of the block's documents the one that holds the campaigns.
	const shard = shardOf(scope, 'campaign:') ?? '';
	const read = years.map(async (year) =>
		parseBy(PeriodsDocument, await device.totals(periodsPrefix(scope, year) + shard))
	);
	const documents = (await Promise.all(read)).flatMap((one) => (one.ok ? [one.value] : []));
	return documents.length === 0 ? null : publishedCampaignMonths(documents, months);
}
