import { sameContent } from '../../domain/json.ts';
import type { PersonId } from '../../domain/ids.ts';
import { fold } from '../../domain/text.ts';
import type { DeniedWrite, Rail, RecordQuery, RecordRow } from '../device.ts';
import type { RecordEntry } from '../store/schema.ts';

/** An entry with everything joined that a list shows; `searched` is what search looks through. */
export type Listed = { row: RecordRow; searched: string };

/** Where a record is, and why the server refused it. */
export type RailOf = { rail: Rail; denial: DeniedWrite | null };

/** A person's name, and the same folded for search. */
export type Name = { name: string; folded: string };

/** Joins an entry with the names of author and typist and the rail; null where there is no record to show. */
export function listed(
	entry: RecordEntry,
	names: ReadonlyMap<PersonId, Name>,
	rail: RailOf
): Listed | null {
	if (entry.row === null) return null;
	const { author: authorId, recordedBy } = entry.row;
	const author = names.get(authorId);
	const recorderName = recordedBy === authorId ? '' : (names.get(recordedBy)?.name ?? '');
	return {
		row: { ...entry.row, authorName: author?.name ?? '', recorderName, ...rail },
		searched: `${entry.folded} ${author?.folded ?? ''}`
	};
}

function inverse(a: string, b: string): number {
	return a < b ? 1 : a > b ? -1 : 0;
}

/** How lists are sorted; ids end every tie, so that a list never jumps. */
export const orders: Record<RecordQuery['order'], (a: RecordRow, b: RecordRow) => number> = {
	newest: (a, b) => inverse(a.day, b.day) || inverse(a.editedAt, b.editedAt) || inverse(a.id, b.id),
	waitingLongest: (a, b) => inverse(b.editedAt, a.editedAt) || inverse(b.id, a.id)
};

/** Puts one into a sorted list, at its place. */
export function putInOrder(
	sorted: Listed[],
	one: Listed,
	compare: (a: RecordRow, b: RecordRow) => number
): void {
	let [from, to] = [0, sorted.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		const other = sorted[middle];
		if (other !== undefined && compare(other.row, one.row) < 0) from = middle + 1;
		else to = middle;
	}
	sorted.splice(from, 0, one);
}

type Test = (listed: Listed) => boolean;

/** The tests that a query asks for, the cheap ones first; what it leaves open is not looked at. */
function testsOf({
	unit,
	seals,
	rails,
	campaign,
	objective,
	year,
	person,
	parent
}: RecordQuery): Test[] {
	const tests: Test[] = [];
	if (unit !== undefined) tests.push(({ row }) => row.unit === unit);
	if (seals !== undefined) tests.push(({ row }) => seals.includes(row.seal));
	if (rails !== undefined) tests.push(({ row }) => rails.includes(row.rail));
	if (year !== undefined) tests.push(({ row }) => row.day.startsWith(year));
	if (campaign !== undefined) tests.push(({ row }) => row.campaigns.includes(campaign));
	if (objective !== undefined) tests.push(({ row }) => row.objectives.includes(objective));
	if (parent !== undefined) tests.push(({ row }) => row.parent === parent);
	if (person !== undefined)
		tests.push(
			({ row }) =>
				row.author === person || row.recordedBy === person || row.members.includes(person)
		);
	return tests;
}

/** The words of a typed text, folded once and not per row. */
export function wordsOf(text: string | undefined): string[] {
	return fold(text ?? '')
		.split(' ')
		.filter((word) => word !== '');
}

/** What of `listed` a query finds, in the same order. Every word must stand somewhere in what is searched. */
export function find(listed: readonly Listed[], query: RecordQuery): readonly Listed[] {
	const tests = testsOf(query);
	const words = wordsOf(query.text);
	if (words.length > 0)
		tests.push(({ searched }) => words.every((word) => searched.includes(word)));
	if (tests.length === 0) return listed;
	return listed.filter((one) => tests.every((test) => test(one)));
}

/**
 * Whether everything that `next` finds was found by `before`: the same query, typed on. Then a keystroke looks through
 * what the last one left, not through everything.
 */
export function narrows(next: RecordQuery, before: RecordQuery): boolean {
	const { text: typed = '', offset: _o, limit: _l, ...asked } = next;
	const { text: earlier = '', offset: _p, limit: _m, ...was } = before;
	void [_o, _l, _p, _m];
	// A longer word contains its beginning, and a further word only takes away.
	return sameContent(asked, was) && fold(typed).startsWith(fold(earlier));
}
