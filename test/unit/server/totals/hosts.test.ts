import { expect, test } from 'vitest';
import type { PersonId, UnitId } from '../../../../src/lib/domain/ids.ts';
import { Hosts } from '../../../../src/lib/server/totals/hosts.ts';
import { otherUnit, ownUnit, personId } from '../../../fixtures/builders.ts';

const an = personId('person-an');
const binh = personId('person-binh');

/** Hosts over records that name these people. */
function hostsOver(records: Map<UnitId, PersonId[]>): Hosts {
	return new Hosts((unit, list) => list.filter((one) => records.get(unit)?.includes(one)));
}

test('a unit is touched while its people are named in the other’s records, and once more when they no longer are', () => {
	const records = new Map([[ownUnit, [an]]]);
	const hosts = hostsOver(records);
	hosts.list(ownUnit, [{ memberIds: [an], youthIds: [] }]);
	hosts.list(otherUnit, [{ memberIds: [binh], youthIds: [] }]);
	expect(hosts.touchedBy(ownUnit)).toEqual([]);
	records.set(ownUnit, [an, binh]);
	expect(hosts.touchedBy(ownUnit)).toEqual([otherUnit]);
	records.set(ownUnit, [an]);
	expect(hosts.touchedBy(ownUnit)).toEqual([otherUnit]);
	expect(hosts.touchedBy(ownUnit)).toEqual([]);
});

test('whoever came onto a list after the record was counted is remembered when the record goes', () => {
	const records = new Map([[ownUnit, [binh]]]);
	const hosts = hostsOver(records);
	expect(hosts.touchedBy(ownUnit)).toEqual([]);
	hosts.list(otherUnit, [{ memberIds: [], youthIds: [binh] }]);
	records.set(ownUnit, []);
	expect(hosts.touchedBy(ownUnit)).toEqual([otherUnit]);
});
