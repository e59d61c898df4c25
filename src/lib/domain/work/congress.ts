import type { WorkEntry } from './entry.ts';
import type { Change } from './fold.ts';
import { foldWork } from './fold.ts';
import type { PreparationFields, SubCommitteeFields } from './task-fields.ts';
import type { Standing } from './tracked.ts';
import { byDay, standingBy } from './tracked.ts';

/** A task of the congress. */
export type Preparation = Omit<PreparationFields, 'removed'> & { key: string; standing: Standing };

/** A sub-committee with its tasks. */
export type SubCommittee = Omit<SubCommitteeFields, 'removed'> & {
	key: string;
	tasks: readonly Preparation[];
};

/** How the congress is prepared. */
export type Congress = {
	subCommittees: readonly SubCommittee[];
	/** Tasks of no sub-committee, or of one that was taken out. */
	others: readonly Preparation[];
	done: number;
	total: number;
	/** Newest last. */
	history: readonly Change<object>[];
};

const emptySub: SubCommitteeFields = {
	name: '',
	head: '',
	members: '',
	work: '',
	removed: false
};
const emptyTask: PreparationFields = {
	text: '',
	subCommittee: null,
	responsible: '',
	dueOn: null,
	state: 'todo',
	note: '',
	removed: false
};

/**
 * How the congress is prepared: sub-committees in the order of entering, tasks by their days.
 * @param today `YYYY-MM-DD`
 */
export function congressOf(entries: readonly WorkEntry[], today: string): Congress {
	const subs = foldWork(entries.filter((entry) => entry.subject === 'subCommittee'));
	const folded = foldWork(entries.filter((entry) => entry.subject === 'preparation'));
	const tasks = [...folded]
		.map(([key, { said }]) => ({ ...emptyTask, ...said, key }))
		.filter(({ removed, text }) => !removed && text !== '')
		.map((task) => ({ ...task, standing: standingBy(task.dueOn, task.state === 'done', today) }))
		.sort((a, b) => byDay(a, b) || (a.key < b.key ? -1 : 1));
	const subCommittees = [...subs]
		.map(([key, { said }]) => ({ ...emptySub, ...said, key }))
		.filter(({ removed, name }) => !removed && name !== '')
		.sort((a, b) => (a.key < b.key ? -1 : 1))
		.map((sub) => ({
			...sub,
			tasks: tasks.filter(({ subCommittee }) => subCommittee === sub.key)
		}));
	const keys = new Set(subCommittees.map(({ key }) => key));
	return {
		subCommittees,
		others: tasks.filter(({ subCommittee }) => subCommittee === null || !keys.has(subCommittee)),
		done: tasks.filter(({ state }) => state === 'done').length,
		total: tasks.length,
		history: [...subs.values(), ...folded.values()]
			.flatMap(({ history }): readonly Change<object>[] => history)
			.sort((a, b) => (a.at < b.at ? -1 : 1))
	};
}
