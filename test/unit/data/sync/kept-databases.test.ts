import { expect, test } from 'vitest';
import { wantedDatabases } from '../../../../src/lib/data/sync/kept-databases.ts';
import type { Role } from '../../../../src/lib/domain/access.ts';
import { member, otherUnit, ownUnit } from '../../../fixtures/builders.ts';

const wanted = (roles: Role[], pinned = [otherUnit].slice(1)) =>
	wantedDatabases({ person: member, roles }, pinned);

test('a member keeps the own unit first, then the programme', () => {
	expect(wanted([{ role: 'member', unit: ownUnit }])).toEqual([`unit-${ownUnit}`, 'programme']);
});

test('the committee keeps totals and the block, and a unit only once it is opened', () => {
	const committee: Role[] = [{ role: 'committee' }];
	const always = ['programme', 'totals', 'totals-committee', 'unit-khoi'];
	expect(wanted(committee)).toEqual(always);
	expect(wanted(committee, [otherUnit])).toEqual([...always, `unit-${otherUnit}`]);
});

test('a pinned unit that may no longer be read is not wanted', () => {
	expect(wanted([{ role: 'member', unit: ownUnit }], [otherUnit])).not.toContain(
		`unit-${otherUnit}`
	);
});

test('nobody without a right keeps anything', () => {
	expect(wanted([])).toEqual([]);
});
