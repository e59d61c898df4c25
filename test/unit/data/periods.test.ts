import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PeriodAct } from '../../../src/lib/data/notices.ts';
import type { ActivityId } from '../../../src/lib/domain/ids.ts';
import { content, ownUnit } from '../../fixtures/builders.ts';
import { unitDocument } from '../../fixtures/memory-board-device.ts';
import { period } from '../../fixtures/period-builders.ts';
import { memberOf, record, rowsOf, secretaryOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
/** Each test has a month of its own: closings are the whole block's. */
let months = 0;
beforeAll(async () => {
	world = await World.start([ownUnit]);
	await world.app.couch.bulkDocs('programme', [unitDocument(ownUnit, 'Sở Tài chính')]);
});
afterAll(() => world.end());

const rowOf = async (phone: Phone, id: string) =>
	(await phone.on(() => rowsOf(phone.device))).find((row) => row.id === id);

async function act(phone: Phone, what: PeriodAct) {
	const done = await phone.on(async () => (await phone.device.periods()).act(what));
	expect(done).toEqual({ ok: true, value: null });
	return phone.sync();
}

const decide = (phone: Phone, id: ActivityId) =>
	phone.on(async () => {
		const rev = (await phone.device.recordDetail(id))?.activity._rev ?? '';
		return phone.device.decide(id, rev, { verdict: 'approve' });
	});

/** A committee member, a secretary and a member, and a month. */
async function people() {
	months += 1;
	const month = `2021-${String(months).padStart(2, '0')}`;
	const when = { precision: 'day', start: `${month}-15`, end: null, words: '' } as const;
	const committee = await world.phone([{ role: 'committee' }]);
	const secretary = await world.phone([secretaryOf(ownUnit)]);
	const owner = await world.phone([memberOf(ownUnit)]);
	const of = period(month);
	const close: PeriodAct = { action: 'close', period: of, units: 'all', reason: '' };
	const write = async (name: string) => {
		const id = await owner.on(() => record(owner.device, content({ name, when })));
		await owner.sync();
		return id;
	};
	return { of, close, committee, secretary, owner, write };
}

describe('a decision made while the period was being closed elsewhere', () => {
	test('is refused, kept, and taken once the committee has reopened the period for the unit', async () => {
		const { of, close, committee, secretary, write } = await people();
		const id = await write('Trồng cây');
		await secretary.sync();
		await act(committee, close);
		// This phone has not heard of it.
		expect(await decide(secretary, id)).toMatchObject({ ok: true });
		expect(await secretary.sync()).toMatchObject({ unsent: 0, denied: 1, trouble: null });
		expect(await rowOf(secretary, id)).toMatchObject({
			seal: 'waiting',
			rail: 'denied',
			denial: { code: 'periodClosed' }
		});
		// Now it has, and says so itself.
		expect(await decide(secretary, id)).toEqual({
			ok: false,
			error: { kind: 'denied', denial: 'periodClosed' }
		});

		await secretary.on(async () =>
			(await secretary.device.periods()).ask({
				unit: ownUnit,
				period: of,
				reason: 'Còn một hoạt động',
				records: [id]
			})
		);
		await secretary.sync();
		const asked = await committee.on(async () => (await committee.device.periods()).askedByUnits());
		if (!asked.ok) throw new Error(asked.error);
		const request = asked.value.find((one) => one.request.period === of)?.request;
		expect(request).toMatchObject({ unit: ownUnit, reason: 'Còn một hoạt động', records: [id] });
		await act(committee, {
			action: 'reopen',
			period: of,
			units: [ownUnit],
			reason: 'Đồng ý',
			request: request?._id ?? null
		});
		await secretary.sync();
		await secretary.on(() => secretary.device.resendDenied(id));
		expect(await secretary.sync()).toMatchObject({ unsent: 0, denied: 0 });
		expect(await rowOf(secretary, id)).toMatchObject({ seal: 'approved', rail: 'done' });
	});
});

describe('a phone that was away for a month while a period was closed', () => {
	test('loses nothing: records go up and wait, decisions are kept with the reason', async () => {
		const { close, committee, secretary, owner, write } = await people();
		const ids = [await write('Việc thứ nhất'), await write('Việc thứ hai')];
		await secretary.sync();
		await act(committee, close);
		secretary.clock.forwardDays(30);
		owner.clock.forwardDays(30);
		for (const id of ids) expect(await decide(secretary, id)).toMatchObject({ ok: true });
		const late = await write('Ghi sau khi khóa');
		expect(await owner.sync()).toMatchObject({ unsent: 0, denied: 0 });
		expect(await secretary.sync()).toMatchObject({ unsent: 0, denied: 2 });
		for (const id of ids)
			expect(await rowOf(secretary, id)).toMatchObject({ denial: { code: 'periodClosed' } });
		expect(await rowOf(secretary, late)).toMatchObject({ seal: 'waiting', rail: 'done' });
		const file = await secretary.on(() => secretary.device.exportUnsent());
		expect(file.count).toBe(2);
	});
});

describe('closing and reopening', () => {
	test('take effect in the order they were made, though the second clock is behind', async () => {
		const { of, close, committee, secretary, write } = await people();
		const id = await write('Thăm hỏi');
		committee.clock.forwardDays(0.5);
		await act(committee, close);
		const office = await world.phone([{ role: 'office' }]);
		await office.sync();
		await act(office, {
			action: 'reopen',
			period: of,
			units: 'all',
			reason: 'Nhầm kỳ',
			request: null
		});
		await secretary.sync();
		expect(await decide(secretary, id)).toMatchObject({ ok: true });
		expect(await secretary.sync()).toMatchObject({ denied: 0, unsent: 0 });
	});

	test('are not a secretary’s', async () => {
		const { close, secretary } = await people();
		const done = await secretary.on(async () => (await secretary.device.periods()).act(close));
		expect(done).toEqual({ ok: false, error: { kind: 'denied', denial: 'noRight' } });
	});
});

describe('a reminder', () => {
	const wanted = (to: Phone) => ({
		unit: ownUnit,
		to: [to.device.session.person],
		about: 'CT12',
		period: '2021',
		words: 'Còn tháng 12'
	});

	test('comes with the next sync to whom it names, and is put away on that phone', async () => {
		const { secretary, owner } = await people();
		expect(await owner.on(() => owner.device.isReminded())).toBe(false);
		const sent = await secretary.on(async () =>
			(await secretary.device.reminders()).remind(wanted(owner))
		);
		expect(sent).toMatchObject({ ok: true });
		await secretary.sync();
		await owner.sync();
		expect(await owner.on(() => owner.device.isReminded())).toBe(true);
		const read = () =>
			owner.on(async () => {
				const desk = await owner.device.reminders();
				return { written: await desk.of(ownUnit), dismissed: await desk.dismissed() };
			});
		const { written } = await read();
		expect(written).toMatchObject([{ about: 'CT12', words: 'Còn tháng 12' }]);
		const id = written[0]?._id ?? '';
		await owner.on(async () => (await owner.device.reminders()).dismiss(id));
		await owner.open();
		expect((await read()).dismissed).toEqual([id]);
	});

	test('is refused by the phone within seven days, and for a member', async () => {
		const { secretary, owner } = await people();
		const remind = (phone: Phone) =>
			phone.on(async () => (await phone.device.reminders()).remind(wanted(owner)));
		expect(await remind(secretary)).toMatchObject({ ok: true });
		expect(await remind(secretary)).toMatchObject({
			ok: false,
			error: { kind: 'denied', denial: 'remindedRecently' }
		});
		secretary.clock.forwardDays(7);
		expect(await remind(secretary)).toMatchObject({ ok: true });
		expect(await remind(owner)).toMatchObject({ error: { denial: 'noRight' } });
	});
});
