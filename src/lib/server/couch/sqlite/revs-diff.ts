import { parseRevision, revisionText } from '../revision.ts';
import type { Connection } from './connection.ts';
import { pauser } from './pause.ts';
import { hasRevision, leavesOf, type RevisionTree } from './revision-tree.ts';
import { text } from './row.ts';

type Difference = { missing: string[]; possible_ancestors?: string[] };

/** Which of the named revisions are unknown here, and which leaves could be their ancestors. */
export async function revsDiff(
	connection: Connection,
	db: number,
	revs: Record<string, string[]>
): Promise<Record<string, Difference>> {
	const answer: [string, Difference][] = [];
	const pause = pauser();
	for (const [id, named] of Object.entries(revs)) {
		const row = connection.one('SELECT tree FROM docs WHERE db = ? AND id = ?', db, id);
		const tree: RevisionTree = row === null ? [] : JSON.parse(text(row, 'tree'));
		const difference = differenceOf(tree, named);
		if (difference !== null) answer.push([id, difference]);
		await pause();
	}
	return Object.fromEntries(answer);
}

function differenceOf(tree: RevisionTree, named: readonly string[]): Difference | null {
	const missing = named
		.map(parseRevision)
		.filter(({ generation, id }) => !hasRevision(tree, revisionText(generation, id)));
	if (missing.length === 0) return null;
	const newest = Math.max(...missing.map(({ generation }) => generation));
	const ancestors = leavesOf(tree).filter(({ generation }) => generation < newest);
	return {
		missing: missing.map(({ generation, id }) => revisionText(generation, id)),
		...(ancestors.length > 0 && { possible_ancestors: ancestors.map(({ rev }) => rev) })
	};
}
