import * as v from 'valibot';
import { Day, Instant } from '../date.ts';
import { ListRow, MOST_ROWS } from './list-row.ts';
import { UnitChoice } from './list-units.ts';

/** What the office sends of a list, to see what it comes to, and again to bring it in. */
export const AskedImport = v.strictObject({
	/** What the file is called, for the book of what was brought in. */
	file: v.pipe(v.string(), v.maxLength(200)),
	/** The day from which the people are on their rosters. */
	from: Day,
	rows: v.pipe(
		v.array(ListRow),
		v.minLength(1, 'required'),
		v.maxLength(MOST_ROWS, `tooMany|${MOST_ROWS}`)
	),
	choices: v.pipe(v.array(UnitChoice), v.maxLength(500)),
	/** Lines that are somebody else than whom they are like. */
	asNew: v.pipe(v.array(v.number()), v.maxLength(MOST_ROWS))
});
export type AskedImport = v.InferOutput<typeof AskedImport>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Issue = v.object({ field: v.string(), code: v.string() });

/** A line that needs the office, or of which something was left out. */
export const ToldLine = v.object({
	line: v.number(),
	name: v.string(),
	outcome: v.variant('kind', [
		v.object({ kind: v.literal('new') }),
		v.object({ kind: v.literal('same') }),
		v.object({ kind: v.literal('unknownUnit') }),
		v.object({ kind: v.literal('twice'), of: v.number() }),
		v.object({
			kind: v.literal('doubt'),
			why: v.picklist(['sameName', 'otherPhone', 'otherName', 'elsewhere', 'left']),
			other: v.object({ name: v.string(), unit: v.string(), year: v.nullable(v.number()) })
		}),
		v.object({ kind: v.literal('wrong'), issues: v.array(Issue) })
	]),
	leftOut: v.array(Issue)
});
export type ToldLine = v.InferOutput<typeof ToldLine>;

/** What a list comes to, as the office reads it. */
export const ImportPreview = v.object({
	counts: v.object({
		new: count,
		same: count,
		twice: count,
		doubt: count,
		wrong: count,
		unknownUnit: count
	}),
	/** The lines to look at; `more` are not named. */
	lines: v.array(ToldLine),
	more: count,
	unknown: v.array(
		v.object({
			key: v.string(),
			name: v.string(),
			people: count,
			kind: v.picklist(['doanCoSo', 'chiDoanCoSo'])
		})
	),
	/** Units and chi đoàn that will be made, by name. */
	newUnits: v.array(v.string()),
	newChiDoan: v.array(v.object({ unit: v.string(), name: v.string() })),
	/** Who gets a secretary's right in which unit. */
	secretaries: v.array(v.object({ name: v.string(), unit: v.string() })),
	/** Every unit that there is, for saying which one a name means. */
	units: v.array(v.object({ id: v.string(), name: v.string() }))
});
export type ImportPreview = v.InferOutput<typeof ImportPreview>;

/** A list that was brought in. */
export const ImportDone = v.object({
	id: v.string(),
	at: Instant,
	byName: v.string(),
	file: v.string(),
	people: count,
	accounts: count,
	units: count,
	undone: v.nullable(v.object({ at: Instant, byName: v.string(), people: count, kept: count }))
});
export type ImportDone = v.InferOutput<typeof ImportDone>;
