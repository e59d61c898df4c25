import * as v from 'valibot';
import { addSums, emptySum } from '../amount.ts';
import { Instant } from '../date.ts';
import { UnitId } from '../ids.ts';
import type { Board, Cell, Dimension, Figures, Measure } from './figures.ts';
import { dimensions, emptyCell, figuresBy, measures, NONE } from './figures.ts';
import type { PartSet } from './year-parts.ts';
import { listParts, MONTH_PARTS, partsOf, unions } from './year-parts.ts';

/**
 * One side of a slot on the wire: first the distinct persons of each of `unions`, then a line for each part of the year
 * that counts a record: [part, activities, members, then for each measure that is told: its number, n, inexact, with,
 * without]. A measure that no record tells has as many records without it as there are activities, and is left out.
 */
const PackedSide = v.custom<number[][]>(isPacked);
type PackedSide = v.InferOutput<typeof PackedSide>;

/**
 * The figures of one scope and year in parts, out of which a phone puts together months, quarters, halves and nine
 * months: in `totals-committee`. The block's are several documents (`shard`), so that an approval changes small ones.
 * A slot is `all` or `dimension:key`; months are no slots, they are the parts of `all`.
 */
export const PeriodsDocument = v.looseObject({
	_id: v.pipe(v.string(), v.startsWith('periods:')),
	type: v.literal('periods'),
	v: v.literal(1),
	scope: v.union([v.literal('block'), UnitId]),
	year: v.pipe(v.string(), v.regex(/^\d{4}$/)),
	/** When the figures were counted, by the server's clock. */
	at: Instant,
	slots: v.record(v.string(), v.strictObject({ approved: PackedSide, waiting: PackedSide }))
});
export type PeriodsDocument = v.InferOutput<typeof PeriodsDocument>;

/** By hand: a schema looks at each of a hundred thousand numbers for several times as long as all the rest takes. */
function isPacked(value: unknown): boolean {
	const isLine = (line: unknown) =>
		Array.isArray(line) && line.every((number) => typeof number === 'number');
	return Array.isArray(value) && value.every(isLine);
}

/** Figures of one side of a slot over a year: by part, and the distinct persons of each of {@link unions}. */
export type YearSide = { parts: ReadonlyMap<number, Figures>; unions: readonly number[] };

const UNIT_SHARDS = 16;
const COMMUNE_SHARDS = 8;

/** Every shard over which units are spread. */
export const unitShards: readonly string[] = Array.from(
	{ length: UNIT_SHARDS },
	(_, shard) => `unit-${shard}`
);

/** Which document of a scope holds a slot; null for months, which none does. */
export function shardOf(scope: string, slot: string): string | null {
	const [dimension = '', key = ''] = slot.split(':');
	if (dimension === 'month') return null;
	if (scope !== 'block' || dimension === 'objective') return 'all';
	if (dimension === 'unit') return `unit-${spread(key, UNIT_SHARDS)}`;
	return dimension === 'commune' ? `commune-${spread(key, COMMUNE_SHARDS)}` : dimension;
}

function spread(key: string, over: number): number {
	let sum = 0;
	for (const letter of key) sum = (31 * sum + letter.charCodeAt(0)) % 65_521;
	return sum % over;
}

/** The beginning of the ids of a scope and year. */
export function periodsPrefix(scope: 'block' | UnitId, year: string): string {
	return `periods:${scope}:${year}:`;
}

/** The id of the document that holds the slot `all`, and so tells which periods are empty. */
export function wholeId(scope: 'block' | UnitId, year: string): string {
	return periodsPrefix(scope, year) + 'all';
}

/** Packs one side of a slot. */
export function packSide({ parts, unions: persons }: YearSide): PackedSide {
	if (parts.size === 0) return [];
	const lines = [...parts]
		.toSorted(([a], [b]) => a - b)
		.map(([part, figures]) => packLine(part, figures));
	return [[...persons], ...lines];
}

function packLine(part: number, figures: Figures): number[] {
	const line = [part, figures.activities, figures.members];
	for (const [i, measure] of measures.entries()) {
		const { n, inexact, with: said, without } = figures[measure];
		const isUsual = said === 0 && without === figures.activities;
		if (!isUsual) line.push(i, n, Number(inexact), said, without);
	}
	return line;
}

