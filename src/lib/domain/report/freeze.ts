import type { Amount } from '../amount.ts';
import type { When } from '../date.ts';
import { daysOf } from '../date.ts';
import type { Measure } from '../totals/measures.ts';
import { measures } from '../totals/measures.ts';
import { behindIn } from './behind.ts';
import type { ReportData } from './data.ts';
import { workParts } from './data.ts';
import type { FrozenContent, FrozenFigure, FrozenRecord } from './frozen.ts';
import { LONGEST_CONTENT, sentLength } from './frozen.ts';
import type { Paper } from './paper.ts';

/** Room for the names of units that only records bring. */
const UNIT_NAMES = 20_000;

/** A record that a report counts, as it is listed. */
export type RecordOfReport = {
	/** The unit's name. */
	unit: string;
	name: string;
	when: When;
	campaigns: readonly string[];
	objectives: readonly string[];
	members: number;
	amounts: Readonly<Record<Measure, Amount | null>>;
};

/**
 * The report and what its figures stand on, to be kept together.
 * @param records the approved records of the period; null: they could not be read
 */
export function freeze(
	data: ReportData,
	paper: Paper,
	records: readonly RecordOfReport[] | null
): FrozenContent {
	const units: string[] = [];
	const places = new Map<string, number>();
	const placeOf = (name: string) => {
		const known = places.get(name) ?? units.push(name) - 1;
		places.set(name, known);
		return known;
	};
	const frozen: FrozenContent = {
		v: 2,
		paper,
		at: data.at,
		units,
		figures: data.targets.flatMap((target) =>
			target.figures.map((one): FrozenFigure => {
				const { id, label, year, numerator, denominator, by } = one;
				const { n, of, waiting, inexact, unknown, percent } = one;
				return {
					id,
					label,
					year,
					numerator,
					denominator,
					by,
					n,
					of,
					waiting,
					inexact,
					unknown,
					percent,
					behind: behindIn(data, target, one).map(({ name, note }) => [placeOf(name), note])
				};
			})
		),
		records: null,
		work: workLines(data)
	};
	if (records === null) return frozen;
	const room = LONGEST_CONTENT - sentLength(JSON.stringify(frozen)) - UNIT_NAMES;
	return { ...frozen, records: frozenRecords(records, placeOf, room) };
}

function workLines({ work }: ReportData): FrozenContent['work'] {
	const { inspections, plan, awards, pledges } = work;
	const told = { inspections, plan, awards, pledges };
	return workParts.flatMap((part) => {
		const lines = part === 'selfRating' ? undefined : told[part]?.lines;
		return lines === undefined || lines.length === 0 ? [] : [{ part, lines: [...lines] }];
	});
}

/** The records by name, as many as there is room for. */
function frozenRecords(
	records: readonly RecordOfReport[],
	placeOf: (unit: string) => number,
	room: number
): FrozenContent['records'] {
	const list: FrozenRecord[] = [];
	let left = room;
	for (const record of records) {
		const told = frozenRecord(record, placeOf);
		left -= sentLength(JSON.stringify(told));
		if (left < 0) break;
		list.push(told);
	}
	return { list, more: records.length - list.length };
}

function frozenRecord(record: RecordOfReport, placeOf: (unit: string) => number): FrozenRecord {
	const { name, when, campaigns, objectives, members, amounts } = record;
	const told = measures.flatMap((measure) => {
		const n = amounts[measure]?.n ?? null;
		return n === null ? [] : [[measure, n] as const];
	});
	const day = daysOf(when)?.from ?? '';
	const counted = { ...(members > 0 && { members }), ...Object.fromEntries(told) };
	return [day, placeOf(record.unit), name, [...campaigns], [...objectives], counted];
}
