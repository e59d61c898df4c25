import type { WorkEntry } from '../work/entry.ts';
import type { FrozenFields } from '../work/frozen-fields.ts';
import { foldWork } from '../work/fold.ts';

/** A report that was frozen: of what, when and by whom; its content is read when it is opened. */
export type FrozenReport = FrozenFields & { key: string; at: string; name: string };

/** The reports that were frozen, the newest first. */
export function frozenReports(entries: readonly WorkEntry[]): FrozenReport[] {
	const all = foldWork(
		entries.filter((entry) => entry.subject === 'frozen' || entry.subject === 'ownfrozen')
	);
	return [...all]
		.flatMap(([key, { said, history }]) => {
			const { scope, period, content } = said;
			const last = history.at(-1);
			if (scope === undefined || period === undefined || content === undefined) return [];
			return last === undefined
				? []
				: [{ key, scope, period, content, at: last.at, name: last.name }];
		})
		.sort((a, b) => (a.at < b.at ? 1 : -1));
}
