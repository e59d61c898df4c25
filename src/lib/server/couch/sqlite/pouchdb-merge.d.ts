/** What the store uses of pouchdb-merge, which ships no types. */
declare module 'pouchdb-merge' {
	/** Revision id, marks, children. */
	export type TreeNode = [id: string, marks: { deleted?: true }, children: TreeNode[]];
	export type TreeRoot = { pos: number; ids: TreeNode };
	export type RevisionTree = TreeRoot[];

	export function merge(
		tree: RevisionTree,
		path: TreeRoot,
		depth: number
	): {
		tree: RevisionTree;
		stemmedRevs: string[];
		conflicts: 'new_leaf' | 'new_branch' | 'internal_node';
	};
	export function revExists(tree: RevisionTree, rev: string): boolean;
}