/** Of the lines only those of a set of parts are read: a month is a twelfth of them. */
function unpackSide(packed: PackedSide, set: PartSet): YearSide {
	const [persons = [], ...lines] = packed;
	const within = lines.filter(([part = 0]) => (set & (1 << part)) !== 0);
	const parts = within.map((line) => [line[0] ?? 0, unpackLine(line)] as const);
	return { parts: new Map(parts), unions: persons };
}

const TOLD = 5;

function unpackLine([, activities = 0, members = 0, ...said]: readonly number[]): Figures {
	const at = new Map<number, number>();
	for (let i = 0; i < said.length; i += TOLD) at.set(said[i] ?? 0, i);
	return figuresBy(activities, members, (measure) => {
		const i = at.get(measures.indexOf(measure));
		if (i === undefined) return { ...emptySum, without: activities };
		const [n = 0, inexact = 0, told = 0, without = 0] = said.slice(i + 1, i + TOLD);
		return { n, inexact: inexact === 1, with: told, without };
	});
}

/** The figures of a set of parts; null where no record counts in them. Persons are told for single parts and unions. */
export function figuresOver(side: YearSide, set: PartSet): Figures | null {
	const within = listParts(set).flatMap((part) => side.parts.get(part) ?? []);
	const [first, ...more] = within;
	if (first === undefined) return null;
	if (more.length === 0) return first;
	const members = side.unions[unions.indexOf(set)] ?? 0;
	const activities = within.reduce((sum, figures) => sum + figures.activities, 0);
	const sum = (measure: Measure) =>
		within.reduce((all, figures) => addSums(all, figures[measure]), emptySum);
	return figuresBy(activities, members, sum);
}

type Slots = Map<string, { approved: YearSide; waiting: YearSide }>;

function cellOver({ approved, waiting }: { approved: YearSide; waiting: YearSide }, set: PartSet) {
	const [one, two] = [figuresOver(approved, set), figuresOver(waiting, set)];
	if (one === null && two === null) return null;
	return { approved: one ?? emptyCell.approved, waiting: two ?? emptyCell.waiting };
}

/** The board of a part of a year, out of the year's documents. @param period month, quarter, half or nine months */
export function boardOver(
	documents: readonly PeriodsDocument[],
	scope: 'block' | UnitId,
	period: string
): Board {
	const set = partsOf(period);
	const slots: Slots = new Map();
	for (const document of documents)
		for (const [slot, { approved, waiting }] of Object.entries(document.slots))
			slots.set(slot, { approved: unpackSide(approved, set), waiting: unpackSide(waiting, set) });
	const by: Partial<Record<Dimension, Record<string, Cell>>> = {};
	for (const dimension of dimensions)
		if (scope === 'block' || dimension !== 'unit') by[dimension] = {};
	for (const [slot, sides] of slots) {
		const colon = slot.indexOf(':');
		const cells = by[dimensions.find((one) => one === slot.slice(0, colon)) ?? 'month'];
		const cell = cellOver(sides, set);
		if (cell !== null && cells !== undefined && colon > 0) cells[slot.slice(colon + 1)] = cell;
	}
	const all = slots.get('all');
	if (all === undefined) return { all: emptyCell, by };
	by.month = monthsOver(all, set, period.slice(0, 4));
	return { all: cellOver(all, set) ?? emptyCell, by };
}

function monthsOver(
	all: { approved: YearSide; waiting: YearSide },
	set: PartSet,
	year: string
): Record<string, Cell> {
	const months = listParts(set & MONTH_PARTS).map(
		(part) => [`${year}-${String(part + 1).padStart(2, '0')}`, cellOver(all, 1 << part)] as const
	);
	const told = [...months, [NONE, cellOver(all, set & ~MONTH_PARTS)] as const];
	return Object.fromEntries(told.flatMap(([key, cell]) => (cell === null ? [] : [[key, cell]])));
}

/** How many activities each period of a year counts, by what follows the year in its name. */
export function countsOver(
	document: PeriodsDocument,
	suffixes: readonly string[]
): Map<string, { approved: number; waiting: number }> {
	const all = document.slots['all'];
	const whole = partsOf(document.year);
	const approved = unpackSide(all?.approved ?? [], whole);
	const waiting = unpackSide(all?.waiting ?? [], whole);
	const over = (side: YearSide, suffix: string) =>
		figuresOver(side, partsOf(`${document.year}-${suffix}`))?.activities ?? 0;
	return new Map(
		suffixes.map((suffix) => [
			suffix,
			{ approved: over(approved, suffix), waiting: over(waiting, suffix) }
		])
	);
}
