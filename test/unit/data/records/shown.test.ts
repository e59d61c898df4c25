import { expect, test } from 'vitest';
import { chooseShown } from '../../../../src/lib/data/records/shown.ts';
import type { RawDocument } from '../../../../src/lib/data/store/schema.ts';

const leaf = (_rev: string): RawDocument => ({ _id: 'activity:1', _rev });
const [ours, theirs, older] = [leaf('3-b'), leaf('2-a'), leaf('1-c')];

test('the winner is shown, other leaves stand beside it', () => {
	expect(chooseShown([ours, theirs], null, null)).toEqual({
		shown: ours,
		conflicts: [theirs],
		agreeing: [],
		denied: null
	});
});

test('a refused version gives way to what the server holds: a leaf, else its ancestor', () => {
	expect(chooseShown([ours, theirs], '3-b', older)).toEqual({
		shown: theirs,
		conflicts: [],
		agreeing: [],
		denied: ours
	});
	expect(chooseShown([ours], '3-b', older)).toMatchObject({ shown: older, denied: ours });
});

test('where the server holds nothing, the refused version is all there is', () => {
	expect(chooseShown([ours], '3-b', null)).toMatchObject({ shown: ours, denied: null });
	expect(chooseShown([], '3-b', null)).toBeNull();
});
