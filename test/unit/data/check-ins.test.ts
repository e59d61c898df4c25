import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkInId, windowAt } from '../../../src/lib/domain/check-in/check-in.ts';
import type { ShownCode } from '../../../src/lib/domain/check-in/code.ts';
import { presenceOf } from '../../../src/lib/domain/check-in/presence.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import type { ActivityId } from '../../../src/lib/domain/ids.ts';
import { content, otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { personOf } from '../../fixtures/roster-builders.ts';
import { memberOf, secretaryOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit, otherUnit]);
});
afterAll(() => world.end());

const DAY = 86_400_000;
const offline = () => Promise.reject(new TypeError('no signal'));
const gatheringOf = (activity: ActivityId) => ({ activity, unit: ownUnit });

/** A draft on the organiser's phone, and what it shows now. */
async function shown(organiser: Phone, timeMs = Date.now()) {
	return organiser.on(async () => {
		const { id } = await organiser.device.newDraft(ownUnit, organiser.device.session.person);
		return { id, code: await codeOf(organiser, id, timeMs) };
	});
}
async function codeOf(organiser: Phone, id: ActivityId, timeMs: number): Promise<ShownCode> {
	const maker = await (await organiser.device.checkIns()).show(gatheringOf(id));
	if (!maker.ok) throw new Error(maker.error.kind);
	const window = windowAt(timeMs);
	const mark = await maker.value(window);
	return { activity: id, unit: ownUnit, window, mark, name: 'Mít tinh', place: '' };
}
const say = (phone: Phone, code: ShownCode) =>
	phone.on(async () => (await phone.device.checkIns()).say(code));
const own = (phone: Phone) => phone.on(async () => (await phone.device.checkIns()).own());
const arrivals = (phone: Phone, id: ActivityId) =>
	phone.on(async () => (await phone.device.checkIns()).arrivals(gatheringOf(id)));
const people = (all: { person: string }[]) => all.map(({ person }) => person).sort();

