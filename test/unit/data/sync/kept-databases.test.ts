import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { StoreClosed } from '../../../../src/lib/data/store/fault.ts';
import { openPersonStore } from '../../../../src/lib/data/store/person-store.ts';
import {
	databaseRows,
	noteCopy,
	noteDatabase,
	noteEmpty,
	wantedDatabases
} from '../../../../src/lib/data/sync/kept-databases.ts';
import type { Role } from '../../../../src/lib/domain/access.ts';
import { member, otherUnit, ownUnit, personId } from '../../../fixtures/builders.ts';

const wanted = (roles: Role[], pinned = [otherUnit].slice(1)) =>
	wantedDatabases({ person: member, roles }, pinned);

test('a member keeps the own unit first, then the programme', () => {
	expect(wanted([{ role: 'member', unit: ownUnit }])).toEqual([`unit-${ownUnit}`, 'programme']);
});

test('the committee keeps totals and the block, and a unit only once it is opened', () => {
	const committee: Role[] = [{ role: 'committee' }];
	const always = [
		'programme',
		'inspection',
		'totals',
		'totals-committee',
		'committee',
		'totals-private',
		'unit-khoi',
		'unit-khoi-private'
	];
	expect(wanted(committee)).toEqual(always);
	expect(wanted(committee, [otherUnit])).toEqual([
		...always,
		`unit-${otherUnit}`,
		`unit-${otherUnit}-private`
	]);
});

test('a secretary keeps what is private to the own unit', () => {
	expect(wanted([{ role: 'unitSecretary', unit: ownUnit }])).toEqual([
		...[`unit-${ownUnit}`, 'programme', `unit-${ownUnit}-private`]
	]);
});

test('the office keeps the totals, and nothing of the committee’s own work or of what is private to a unit', () => {
	const kept = wanted([{ role: 'office' }], [otherUnit]);
	expect(kept).toContain(`unit-${otherUnit}`);
	expect(kept).not.toContain('committee');
	expect(kept).not.toContain(`unit-${otherUnit}-private`);
});

test('a pinned unit that may no longer be read is not wanted', () => {
	expect(wanted([{ role: 'member', unit: ownUnit }], [otherUnit])).not.toContain(
		`unit-${otherUnit}`
	);
});

test('nobody without a right keeps anything', () => {
	expect(wanted([])).toEqual([]);
});

/** What a phone knows of one database, whose copy was named so when a round began. */
async function storeWith(copy: string) {
	const opened = await openPersonStore(personId(`nguoi-${copy}`), () => undefined);
	if (!opened.ok) throw new Error(opened.error);
	await noteDatabase(opened.value, 'programme', { copy, complete: true, since: '3-a' });
	return opened.value;
}

test('a round that goes on while its copy is removed does not say that there is one', async () => {
	const store = await storeWith('mot');
	const round = { database: 'programme', copy: 'mot' };
	await noteCopy(store, round, { since: '5-a' });
	expect(await databaseRows(store)).toMatchObject([{ complete: true, since: '5-a' }]);

	await noteEmpty(store, ['programme']);
	const late = noteCopy(store, round, { since: '7-a', complete: true });
	await expect(late).rejects.toBeInstanceOf(StoreClosed);
	expect(await databaseRows(store)).toMatchObject([{ complete: false, since: null }]);

	await noteDatabase(store, 'programme', { copy: 'hai' });
	await expect(noteCopy(store, round, { since: '9-a' })).rejects.toBeInstanceOf(StoreClosed);
	expect(await databaseRows(store)).toMatchObject([{ since: null }]);
	await store.close();
});
