import { addExactly } from '../amount.ts';
import type { UnitId } from '../ids.ts';
import { countsInPeriod } from '../period/span.ts';
import { BoardBuilder } from './board-builder.ts';
import type { BoardMeasure } from './board-view.ts';
import { figureOf } from './board-view.ts';
import { countedOf } from './count-board.ts';
import type { Cell, CountedRecord } from './figures.ts';
import { NONE } from './figures.ts';
import type { PeriodsDocument } from './periods-document.ts';
import { boardOver } from './periods-document.ts';

/** The cells of each month by campaign; months without a record are not there. */
export type CampaignMonths = ReadonlyMap<string, Readonly<Record<string, Cell>>>;

/** Of a unit's own records: those that a period counts and that name a month. */
export function countCampaignMonths(
	records: readonly CountedRecord[],
	unit: UnitId,
	period: string
): CampaignMonths {
	const months = new Map<string, BoardBuilder>();
	for (const side of ['approved', 'waiting'] as const)
		for (const counted of countedOf(records, side, unit)) {
			const { month } = counted.facts;
			if (month === null || !countsInPeriod(counted.facts, period)) continue;
			const builder = months.get(month) ?? new BoardBuilder(unit);
			months.set(month, builder);
			builder.add(side, counted);
		}
	return new Map([...months].map(([month, builder]) => [month, builder.build().by.campaign ?? {}]));
}

/** The same of some months out of what is published of their years. */
export function publishedCampaignMonths(
	documents: readonly PeriodsDocument[],
	months: readonly string[]
): CampaignMonths {
	const years = Map.groupBy(documents, ({ year }) => year);
	return new Map(
		months.map((month) => {
			const ofYear = (years.get(month.slice(0, 4)) ?? []).map(onlyCampaigns);
			const scope = ofYear[0]?.scope ?? 'block';
			return [month, boardOver(ofYear, scope, month).by.campaign ?? {}];
		})
	);
}

function onlyCampaigns(document: PeriodsDocument): PeriodsDocument {
	const slots = Object.entries(document.slots).filter(([slot]) => slot.startsWith('campaign:'));
	return { ...document, slots: Object.fromEntries(slots) };
}

/** What is stacked: a campaign, what names none, or all the smaller ones together. */
export type StackKey = { kind: 'campaign'; key: string } | { kind: 'none' } | { kind: 'others' };
/** One layer of the columns, from the bottom up. `months`: by the order of the months; `n` 0 where nothing is said. */
export type StackLayer = { of: StackKey; months: number[]; total: number; inexact: boolean };

/** The columns of months, each stacked by campaign, largest campaigns first; approved only. */
export function stackMonths(
	cells: CampaignMonths,
	months: readonly string[],
	measure: Exclude<BoardMeasure, 'members'>,
	most: number
): { layers: StackLayer[]; highest: number } {
	const keys = new Set([...cells.values()].flatMap((of) => Object.keys(of)));
	const layers = [...keys]
		.map((key) => layerOf(key, cells, months, measure))
		.filter(({ total }) => total > 0);
	const named = layers.filter(({ of }) => of.kind === 'campaign').sort((a, b) => b.total - a.total);
	const shown = named.length > most ? named.slice(0, most - 1) : named;
	const rest = named.slice(shown.length);
	const all = [
		...shown,
		...(rest.length > 0 ? [together(rest)] : []),
		...layers.filter(({ of }) => of.kind === 'none')
	];
	const columns = months.map((_, i) => all.reduce((sum, one) => sum + (one.months[i] ?? 0), 0));
	return { layers: all, highest: Math.max(0, ...columns) };
}

function layerOf(
	key: string,
	cells: CampaignMonths,
	months: readonly string[],
	measure: BoardMeasure
): StackLayer {
	const figures = months.map((month) => {
		const cell = cells.get(month)?.[key];
		return cell === undefined ? null : figureOf(cell.approved, measure);
	});
	const told = figures.map((figure) => figure?.n ?? 0);
	return {
		of: key === NONE ? { kind: 'none' } : { kind: 'campaign', key },
		months: told,
		total: told.reduce(addExactly, 0),
		inexact: figures.some((figure) => figure?.inexact === true)
	};
}

function together(layers: readonly StackLayer[]): StackLayer {
	const months = layers[0]?.months.map((_, i) =>
		layers.reduce((sum, one) => addExactly(sum, one.months[i] ?? 0), 0)
	);
	return {
		of: { kind: 'others' },
		months: months ?? [],
		total: layers.reduce((sum, { total }) => addExactly(sum, total), 0),
		inexact: layers.some(({ inexact }) => inexact)
	};
}
