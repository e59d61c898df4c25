import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkSaid } from '../../../src/lib/data/notices.ts';
import { conferencesOf } from '../../../src/lib/domain/work/conferences.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { ownUnit } from '../../fixtures/builders.ts';
import { memberOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit]);
});
afterAll(() => world.end());

const TERM = shippedTerm.id;
const place = (text: string): WorkSaid => ({
	term: TERM,
	subject: 'conference',
	key: '6',
	set: { place: text }
});
const say = (phone: Phone, said: WorkSaid) =>
	phone.on(async () => (await phone.device.work()).say(said));
/** The sixth conference as a phone shows it. */
const shown = (phone: Phone) =>
	phone.on(async () => {
		const entries = await (await phone.device.work()).entries(TERM);
		return conferencesOf(shippedTerm.conferences, entries, '2021-07-01')[5];
	});

test('what a committee member says without signal stands on the own phone at once, and on the others’ after both have met the server', async () => {
	const [one, other] = [
		await world.phone([{ role: 'committee' }]),
		await world.phone([{ role: 'standing' }])
	];
	await say(one, place('Hội trường A'));
	expect(await shown(one)).toMatchObject({ place: 'Hội trường A' });
	expect(await one.on(async () => one.device.syncStatus().unsent)).toBe(1);
	expect(await one.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
	await other.sync();
	expect(await shown(other)).toMatchObject({ place: 'Hội trường A' });
});

test('a page that asks for some subjects gets those, what it has just said among them, and nothing else', async () => {
	const phone = await world.phone([{ role: 'committee' }]);
	await say(phone, place('Hội trường A'));
	const award = { subject: 'award', key: '01F8MECHZX3TBDSZ7XRADM79XV' } as const;
	await say(phone, { ...award, term: TERM, set: { step: 'proposed' } });
	const subjects = (...wanted: WorkSaid['subject'][]) =>
		phone.on(async () => {
			const found = await (await phone.device.work()).entries(TERM, wanted);
			return [...new Set(found.map(({ subject }) => subject))];
		});
	expect(await subjects('award')).toEqual(['award']);
	expect(await subjects('conference', 'award')).toEqual(['conference', 'award']);
	expect(await subjects('pledge')).toEqual([]);
	await phone.sync();
});

test('whoever answers is heard last, though their clock is a day behind; both are kept', async () => {
	const [one, late] = [
		await world.phone([{ role: 'committee' }]),
		await world.phone([{ role: 'committee' }])
	];
	late.clock.forwardDays(-1);
	await say(one, place('Hội trường B'));
	await one.sync();
	await late.sync();
	await say(late, place('Hội trường C'));
	await late.sync();
	await one.sync();
	for (const phone of [one, late]) {
		const six = await shown(phone);
		expect(six?.place).toBe('Hội trường C');
		expect(six?.history.slice(-2).map(({ set }) => set.place)).toEqual([
			...['Hội trường B', 'Hội trường C']
		]);
	}
});

test('minutes that are being written stay on the phone, and are nobody else’s', async () => {
	const one = await world.phone([{ role: 'committee' }]);
	const keep = (text: string | null) =>
		one.on(async () => (await one.device.work()).keepText('minutes:6', text));
	const kept = () => one.on(async () => (await one.device.work()).text('minutes:6'));
	await keep('Thống nhất');
	const begun = (await kept())?.since;
	one.clock.forward(60_000);
	await keep('Thống nhất 100%');
	await one.open();
	expect(await kept()).toEqual({ text: 'Thống nhất 100%', since: begun });
	expect(await one.on(async () => one.device.syncStatus().unsent)).toBe(0);
	await keep(null);
	expect(await kept()).toBeNull();
});

test('a member’s phone holds nothing of it, and cannot write it', async () => {
	const member = await world.phone([memberOf(ownUnit)]);
	await member.sync();
	expect(await member.on(async () => (await member.device.work()).entries(TERM))).toEqual([]);
	expect(await say(member, place('Ở đâu đó'))).toEqual({
		ok: false,
		error: { kind: 'denied', denial: 'noRight' }
	});
});

test('criteria that the committee writes are read by every unit; the inspections by the inspection committee alone', async () => {
	const [committee, secretary, inspector] = [
		await world.phone([{ role: 'committee' }]),
		await world.phone([{ role: 'unitSecretary', unit: ownUnit }]),
		await world.phone([{ role: 'inspection' }])
	];
	const key = '01F7RZ0000000000000000000A';
	const told = await committee.on(async () => [
		await (
			await committee.device.workIn('programme')
		).say({
			term: TERM,
			subject: 'criterion',
			key: `2021.unit.${key}`,
			set: { text: 'Nền nếp sinh hoạt', points: 25 }
		}),
		await (
			await committee.device.workIn('inspection')
		).say({
			term: TERM,
			subject: 'inspection',
			key,
			set: { unit: ownUnit, topic: 'Thu nộp đoàn phí' }
		})
	]);
	expect(told.map(({ ok }) => ok)).toEqual([true, true]);
	for (const phone of [committee, secretary, inspector]) await phone.sync();
	const subjects = (phone: Phone, place: 'programme' | 'inspection') =>
		phone.on(async () => {
			const entries = await (await phone.device.workIn(place)).entries(TERM);
			return entries.map(({ subject }) => subject);
		});
	expect(await subjects(secretary, 'programme')).toEqual(['criterion']);
	expect(await subjects(inspector, 'programme')).toEqual(['criterion']);
	expect(await subjects(inspector, 'inspection')).toEqual(['inspection']);
	expect(await subjects(secretary, 'inspection')).toEqual([]);
});

test('a unit’s own assessment is asked of the server by the committee, whose phones do not hold it', async () => {
	const [secretary, committee, member] = [
		await (await world.phone([{ role: 'unitSecretary', unit: ownUnit }])).openPrivate(),
		await world.phone([{ role: 'committee' }]),
		await world.phone([{ role: 'member', unit: ownUnit }])
	];
	const of = { term: TERM, subject: 'selfRating', key: '2021' } as const;
	await secretary.on(async () =>
		(await secretary.device.work(ownUnit)).say({ ...of, set: { level: 'good' } })
	);
	await secretary.sync();
	const asked = (phone: Phone) => phone.on(async () => (await phone.device.work(ownUnit)).ask(of));
	expect(await asked(committee)).toMatchObject({ ok: true, value: [{ set: { level: 'good' } }] });
	expect(await asked(member)).toMatchObject({ ok: false });
});

test('several changes are written together: the server gets all of them, and where one is not allowed none is written', async () => {
	const [standing, other] = [
		await world.phone([{ role: 'standing' }]),
		await world.phone([{ role: 'committee' }])
	];
	const decided = (n: number): WorkSaid => ({
		term: TERM,
		subject: 'rating',
		key: `2021.so-thu-${n}`,
		set: { decided: 'good', decidedOn: '2021-12-24' }
	});
	const sixty = Array.from({ length: 60 }, (_, n) => decided(n));
	const sayAll = (phone: Phone, all: readonly WorkSaid[]) =>
		phone.on(async () => (await phone.device.work()).sayAll(all));
	const ratings = (phone: Phone) =>
		phone.on(async () => {
			const entries = await (await phone.device.work()).entries(TERM);
			return entries.filter(({ key }) => key.startsWith('2021.so-thu-')).length;
		});
	expect(await sayAll(other, [place('Hội trường D'), decided(1)])).toEqual({
		ok: false,
		error: { kind: 'denied', denial: 'noRight' }
	});
	expect(await other.on(async () => other.device.syncStatus().unsent)).toBe(0);

	expect(await sayAll(standing, sixty)).toEqual({ ok: true, value: null });
	expect(await ratings(standing)).toBe(60);
	expect(await standing.on(async () => standing.device.syncStatus().unsent)).toBe(60);
	expect(await standing.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
	await other.sync();
	expect(await ratings(other)).toBe(60);
});

test('an entry of a newer version of the app is told of, kept as it is, and in the way of nothing', async () => {
	const one = await world.phone([{ role: 'committee' }]);
	const newer = {
		_id: `work:${TERM}:conference:6:01F7RZ0000000000000000000B`,
		type: 'work',
		v: 2,
		term: TERM,
		subject: 'conference',
		key: '6',
		set: { hologram: true },
		by: 'ai-do',
		name: 'Ai đó',
		at: '2021-06-15T05:00:00.000Z'
	};
	await world.app.couch.bulkDocs('committee', [newer]);
	await one.sync();
	const all = await one.on(async () => (await one.device.work()).all(TERM));
	expect(all.newer).toBe(1);
	expect(all.entries.map(({ _id }) => _id)).not.toContain(newer._id);
	await say(one, place('Hội trường E'));
	expect(await shown(one)).toMatchObject({ place: 'Hội trường E' });
	expect(await one.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
	const { rows } = await world.app.couch.allDocs('committee', {
		keys: [newer._id],
		includeDocs: true
	});
	expect(rows).toMatchObject([{ doc: newer }]);
});