describe('checking in by the organiser’s code', () => {
	test('fifty members say so without signal, each on their own phone, and each comes to the organiser once', async () => {
		const organiser = await world.phone([secretaryOf(ownUnit)]);
		const members: Phone[] = [];
		for (let n = 0; n < 50; n++) members.push(await world.phone([memberOf(ownUnit)]));
		const { id, code } = await shown(organiser);
		for (const phone of members) phone.weather = offline;

		const begun = performance.now();
		const each = await Promise.all(
			members.map(async (phone) => {
				const from = performance.now();
				expect(await say(phone, code)).toEqual({ ok: true, value: null });
				return performance.now() - from;
			})
		);
		const all = performance.now() - begun;
		console.log(
			`50 check-ins on one machine: ${Math.round(all)} ms, the slowest ${Math.round(Math.max(...each))} ms`
		);
		// Fifty phones' work on a machine that does other things too; each phone does a fiftieth of it.
		expect(all).toBeLessThan(60_000);
		// Said before anything is sent, and there after the app was closed.
		const [first] = members;
		if (first === undefined) throw new Error('nobody');
		await first.open();
		expect(await own(first)).toMatchObject([{ activity: id, rail: 'local' }]);
		expect(await arrivals(organiser, id)).toEqual([]);

		for (const phone of members) {
			phone.weather = (_url, _init, pass) => pass();
			// Tapped once more before it is sent, and once after.
			await say(phone, code);
			expect(await phone.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
			await say(phone, code);
			await phone.sync();
		}
		await organiser.sync();
		const found = await arrivals(organiser, id);
		expect(people(found)).toEqual(members.map(({ device }) => device.session.person).sort());
		expect(new Set(found.map(({ proof }) => proof))).toEqual(new Set(['shown']));
		expect(await own(first)).toMatchObject([{ activity: id, rail: 'done' }]);
		const stored = await world.app.couch.allDocs(unitDatabase(ownUnit), {
			startKey: `checkIn:${id.slice(9)}:`,
			endKey: `checkIn:${id.slice(9)};`
		});
		expect(stored.rows).toHaveLength(50);
	}, 240_000);

	test('what two phones of one person said side by side is one, and the better of the two', async () => {
		const organiser = await world.phone([secretaryOf(ownUnit)]);
		const one = await world.phone([memberOf(ownUnit)]);
		const { person } = one.device.session;
		const { id, code } = await shown(organiser);
		await say(one, code);
		await one.sync();
		const database = unitDatabase(ownUnit);
		const first = await world.app.couch.get(database, checkInId(id, person));
		// What the gateway takes of a second phone: see test/integration/gateway/check-ins.test.ts.
		const second = { ...first, mark: 'aaaaaaaaaaaa', _rev: `1-${'f'.repeat(32)}` };
		await world.app.couch.bulkDocs(database, [second], { newEdits: false });
		await organiser.sync();
		const found = await arrivals(organiser, id);
		expect(found.map(({ proof }) => proof).sort()).toEqual(['altered', 'shown']);
		const roster = [personOf(person, [{ kind: 'listed', day: '2020-01-01' }])];
		const list = { members: [], taken: [], when: null };
		expect(presenceOf(found, list, roster)).toMatchObject({
			coming: [{ person, proof: 'shown' }],
			doubtful: []
		});
	});

	test('a code that nobody’s phone showed is told from one that was, and on another phone neither', async () => {
		const organiser = await world.phone([secretaryOf(ownUnit)]);
		const deputy = await world.phone([secretaryOf(ownUnit)]);
		const honest = await world.phone([memberOf(ownUnit)]);
		const forger = await world.phone([memberOf(ownUnit)]);
		const late = await world.phone([memberOf(ownUnit)]);
		const { id, code } = await shown(organiser);
		await say(honest, code);
		// A mark of another time, of another record, and a photo that is shown around an hour later.
		await say(forger, { ...code, window: code.window + 3 });
		late.clock.forward(3_600_000);
		await say(late, code);
		for (const phone of [honest, forger, late, organiser, deputy]) await phone.sync();
		const proofs = async (phone: Phone) =>
			new Map((await arrivals(phone, id)).map(({ person, proof }) => [person, proof]));
		const told = await proofs(organiser);
		expect(told.get(honest.device.session.person)).toBe('shown');
		expect(told.get(forger.device.session.person)).toBe('altered');
		expect(told.get(late.device.session.person)).toBe('apart');
		expect(new Set((await proofs(deputy)).values())).toEqual(new Set(['unknown']));
		const other = await shown(organiser);
		expect(other.code.mark).not.toBe(code.mark);
	});

	test('the key and who was on the list outlast the app, and nothing of them leaves the phone', async () => {
		const organiser = await world.phone([secretaryOf(ownUnit)]);
		const member = await world.phone([memberOf(ownUnit)]);
		const { id, code } = await shown(organiser);
		const { person } = member.device.session;
		await organiser.on(async () => (await organiser.device.checkIns()).take(id, [person, person]));
		await organiser.open();
		expect(await organiser.on(() => codeOf(organiser, id, code.window * 30_000))).toEqual(code);
		const checkIns = await organiser.on(() => organiser.device.checkIns());
		expect(await organiser.on(() => checkIns.taken(id))).toEqual([person]);
		const file = await organiser.on(() => organiser.device.exportUnsent());
		expect(file.count).toBe(0);
	});

	test('a draft that members check in for is not thrown away for being empty', async () => {
		const organiser = await world.phone([secretaryOf(ownUnit)]);
		const { id } = await shown(organiser);
		const other = await organiser.on(() =>
			organiser.device.newDraft(ownUnit, organiser.device.session.person)
		);
		await organiser.on(async () => {
			for (const draft of [id, other.id]) await organiser.device.discardDraft(draft, 'inUse');
		});
		const left = await organiser.on(() => organiser.device.drafts());
		expect(left.map((draft) => draft.id)).toEqual([id]);
		await organiser.on(() => organiser.device.discardDraft(id));
		expect(await organiser.on(() => organiser.device.draft(id))).toBeNull();
	});

	test('is for members of the unit, and not for a code of long ago', async () => {
		const organiser = await world.phone([secretaryOf(ownUnit)]);
		const stranger = await world.phone([memberOf(otherUnit)]);
		const member = await world.phone([memberOf(ownUnit)]);
		const { code } = await shown(organiser);
		const denied = (denial: string) => ({ ok: false, error: { kind: 'denied', denial } });
		expect(await say(stranger, code)).toEqual(denied('otherUnit'));
		const { code: old } = await shown(organiser, Date.now() - 100 * DAY);
		expect(await say(member, old)).toEqual(denied('outOfTime'));
		expect(await own(member)).toEqual([]);
	});

	test('what an older server does not take is said to be refused, and sent again by the next tap', async () => {
		const organiser = await world.phone([secretaryOf(ownUnit)]);
		const member = await world.phone([memberOf(ownUnit)]);
		const { id, code } = await shown(organiser);
		await say(member, code);
		// The server is of the day before: it knows no such documents.
		member.weather = (url, init, pass) => {
			if (url.endsWith('/_bulk_docs') && typeof init.body === 'string')
				init.body = init.body.replaceAll('"type":"checkIn"', '"type":"laterType"');
			return pass();
		};
		expect(await member.sync()).toMatchObject({ denied: 1, unsent: 0 });
		expect(await own(member)).toMatchObject([{ rail: 'denied' }]);
		expect(await member.on(() => member.device.deniedOthers())).toMatchObject([
			{ id: checkInId(id, member.device.session.person), denial: { code: 'unknownType' } }
		]);
		member.weather = (_url, _init, pass) => pass();
		await say(member, code);
		expect(await member.sync()).toMatchObject({ unsent: 0, denied: 0 });
		expect(await own(member)).toMatchObject([
			{ id: checkInId(id, member.device.session.person), rail: 'done' }
		]);
	});

	test('comes with a record that is sent, and counts nothing by itself', async () => {
		const organiser = await world.phone([secretaryOf(ownUnit)]);
		const member = await world.phone([memberOf(ownUnit)]);
		const { id, code } = await shown(organiser);
		await organiser.on(() => organiser.device.submitDraft(id, content()));
		await organiser.sync();
		await say(member, code);
		await member.sync();
		await organiser.sync();
		expect(people(await arrivals(organiser, id))).toEqual([member.device.session.person]);
		const detail = await organiser.on(() => organiser.device.recordDetail(id));
		expect(detail?.activity.content.people.members).toEqual([]);
		expect(detail?.activity.edits).toHaveLength(1);
	});
});
