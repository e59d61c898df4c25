import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import type { ActivityId } from '../../../src/lib/domain/ids.ts';
import { ownUnit } from '../../fixtures/builders.ts';
import { memberOf, record, rowsOf, secretaryOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit]);
});
afterAll(() => world.end());

const approve = { verdict: 'approve' } as const;
const DAY_MS = 86_400_000;

async function seen(phone: Phone, ids: readonly ActivityId[]) {
	const rows = await phone.on(() => rowsOf(phone.device));
	return rows.filter(({ id }) => ids.includes(id)).map(({ id, rev, seal }) => ({ id, rev, seal }));
}

async function decideOn(phone: Phone, ids: readonly ActivityId[]) {
	const items = await seen(phone, ids);
	const done = await phone.on(() => phone.device.decideMany(items, approve));
	if (!done.ok) throw new Error(JSON.stringify(done.error));
	return done.value;
}

/** The decisions that the server has of these records. */
async function onServer(ids: readonly ActivityId[]): Promise<number> {
	const { rows } = await world.app.couch.allDocs(unitDatabase(ownUnit), {
		startKey: 'decision:',
		endKey: 'decision;'
	});
	const ulids = ids.map((id) => id.slice('activity:'.length));
	return rows.filter(({ key }) => ulids.some((ulid) => key.includes(ulid))).length;
}

/** Some records of a member, which a secretary's phone has. */
async function waiting(count: number) {
	const author = await world.phone([memberOf(ownUnit)]);
	const secretary = await world.phone([secretaryOf(ownUnit)]);
	const ids: ActivityId[] = [];
	for (let n = 0; n < count; n++) {
		ids.push(await author.on(() => record(author.device, { name: `Việc ${n}` })));
	}
	await author.sync();
	await secretary.sync();
	return { author, secretary, ids };
}

function firstOf(ids: readonly ActivityId[]): ActivityId {
	const [id] = ids;
	if (id === undefined) throw new Error('no record');
	return id;
}

const sealOf = async (phone: Phone, id: ActivityId) =>
	(await phone.on(() => phone.device.recordDetail(id)))?.status.seal;

describe('a decision that can be taken back', () => {
	test('is taken at once, and does not reach the server while it can', async () => {
		const { secretary, ids } = await waiting(2);
		expect(await decideOn(secretary, ids)).toEqual({
			decided: expect.arrayContaining(ids),
			left: []
		});
		expect((await seen(secretary, ids)).map(({ seal }) => seal)).toEqual(['approved', 'approved']);
		expect(await secretary.sync()).toMatchObject({ unsent: 2, trouble: null });
		expect(await onServer(ids)).toBe(0);
	});

	test('leaves no trace once taken back, on the phone or on the server', async () => {
		const { secretary, ids } = await waiting(2);
		await decideOn(secretary, ids);
		const undone = await secretary.on(() => secretary.device.undoDecisions(ids));
		expect(undone.sort()).toEqual([...ids].sort());
		expect((await seen(secretary, ids)).map(({ seal }) => seal)).toEqual(['waiting', 'waiting']);
		secretary.clock.forward(DAY_MS);
		expect(await secretary.sync()).toMatchObject({ unsent: 0 });
		expect(await onServer(ids)).toBe(0);
		const detail = await secretary.on(() => secretary.device.recordDetail(firstOf(ids)));
		expect(detail).toMatchObject({ decisions: [], undoable: false });
	});

	test('is sent by the round after its time, and cannot be taken back then', async () => {
		const { author, secretary, ids } = await waiting(1);
		await decideOn(secretary, ids);
		secretary.clock.forward(10_001);
		expect(await secretary.sync()).toMatchObject({ unsent: 0 });
		expect(await onServer(ids)).toBe(1);
		expect(await secretary.on(() => secretary.device.undoDecisions(ids))).toEqual([]);
		await author.sync();
		expect(await sealOf(author, firstOf(ids))).toBe('approved');
	});

	test('is sent by the round after its time where the app died meanwhile', async () => {
		const { secretary, ids } = await waiting(1);
		await decideOn(secretary, ids);
		await secretary.open();
		expect(await sealOf(secretary, firstOf(ids))).toBe('approved');
		secretary.clock.forward(10_001);
		expect(await secretary.sync()).toMatchObject({ unsent: 0 });
		expect(await onServer(ids)).toBe(1);
	});

	test('is not held for ever by a clock that is set back', async () => {
		const { secretary, ids } = await waiting(1);
		await decideOn(secretary, ids);
		secretary.clock.forward(-DAY_MS);
		expect(await secretary.sync()).toMatchObject({ unsent: 0 });
		expect(await onServer(ids)).toBe(1);
	});

	test('stays where another decision of this phone replaces it already', async () => {
		const { secretary, ids } = await waiting(1);
		const id = firstOf(ids);
		await decideOn(secretary, ids);
		const [{ rev } = { rev: '' }] = await seen(secretary, ids);
		const back = { verdict: 'return', reason: 'Ghi rõ số hộ' } as const;
		await secretary.on(() => secretary.device.decide(id, rev, back));
		expect(await secretary.on(() => secretary.device.undoDecisions(ids))).toEqual([]);
		secretary.clock.forward(10_001);
		await secretary.sync();
		expect(await onServer(ids)).toBe(2);
		expect(await sealOf(secretary, id)).toBe('returned');
	});
});

describe('a decision on several records', () => {
	test('leaves what was edited or decided on since it was seen, and says which', async () => {
		const { author, secretary, ids } = await waiting(3);
		const [edited, decided, plain] = ids;
		if (!edited || !decided || !plain) throw new Error('too few records');
		const other = await world.phone([secretaryOf(ownUnit)]);
		await other.sync();
		const items = await seen(secretary, ids);

		await author.on(async () => {
			await author.device.withdraw(edited);
		});
		await author.sync();
		const back = { verdict: 'return', reason: 'Ghi rõ số hộ' } as const;
		const [theirs] = await seen(other, [decided]);
		await other.on(() => other.device.decide(decided, theirs?.rev ?? '', back));
		await other.sync();
		await secretary.sync();

		const done = await secretary.on(() => secretary.device.decideMany(items, approve));
		expect(done).toEqual({
			ok: true,
			value: {
				decided: [plain],
				left: expect.arrayContaining([
					{ id: edited, why: { kind: 'gone' } },
					{ id: decided, why: { kind: 'gone' } }
				])
			}
		});
	});

	test('judges each by itself: an own record is left to others', async () => {
		const { secretary, ids } = await waiting(1);
		const own = await secretary.on(() => record(secretary.device, { name: 'Việc của bí thư' }));
		const done = await decideOn(secretary, [...ids, own]);
		expect(done).toEqual({
			decided: ids,
			left: [{ id: own, why: { kind: 'denied', denial: 'ownRecord' } }]
		});
	});

	test('tells how far it is', async () => {
		const { secretary, ids } = await waiting(3);
		const items = await seen(secretary, ids);
		const told: number[] = [];
		await secretary.on(() =>
			secretary.device.decideMany(items, approve, (done) => void told.push(done))
		);
		expect(told.at(-1)).toBe(3);
	});
});
