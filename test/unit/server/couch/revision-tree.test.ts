import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	ancestryOf,
	branchOf,
	growTree,
	hasRevision,
	leavesBelow,
	leavesOf,
	type RevisionTree
} from '../../../../src/lib/server/couch/sqlite/revision-tree.ts';

/** A revision by its parents: `grow([['a'], ['b', 'a'], ['c', 'a']])`, each newest first. */
function grow(paths: readonly string[][], limit = 1000): RevisionTree {
	return paths.reduce<RevisionTree>(
		(tree, ids) => growTree(tree, branchOf({ start: ids.length, ids }, false), limit).tree,
		[]
	);
}

describe('a revision tree', () => {
	it('knows ancestors by name, and the leaves above them', () => {
		const tree = grow([
			['c', 'b', 'a'],
			['d', 'b', 'a'],
			['e', 'a']
		]);
		expect(leavesOf(tree).map(({ rev }) => rev)).toEqual(['3-d', '3-c', '2-e']);
		expect(hasRevision(tree, '2-b')).toBe(true);
		expect(hasRevision(tree, '1-b')).toBe(false);
		expect(ancestryOf(tree, { generation: 3, id: 'c' })).toEqual({
			start: 3,
			ids: ['c', 'b', 'a']
		});
		expect(ancestryOf(tree, { generation: 2, id: 'b' })).toEqual({ start: 2, ids: ['b', 'a'] });
		expect(ancestryOf(tree, { generation: 3, id: 'b' })).toBeNull();
		expect(leavesBelow(tree, { generation: 2, id: 'b' }).map(({ rev }) => rev)).toEqual([
			'3-d',
			'3-c'
		]);
		expect(leavesBelow(tree, { generation: 9, id: 'b' })).toEqual([]);
	});

	it('puts the living before the deleted, however long', () => {
		const living = branchOf({ start: 1, ids: ['a'] }, false);
		const deleted = branchOf({ start: 3, ids: ['c', 'b', 'z'] }, true);
		const tree = growTree(growTree([], living, 1000).tree, deleted, 1000).tree;
		expect(leavesOf(tree)).toMatchObject([
			{ rev: '1-a', deleted: false },
			{ rev: '3-c', deleted: true }
		]);
	});

	it('joins branches that meet, in whatever order and however cut they come', () => {
		const path = Array.from({ length: 8 }, (_, n) => `r${8 - n}`);
		const pieces = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 8 });
		fc.assert(
			fc.property(pieces, (order) => {
				const tree = order.reduce<RevisionTree>((grown, generation) => {
					const ids = path.slice(8 - generation);
					return growTree(grown, branchOf({ start: generation, ids }, false), 1000).tree;
				}, []);
				expect(leavesOf(tree).map(({ rev }) => rev)).toEqual(['8-r8']);
				expect(ancestryOf(tree, { generation: 8, id: 'r8' })?.ids).toEqual(path);
			})
		);
	});

	it('forgets what is further behind a leaf than the limit, and says what', () => {
		const ids = ['e', 'd', 'c', 'b', 'a'];
		const grown = growTree([], branchOf({ start: 5, ids }, false), 3);
		expect(ancestryOf(grown.tree, { generation: 5, id: 'e' })?.ids).toEqual(['e', 'd', 'c']);
		expect(grown.forgotten.toSorted()).toEqual(['1-a', '2-b']);
	});

	it('may be a thousand generations deep', () => {
		const ids = Array.from({ length: 1000 }, (_, n) => `r${1000 - n}`);
		const tree = grow([ids]);
		const copy: RevisionTree = JSON.parse(JSON.stringify(tree));
		expect(ancestryOf(copy, { generation: 1000, id: 'r1000' })?.ids).toHaveLength(1000);
	});
});
