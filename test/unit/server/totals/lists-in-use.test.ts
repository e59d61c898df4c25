import { expect, test } from 'vitest';
import { ListsInUse } from '../../../../src/lib/server/totals/lists-in-use.ts';
import { otherUnit, ownUnit, personId, unitId } from '../../../fixtures/builders.ts';

const [an, binh, chi] = ['person-an', 'person-binh', 'person-chi'].map(personId);
const third = unitId('so-y-te');

test('counts each person on the lists of two units once, of the units and the period asked about', () => {
	if (!an || !binh || !chi) throw new Error('three people');
	const lists = new ListsInUse();
	const units = [ownUnit, otherUnit, third];
	expect(lists.onSeveral('2021', units)).toBe(0);
	lists.note(ownUnit, '2021', [an, binh]);
	lists.note(otherUnit, '2021', [an, chi]);
	lists.note(third, '2021', [an, chi]);
	lists.note(third, '2022', [an]);
	expect(lists.onSeveral('2021', units)).toBe(2);
	expect(lists.onSeveral('2021', [ownUnit, otherUnit])).toBe(1);
	expect(lists.onSeveral('2022', units)).toBe(0);
	// The unit closes again without the one who left.
	lists.note(otherUnit, '2021', [chi]);
	expect(lists.onSeveral('2021', [ownUnit, otherUnit])).toBe(0);
	expect(lists.onSeveral('2021', units)).toBe(2);
	lists.note(third, '2021', []);
	expect(lists.onSeveral('2021', units)).toBe(0);
});
