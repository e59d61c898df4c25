import { merge, revExists } from 'pouchdb-merge';
import type { RevisionTree, TreeNode, TreeRoot } from 'pouchdb-merge';
import { revisionText, type Revision, type Revisions } from '../revision.ts';

export type { RevisionTree } from 'pouchdb-merge';

export type Leaf = Revision & { rev: string; deleted: boolean };

/** A tree of one branch: the ancestry of a single revision. */
export function branchOf({ start, ids }: Revisions, deleted: boolean): TreeRoot {
	let node: TreeNode | null = null;
	for (const id of ids) {
		node = node === null ? [id, deleted ? { deleted: true } : {}, []] : [id, {}, [node]];
	}
	if (node === null) throw new Error('a revision without an id');
	return { pos: start - ids.length + 1, ids: node };
}

/** Adds a branch and forgets revisions further than `limit` generations behind a leaf. */
export function growTree(
	tree: RevisionTree,
	branch: TreeRoot,
	limit: number
): { tree: RevisionTree; forgotten: string[] } {
	const grown = merge(tree, branch, limit);
	return { tree: grown.tree, forgotten: grown.stemmedRevs };
}

/** Whether the tree has this revision, with or without a body. */
export function hasRevision(tree: RevisionTree, rev: string): boolean {
	return revExists(tree, rev);
}

/** Every leaf, the winner first: living before deleted, then by generation, then by id, all descending. */
export function leavesOf(tree: RevisionTree): Leaf[] {
	const leaves: Leaf[] = [];
	visit(tree, (generation, [id, marks, children]) => {
		if (children.length > 0) return;
		leaves.push({ rev: revisionText(generation, id), generation, id, deleted: !!marks.deleted });
	});
	return leaves.sort(byRank);
}

function byRank(a: Leaf, b: Leaf): number {
	if (a.deleted !== b.deleted) return a.deleted ? 1 : -1;
	if (a.generation !== b.generation) return b.generation - a.generation;
	return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

/** The ancestry of a revision as `_revisions`, or null when the tree does not have it. */
export function ancestryOf(tree: RevisionTree, { generation, id }: Revision): Revisions | null {
	for (const root of tree) {
		const ids = pathTo(root, generation, id);
		if (ids !== null) return { start: generation, ids };
	}
	return null;
}

/** The ids from the named node back to its root. Iterative: a tree may be a thousand generations deep. */
function pathTo(root: TreeRoot, generation: number, id: string): string[] | null {
	type Step = { node: TreeNode; generation: number; parent: Step | null };
	const stack: Step[] = [{ node: root.ids, generation: root.pos, parent: null }];
	for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
		if (step.generation === generation && step.node[0] === id) {
			const ids: string[] = [];
			for (let at: Step | null = step; at !== null; at = at.parent) ids.push(at.node[0]);
			return ids;
		}
		if (step.generation >= generation) continue;
		for (const child of step.node[2]) {
			stack.push({ node: child, generation: step.generation + 1, parent: step });
		}
	}
	return null;
}

/** The leaves that stand on a revision, itself included when it is one; empty when it is unknown. */
export function leavesBelow(tree: RevisionTree, { generation, id }: Revision): Leaf[] {
	const found: TreeRoot[] = [];
	visit(tree, (at, node) => {
		if (at === generation && node[0] === id) found.push({ pos: at, ids: node });
	});
	return leavesOf(found);
}

function visit(tree: RevisionTree, see: (generation: number, node: TreeNode) => void): void {
	const stack: TreeRoot[] = [...tree];
	for (let root = stack.pop(); root !== undefined; root = stack.pop()) {
		see(root.pos, root.ids);
		for (const child of root.ids[2]) stack.push({ pos: root.pos + 1, ids: child });
	}
}
