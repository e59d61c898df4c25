import { expect, test } from 'vitest';
import { attention, silences } from '../../../../src/lib/domain/status/attention.ts';
import type { ServerStatus } from '../../../../src/lib/domain/status/server-status.ts';
import type { Unit } from '../../../../src/lib/domain/unit/unit.ts';
import { otherUnit, ownUnit, unitId } from '../../../fixtures/builders.ts';

const GB = 1024 ** 3;
const AT = '2021-06-15T05:00:00.000Z';
const daysAgo = (days: number) => new Date(Date.parse(AT) - days * 86_400_000).toISOString();

const well: ServerStatus = {
	at: AT,
	version: '1.0.0',
	store: { kind: 'embedded', version: '1', fits: true, bytes: GB },
	storeAway: null,
	freeBytes: 20 * GB,
	totalsLagMs: 900,
	backupAt: daysAgo(1),
	certificate: { until: daysAgo(-60), trouble: null },
	units: [],
	programs: 0,
	phones: { seen: 3, old: 0, first: [] },
	denials: []
};
const kinds = (changes: Partial<ServerStatus>) =>
	attention({ ...well, ...changes }).map(({ kind }) => kind);

test('a server that is well needs nobody', () => {
	expect(kinds({})).toEqual([]);
	expect(kinds({ certificate: null, freeBytes: null })).toEqual([]);
});

test('a certificate is told two weeks before its end, on its day, and after', () => {
	const ends = (days: number) => ({ certificate: { until: daysAgo(-days), trouble: null } });
	expect(kinds(ends(14))).toEqual([]);
	expect(attention({ ...well, ...ends(13.9) })).toMatchObject([
		{ kind: 'certificateEnds', days: 13 }
	]);
	expect(attention({ ...well, ...ends(0.1) })).toMatchObject([
		{ kind: 'certificateEnds', days: 0 }
	]);
	expect(kinds(ends(-0.1))).toEqual(['certificateEnded']);
	expect(kinds({ certificate: { until: null, trouble: 'unreachable' } })).toEqual([
		'certificateUnreachable'
	]);
});

test('little room is less than a gigabyte, or than the embedded store takes', () => {
	expect(kinds({ freeBytes: GB - 1 })).toEqual(['disk']);
	expect(kinds({ store: { ...well.store, bytes: 21 * GB } })).toEqual(['disk']);
	const couchdb = { ...well.store, kind: 'couchdb' as const, bytes: 21 * GB };
	expect(kinds({ store: couchdb })).toEqual([]);
});

test('totals that stand still, an old CouchDB and a backup of more than a week are told', () => {
	expect(attention({ ...well, totalsLagMs: 185_000 })).toEqual([{ kind: 'totals', minutes: 3 }]);
	expect(kinds({ store: { ...well.store, fits: false } })).toEqual(['couch']);
	expect(kinds({ backupAt: daysAgo(7.5) })).toEqual([]);
	expect(attention({ ...well, backupAt: daysAgo(8) })).toEqual([{ kind: 'backupOld', days: 8 }]);
	expect(kinds({ backupAt: null })).toEqual(['backupNever']);
});

test('what is most urgent comes first', () => {
	const ended = { until: daysAgo(1), trouble: null };
	expect(kinds({ backupAt: null, freeBytes: 0, certificate: ended })).toEqual([
		...['certificateEnded', 'disk', 'backupNever']
	]);
});

test('units are silent after seven days, the longest first; dissolved ones and Đoàn Khối never', () => {
	const unit = (id: string, fields: Partial<Unit> = {}): Unit => ({
		_id: `unit:${id}`,
		type: 'unit',
		v: 1,
		id: unitId(id),
		name: id,
		kind: 'chiDoanCoSo',
		chiDoan: [],
		twinnedCommunes: [],
		activeFrom: '2020-02-20',
		activeTo: null,
		...fields
	});
	const units = [
		unit(ownUnit),
		unit(otherUnit),
		unit('moi-lap'),
		unit('da-giai-the', { activeTo: '2021-01-01' }),
		unit('chua-co', { activeFrom: '2021-07-01' }),
		unit('khoi', { kind: 'doanKhoi' })
	];
	const told = [
		{ unit: ownUnit, lastArrivalAt: daysAgo(7.9) },
		{ unit: otherUnit, lastArrivalAt: daysAgo(8) }
	];
	expect(
		silences({ ...well, units: told }, units).map(({ unit: { id }, days }) => [id, days])
	).toEqual([
		['moi-lap', null],
		[otherUnit, 8]
	]);
});

test('that the store did not answer is told for three days, and not of a restart', () => {
	const minutesAgo = (minutes: number) => new Date(Date.parse(AT) - minutes * 60_000).toISOString();
	const away = (from: number, until: number) => ({
		storeAway: { from: minutesAgo(from), until: minutesAgo(until) }
	});
	expect(attention({ ...well, ...away(70, 8) })).toEqual([
		{ kind: 'storeAway', from: minutesAgo(70), minutes: 62 }
	]);
	expect(kinds(away(2, 1.5))).toEqual([]);
	expect(kinds(away(3 * 1440 + 90, 3 * 1440 + 30))).toEqual([]);
	expect(kinds(away(3 * 1440 + 90, 3 * 1440 - 30))).toEqual(['storeAway']);
});
