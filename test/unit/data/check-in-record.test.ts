import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { windowAt } from '../../../src/lib/domain/check-in/check-in.ts';
import { codeLink } from '../../../src/lib/domain/check-in/code.ts';
import type { ActivityId, PersonId } from '../../../src/lib/domain/ids.ts';
import { addToRecord } from '../../../src/lib/state/check-in/add-to-record.ts';
import { Arrivals } from '../../../src/lib/state/check-in/arrivals.svelte.ts';
import { OwnCheckIns } from '../../../src/lib/state/check-in/own-check-in.svelte.ts';
import { CodeShown } from '../../../src/lib/state/check-in/shown-code.svelte.ts';
import { content, otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { unitDocument } from '../../fixtures/memory-board-device.ts';
import { memberOf, record, secretaryOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

const ORIGIN = 'https://doankhoi.example';
const HOUR = 3_600_000;

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit, otherUnit]);
	const units = [unitDocument(ownUnit, 'Sở Tài chính'), unitDocument(otherUnit, 'Sở Tư pháp')];
	await world.app.couch.bulkDocs('programme', units);
});
afterAll(() => world.end());

/** The code of a record that an organiser's phone shows; `ahead`: by how much its clock is. */
async function linkOf(organiser: Phone, id: ActivityId, ahead = 0): Promise<string> {
	return organiser.on(async () => {
		const shown = new CodeShown(
			organiser.device,
			{ activity: id, unit: ownUnit },
			() => ({ name: 'Mít tinh 26/3', place: 'Hội trường' }),
			{ origin: ORIGIN, now: () => Date.now() + ahead }
		);
		await shown.start();
		shown.close();
		if (shown.link === null) throw new Error(JSON.stringify(shown.fault));
		return shown.link;
	});
}
const deskOf = (phone: Phone) =>
	new OwnCheckIns(phone.device, { origin: ORIGIN, now: () => phone.clock.now() });
/** Reads a code and says "Tôi có mặt"; answers what the screen says before and after. */
async function checkIn(phone: Phone, link: string) {
	return phone.on(async () => {
		const desk = deskOf(phone);
		await desk.readPicture(link);
		const { step: asked } = desk;
		await desk.sayHere();
		const { step: said, fault } = desk;
		desk.close();
		return { asked, said, fault };
	});
}
const membersOf = (phone: Phone, id: ActivityId) =>
	phone.on(
		async () => (await phone.device.recordDetail(id))?.activity.content.people.members ?? null
	);
const add = (phone: Phone, id: ActivityId, people: PersonId[], isApproved = false) =>
	phone.on(() => addToRecord(phone.device, id, people, isApproved));

describe('a member who reads the organiser’s code', () => {
	test('sees what it is of, says so once, and is told where it is', async () => {
		const organiser = await world.phone([secretaryOf(ownUnit)]);
		const member = await world.phone([memberOf(ownUnit)]);
		await member.sync();
		const { id } = await organiser.on(() =>
			organiser.device.newDraft(ownUnit, organiser.device.session.person)
		);
		const link = await linkOf(organiser, id);
		member.weather = () => Promise.reject(new TypeError('no signal'));
		const first = await checkIn(member, link);
		expect(first.asked).toMatchObject({
			kind: 'ask',
			stale: false,
			unitName: 'Sở Tài chính',
			code: { name: 'Mít tinh 26/3', place: 'Hội trường' }
		});
		expect(first.said).toMatchObject({ kind: 'said', already: false, own: { rail: 'local' } });
		const again = await checkIn(member, await linkOf(organiser, id));
		expect(again.asked).toMatchObject({ kind: 'said', already: true });
		member.weather = (_url, _init, pass) => pass();
		await member.sync();
		expect((await checkIn(member, link)).asked).toMatchObject({ own: { rail: 'done' } });
	});

	test('is told what is wrong with any other code, and nothing is written', async () => {
		const organiser = await world.phone([secretaryOf(ownUnit)]);
		const member = await world.phone([memberOf(ownUnit)]);
		const stranger = await world.phone([memberOf(otherUnit)]);
		const office = await world.phone([{ role: 'office' }]);
		for (const phone of [member, stranger, office]) await phone.sync();
		const { id } = await organiser.on(() =>
			organiser.device.newDraft(ownUnit, organiser.device.session.person)
		);
		const link = await linkOf(organiser, id);
		const told = async (phone: Phone, text: string) => (await checkIn(phone, text)).said;
		expect(await told(member, 'xin chào')).toMatchObject({ kind: 'fault', fault: 'notOurs' });
		expect(await told(member, link.slice(0, -3))).toMatchObject({ fault: 'altered' });
		expect(await told(member, link.replace('doankhoi', 'khac'))).toMatchObject({
			fault: 'elsewhere'
		});
		for (const phone of [stranger, office])
			expect(await told(phone, link)).toMatchObject({
				kind: 'fault',
				fault: 'otherUnit',
				unitName: 'Sở Tài chính'
			});
		expect(await told(member, await linkOf(organiser, id, -13 * HOUR))).toMatchObject({
			kind: 'wrongTime',
			age: 'old'
		});
		expect(await told(member, await linkOf(organiser, id, 13 * HOUR))).toMatchObject({
			kind: 'wrongTime',
			age: 'ahead'
		});
		for (const phone of [member, stranger, office])
			expect(await phone.on(async () => (await phone.device.checkIns()).own())).toEqual([]);
		// Hours old is a photo perhaps, or a slow person: it may be said, and the organiser sees it.
		const stale = await checkIn(member, await linkOf(organiser, id, -2 * HOUR));
		expect(stale.asked).toMatchObject({ kind: 'ask', stale: true });
		expect(stale.said).toMatchObject({ kind: 'said' });
	});
});

