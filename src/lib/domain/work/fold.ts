import type { PersonId } from '../ids.ts';

/** One thing that was said: by whom, when, and what it changed. */
export type Change<T> = { by: PersonId; name: string; at: string; set: T };

/** What entries of one thing come to: the newest of each field that anybody told, and all that was said, oldest first. */
export type Folded<T> = { said: Partial<T>; history: readonly Change<T>[] };

type Entry<T> = Change<T> & { _id: string; key: string };

/** The order in which entries hold: by the time they say, then by id, so that every phone has the same. */
export function inOrder(a: Entry<unknown>, b: Entry<unknown>): number {
	if (a.at !== b.at) return a.at < b.at ? -1 : 1;
	return a._id < b._id ? -1 : 1;
}

/** Folds the entries of one kind of thing, by its key. The order in which they come does not matter. */
export function foldWork<T extends object>(entries: readonly Entry<T>[]): Map<string, Folded<T>> {
	const byKey = Map.groupBy(entries.toSorted(inOrder), ({ key }) => key);
	return new Map(
		[...byKey].map(([key, all]) => {
			const history = all.map(({ by, name, at, set }) => ({ by, name, at, set }));
			const said = history.reduce<Partial<T>>((sum, { set }) => ({ ...sum, ...set }), {});
			return [key, { said, history }];
		})
	);
}
