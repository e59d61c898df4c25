import * as v from 'valibot';
import { expect, test } from 'vitest';
import { FreshnessDocument } from '../../../../src/lib/domain/totals/freshness-document.ts';
import { silentUnits } from '../../../../src/lib/domain/totals/silent-units.ts';
import { Unit } from '../../../../src/lib/domain/unit/unit.ts';

const unit = (id: string, fields: Partial<Unit> = {}) =>
	v.parse(Unit, {
		_id: `unit:${id}`,
		type: 'unit',
		v: 1,
		id,
		name: `Chi đoàn ${id}`,
		kind: 'chiDoanCoSo',
		chiDoan: [],
		twinnedCommunes: [],
		activeFrom: '2020-01-01',
		activeTo: null,
		...fields
	});
const arrived = (lastArrivalAt: string | null) => ({
	lastArrivalAt,
	waiting: 0,
	oldestWaitingAt: null
});
const freshness = v.parse(FreshnessDocument, {
	_id: 'freshness:unit-0',
	type: 'freshness',
	v: 1,
	at: '2021-06-15T05:00:00.000Z',
	units: {
		'so-mot': arrived('2021-06-14T05:00:00.000Z'),
		'so-hai': arrived('2021-06-08T05:00:00.000Z'),
		'so-ba': arrived('2021-06-03T04:00:00.000Z'),
		'so-bon': arrived(null)
	}
});

test('lists units silent for more than seven days, and those that never sent', () => {
	const units = ['so-mot', 'so-hai', 'so-ba', 'so-bon', 'so-nam'].map((id) => unit(id));
	expect(silentUnits(freshness, units).map(({ unit: { id }, days }) => [id, days])).toEqual([
		['so-ba', 12],
		['so-bon', null],
		['so-nam', null]
	]);
});

test('expects nothing of Đoàn Khối, nor of a unit that has ended', () => {
	const units = [
		unit('khoi', { kind: 'doanKhoi' }),
		unit('so-cu', { activeTo: '2021-01-31' }),
		unit('so-moi', { activeFrom: '2021-07-01' })
	];
	expect(silentUnits(freshness, units)).toEqual([]);
});
