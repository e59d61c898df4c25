import type { PersonId, UnitId } from '../ids.ts';
import type { WorkEntry } from '../work/entry.ts';
import type { Change } from '../work/fold.ts';
import { inOrder } from '../work/fold.ts';
import type { NoticeFields } from './notice-fields.ts';

/** A notice as it stands. */
export type Notice = NoticeFields & {
	key: string;
	/** Names the wording: whoever read an earlier one has not read this. */
	edition: string;
	/** Who wrote it first, and when. */
	by: PersonId;
	name: string;
	at: string;
	/** When its wording was last changed; null: it never was. */
	correctedAt: string | null;
	withdrawnAt: string | null;
	history: readonly Change<Partial<NoticeFields>>[];
};

/** What of a notice is its wording: a change of anything else is nothing new to read. */
const WORDING = ['title', 'text', 'confirm'] as const;

/** The notices of a log, newest first. The order in which entries come does not matter. */
export function noticesOf(entries: readonly WorkEntry[]): Notice[] {
	const said = entries.filter((entry) => entry.subject === 'notice').toSorted(inOrder);
	const all = [...Map.groupBy(said, ({ key }) => key).values()].flatMap((one) => view(one) ?? []);
	return all.sort((a, b) => (a.at === b.at ? (a.key < b.key ? 1 : -1) : a.at < b.at ? 1 : -1));
}

function view(entries: readonly Extract<WorkEntry, { subject: 'notice' }>[]): Notice | null {
	const [first] = entries;
	const set = entries.reduce<Partial<NoticeFields>>((sum, entry) => ({ ...sum, ...entry.set }), {});
	const { title, text, to, confirm = false, withdrawn = false } = set;
	const worded = entries.filter((entry) => WORDING.some((field) => entry.set[field] !== undefined));
	const last = worded.at(-1);
	// One of which only a correction has come so far says nothing whole yet.
	if (first === undefined || last === undefined) return null;
	if (title === undefined || text === undefined || to === undefined) return null;
	const { key, by, name, at } = first;
	const taken = entries.findLast((entry) => entry.set.withdrawn !== undefined);
	return {
		key,
		title,
		text,
		to,
		confirm,
		withdrawn,
		by,
		name,
		at,
		edition: last._id.slice(last._id.lastIndexOf(':') + 1),
		correctedAt: last === worded[0] ? null : last.at,
		withdrawnAt: withdrawn && taken !== undefined ? taken.at : null,
		history: entries.map((entry) => ({
			by: entry.by,
			name: entry.name,
			at: entry.at,
			set: entry.set
		}))
	};
}

/** Of the units, those a notice is for. */
export function addressed<T extends UnitId>(
	{ to }: Pick<Notice, 'to'>,
	units: readonly T[]
): readonly T[] {
	return to === 'all' ? units : units.filter((unit) => to.includes(unit));
}
