import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import { buildReport } from '../../../src/lib/domain/report/build.ts';
import { explained } from '../../../src/lib/domain/report/explained.ts';
import type { RecordOfReport } from '../../../src/lib/domain/report/freeze.ts';
import { freeze } from '../../../src/lib/domain/report/freeze.ts';
import { readFrozen } from '../../../src/lib/domain/report/frozen.ts';
import { frozenReports } from '../../../src/lib/domain/report/frozen-list.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { shippedReportForm } from '../../../src/lib/terms/report.ts';
import { ownUnit } from '../../fixtures/builders.ts';
import { emptyReport, heading, reportTargets } from '../../fixtures/report.ts';
import { memberOf, secretaryOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit]);
});
afterAll(() => world.end());

const TERM = shippedTerm.id;
const data = emptyReport({ targets: reportTargets({ CT11: { n: 47, of: 60 } }) });
const nothing = {
	attendances: null,
	volunteerDays: null,
	children: null,
	staffChildren: null,
	households: null,
	gifts: null,
	valueDong: null
};
const record: RecordOfReport = {
	unit: 'Chi đoàn "Sở A"',
	name: 'Tặng quà bản Trống Khua',
	campaigns: ['khac'],
	objectives: ['5'],
	members: 3,
	amounts: nothing,
	when: { precision: 'day', start: '2021-05-30', end: null, words: '' }
};
/** A report; with more records than there is room for it is as long as one can be. */
function content(words = 'Đường xa.', length = 1): string {
	const { paper } = buildReport(shippedReportForm, heading, data, { causes: words });
	const records = Array.from({ length }, () => record);
	return JSON.stringify(freeze(data, paper, records));
}

const keep = (phone: Phone, unit?: UnitId, text = content()) =>
	phone.on(async () => {
		const work = await phone.device.work(unit);
		return work.say({
			term: TERM,
			key: work.newKey(),
			subject: unit === undefined ? 'frozen' : 'ownfrozen',
			set: { scope: unit ?? 'block', period: '2021', content: text }
		});
	});
const kept = (phone: Phone, unit?: UnitId) =>
	phone.on(async () => frozenReports(await (await phone.device.work(unit)).entries(TERM)));

test('a report frozen without signal, as long as one can be, is on the committee’s other phones after both have met the server', async () => {
	const [one, other] = [
		await world.phone([{ role: 'committee' }]),
		await world.phone([{ role: 'standing' }])
	];
	const longest = content('Đường xa.', 6000);
	expect(await keep(one, undefined, longest)).toMatchObject({ ok: true });
	expect(await kept(one)).toHaveLength(1);
	expect(await one.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
	await other.sync();
	const [report] = await kept(other);
	const read = report === undefined ? null : readFrozen(report.content);
	if (read === null) throw new Error('The other phone cannot read it.');
	expect(JSON.stringify(read.paper)).toContain('Đường xa.');
	expect(explained(read, { kind: 'target', figure: 'CT11' })).toMatchObject({
		figure: { n: 47, of: 60 }
	});
	expect(read.records?.list.length).toBeGreaterThan(2000);
});

test('a unit’s own goes to its secretaries, and never to its members', async () => {
	const [secretary, member] = [
		await (await world.phone([secretaryOf(ownUnit)])).openPrivate(),
		await world.phone([memberOf(ownUnit)])
	];
	expect(await keep(secretary, ownUnit)).toMatchObject({ ok: true });
	expect(await secretary.sync()).toMatchObject({ unsent: 0, denied: 0 });
	const second = await (await world.phone([secretaryOf(ownUnit)])).openPrivate();
	await second.sync();
	expect(await kept(second, ownUnit)).toMatchObject([{ scope: ownUnit, period: '2021' }]);
	await member.sync();
	expect(await kept(member, ownUnit)).toEqual([]);
});

test('two who freeze the same period without signal both keep theirs', async () => {
	const [one, other] = [
		await world.phone([{ role: 'committee' }]),
		await world.phone([{ role: 'committee' }])
	];
	await one.sync();
	const before = (await kept(one)).length;
	await keep(one, undefined, content('Bản thứ nhất.'));
	await keep(other, undefined, content('Bản thứ hai.'));
	await one.sync();
	await other.sync();
	await one.sync();
	for (const phone of [one, other]) expect(await kept(phone)).toHaveLength(before + 2);
});

test('what the server would not take is refused where it is written, and the report stays as it is', async () => {
	const phone = await world.phone([{ role: 'committee' }]);
	await phone.sync();
	const before = await kept(phone);
	const { paper } = buildReport(shippedReportForm, heading, data, {});
	const long = Array.from({ length: 26 }, () => [{ text: 'ấ'.repeat(20_000) }]);
	const sections = paper.sections.map((one, i) => (i === 0 ? { ...one, paragraphs: long } : one));
	const text = JSON.stringify(freeze(data, { ...paper, sections }, []));
	expect(await keep(phone, undefined, text)).toMatchObject({
		ok: false,
		error: { kind: 'invalid' }
	});
	expect(await kept(phone)).toEqual(before);
	expect(await phone.on(async () => phone.device.syncStatus().unsent)).toBe(0);
});