describe('the organiser’s code', () => {
	test('is another one in the next half minute, and the same for whoever opens it again', async () => {
		const organiser = await world.phone([secretaryOf(ownUnit)]);
		const { id } = await organiser.on(() =>
			organiser.device.newDraft(ownUnit, organiser.device.session.person)
		);
		let nowMs = windowAt(Date.now()) * 30_000;
		const shown = new CodeShown(
			organiser.device,
			{ activity: id, unit: ownUnit },
			() => ({ name: '', place: '' }),
			{ origin: ORIGIN, now: () => nowMs }
		);
		await organiser.on(() => shown.start());
		const first = shown.link;
		nowMs += 29_999;
		await organiser.on(() => shown.refresh());
		expect(shown.link).toBe(first);
		nowMs += 1;
		await organiser.on(() => shown.refresh());
		expect(shown.link).not.toBe(first);
		shown.close();
		expect(first).toBe(codeLink(ORIGIN, codeIn(first ?? '', id)));
	});
});

/** What stands in a link, as it is. */
function codeIn(link: string, activity: ActivityId) {
	const [, , , window = '', mark = ''] = (link.split('ma=')[1] ?? '').split('.');
	const said = { activity, unit: ownUnit, name: '', place: '' };
	return { ...said, window: Number.parseInt(window, 36), mark };
}

describe('a record that was sent before people came', () => {
	/** A record of the organiser's on the server, and a member who checked in for it. */
	async function sentWithArrival() {
		const organiser = await world.phone([secretaryOf(ownUnit)]);
		const deputy = await world.phone([secretaryOf(ownUnit)]);
		const member = await world.phone([memberOf(ownUnit)]);
		const id = await organiser.on(() => record(organiser.device));
		await checkIn(member, await linkOf(organiser, id));
		for (const phone of [organiser, member, organiser, deputy]) await phone.sync();
		return { organiser, deputy, member, id, person: member.device.session.person };
	}

	test('gets them by one tap, each once, as an edit like any other', async () => {
		const { organiser, deputy, id, person } = await sentWithArrival();
		expect(await membersOf(organiser, id)).toEqual([]);
		expect(await add(organiser, id, [person, person])).toEqual({ ok: true, value: 'sent' });
		expect(await membersOf(organiser, id)).toEqual([person]);
		expect(await organiser.on(() => organiser.device.drafts())).toEqual([]);
		expect(await add(organiser, id, [person])).toEqual({ ok: true, value: 'sent' });
		await organiser.sync();
		await deputy.sync();
		expect(await membersOf(deputy, id)).toEqual([person]);
		const detail = await deputy.on(() => deputy.device.recordDetail(id));
		expect(detail?.activity.edits).toHaveLength(2);
	});

	test('that is approved is not touched: they wait in an edit that somebody sends', async () => {
		const { organiser, deputy, id, person } = await sentWithArrival();
		const seen = await deputy.on(() => deputy.device.recordDetail(id));
		await deputy.on(() =>
			deputy.device.decide(id, seen?.activity._rev ?? '', { verdict: 'approve' })
		);
		await deputy.sync();
		await organiser.sync();
		expect(await add(organiser, id, [person], true)).toEqual({ ok: true, value: 'draft' });
		expect(await membersOf(organiser, id)).toEqual([]);
		const draft = await organiser.on(() => organiser.device.draft(id));
		expect(draft?.fields['people']).toMatchObject({ members: [person] });
		const after = await organiser.on(() => organiser.device.recordDetail(id));
		expect(after?.status.seal).toBe('approved');
	});

	test('with an edit begun keeps what was typed, and is not sent behind anybody’s back', async () => {
		const { organiser, id, person } = await sentWithArrival();
		await organiser.on(async () => {
			await organiser.device.editDraft(id, { name: 'Đang sửa' });
		});
		expect(await add(organiser, id, [person])).toEqual({ ok: true, value: 'draft' });
		const draft = await organiser.on(() => organiser.device.draft(id));
		expect(draft?.fields).toMatchObject({ name: 'Đang sửa', people: { members: [person] } });
		expect(await membersOf(organiser, id)).toEqual([]);
	});

	test('tells every phone of the unit who came, and counts them by no total', async () => {
		const { deputy, id, person } = await sentWithArrival();
		const arrivals = await deputy.on(async () => {
			const live = new Arrivals(deputy.device, { activity: id, unit: ownUnit });
			await live.take([person]);
			live.close();
			return live;
		});
		// Nobody is on the roster of this little world.
		expect(arrivals.presence([], content().when).strangers.map((one) => one.person)).toEqual([
			person
		]);
		expect(arrivals.presence([person], content().when)).toMatchObject({ listed: 1, strangers: [] });
	});
});
