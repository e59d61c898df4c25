import { dayText } from '../period/period-name.ts';
import type { BoardMeasure } from '../totals/board-view.ts';
import type { RecordsBy, Source, WorkPart } from './data.ts';
import { isLevelNote } from './level-words.ts';
import type { FrozenContent, FrozenFigure } from './frozen.ts';

/** A record behind a frozen figure; `n`: what it counts for in it, null where it is one of so many. */
export type RecordBehind = { name: string; unit: string; day: string; n: number | null };

/** The records behind a figure; `more`: so many of the period found no room in the report. */
export type RecordsBehind = { rows: readonly RecordBehind[]; more: number };

/** What a frozen figure was made of. `records` null: the report does not name them. */
export type Explained =
	| {
			kind: 'figure';
			figure: FrozenFigure;
			behind: readonly { name: string; note: string }[];
			/** What is said of the units is their level: of CT03 and CT04 they are no units that lack something. */
			rated: boolean;
			records: RecordsBehind | null;
	  }
	| { kind: 'records'; measure: BoardMeasure; records: RecordsBehind | null }
	| { kind: 'work'; part: WorkPart; lines: readonly string[] };

/** What a frozen figure was made of; null where the report keeps nothing of it. */
export function explained(content: FrozenContent, source: Source): Explained | null {
	switch (source.kind) {
		case 'target':
			return ofTarget(content, source.figure);
		case 'records': {
			const { measure, by } = source;
			return { kind: 'records', measure, records: recordsOf(content, by, measure) };
		}
		case 'work': {
			const lines = content.work.find(({ part }) => part === source.part)?.lines ?? [];
			return { kind: 'work', part: source.part, lines };
		}
		default:
			return null;
	}
}

function ofTarget(content: FrozenContent, id: string): Explained | null {
	const figure = content.figures.findLast((one) => one.id === id);
	if (figure === undefined) return null;
	const { by, behind } = figure;
	return {
		kind: 'figure',
		figure,
		behind: behind.map(([place, note]) => ({ name: content.units[place] ?? '', note })),
		rated: behind.some(([, note]) => isLevelNote(note)),
		records: by === null ? null : recordsOf(content, by, 'activities')
	};
}

/** The records that count in a measure, of a campaign or an objective where one is asked for. */
function recordsOf(
	{ records, units }: FrozenContent,
	by: RecordsBy | null,
	measure: BoardMeasure
): RecordsBehind | null {
	if (records === null) return null;
	const rows = records.list.flatMap((record): RecordBehind[] => {
		const [day, place, name, campaigns, objectives, amounts] = record;
		const keys = by?.dimension === 'campaign' ? campaigns : objectives;
		const n = measure === 'activities' ? null : amounts[measure];
		if ((by !== null && !keys.includes(by.key)) || n === undefined) return [];
		return [{ name, unit: units[place] ?? '', day: day === '' ? '' : dayText(day), n }];
	});
	return { rows, more: records.more };
}
