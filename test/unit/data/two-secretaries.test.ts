import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '../../../src/lib/data/device.ts';
import type { ActivityId } from '../../../src/lib/domain/ids.ts';
import { content, ownUnit } from '../../fixtures/builders.ts';
import { memberOf, record, rowsOf, secretaryOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit]);
});
afterAll(() => world.end());

const approve = { verdict: 'approve' } as const;
const back = { verdict: 'return', reason: 'Ghi rõ số hộ' } as const;

async function detailOf(phone: Phone, id: ActivityId) {
	const detail = await phone.on(() => phone.device.recordDetail(id));
	if (detail === null) throw new Error('no such record');
	return detail;
}

async function decide(phone: Phone, id: ActivityId, verdict: Verdict) {
	const rev = (await detailOf(phone, id)).activity._rev ?? '';
	return phone.on(() => phone.device.decide(id, rev, verdict));
}

/** Two secretaries without signal who decide differently on a record; then both phones send and receive. */
async function contradicted() {
	const author = await world.phone([memberOf(ownUnit)]);
	const [a, b] = [
		await world.phone([secretaryOf(ownUnit)]),
		await world.phone([secretaryOf(ownUnit)])
	];
	const id = await author.on(() => record(author.device));
	await author.sync();
	await a.sync();
	await b.sync();
	await decide(a, id, approve);
	await decide(b, id, back);
	await a.sync();
	await b.sync();
	await a.sync();
	return { author, a, b, id };
}

describe('two secretaries who decide differently without signal', () => {
	test('both see both decisions, and neither stands', async () => {
		const { a, b, id } = await contradicted();
		for (const phone of [a, b]) {
			const { status } = await detailOf(phone, id);
			if (status.seal !== 'contradicting') throw new Error(status.seal);
			expect(status.approval).toBeNull();
			const said = status.heads.map(({ by, verdict, editNumber }) => ({ by, verdict, editNumber }));
			expect(said).toHaveLength(2);
			expect(said).toEqual(
				expect.arrayContaining([
					{ by: a.device.session.person, verdict: 'approve', editNumber: 1 },
					{ by: b.device.session.person, verdict: 'return', editNumber: 1 }
				])
			);
		}
	});

	test.each([
		['approved', approve],
		['returned', back]
	] as const)('one decision more settles it on every phone: %s', async (seal, verdict) => {
		const { author, a, b, id } = await contradicted();
		expect(await decide(b, id, verdict)).toEqual({ ok: true, value: null });
		await b.sync();
		for (const phone of [author, a, b]) {
			await phone.sync();
			const { status, decisions } = await detailOf(phone, id);
			expect(status.seal).toBe(seal);
			expect(decisions).toHaveLength(3);
		}
	});

	test('are left out of an approval of several', async () => {
		const { a, id } = await contradicted();
		const [row] = (await a.on(() => rowsOf(a.device))).filter((one) => one.id === id);
		const asWaiting = { id, rev: row?.rev ?? '', seal: 'waiting' as const };
		expect(await a.on(() => a.device.decideMany([asWaiting], approve))).toMatchObject({
			value: { decided: [], left: [{ id, why: { kind: 'gone' } }] }
		});
	});
});

describe('a secretary who enters a record for a member', () => {
	async function helped() {
		const author = await world.phone([memberOf(ownUnit)]);
		const [a, b] = [
			await world.phone([secretaryOf(ownUnit)]),
			await world.phone([secretaryOf(ownUnit)])
		];
		const id = await a.on(async () => {
			const draft = await a.device.newDraft(ownUnit, author.device.session.person);
			const done = await a.device.submitDraft(draft.id, content());
			if (!done.ok) throw new Error(JSON.stringify(done.error));
			return done.value;
		});
		await a.sync();
		await author.sync();
		await b.sync();
		return { author, a, b, id };
	}

	test('the member finds it among the own ones, with who typed it', async () => {
		const { author, a, id } = await helped();
		const { person } = author.device.session;
		const query = { person, order: 'newest', limit: 10 } as const;
		const { rows } = await author.on(() => author.device.queryRecords(query));
		expect(rows).toMatchObject([{ id, author: person, recordedBy: a.device.session.person }]);
	});

	test('leaves the decision on it to another secretary', async () => {
		const { a, b, id } = await helped();
		expect(await decide(a, id, approve)).toEqual({
			ok: false,
			error: { kind: 'denied', denial: 'ownRecord' }
		});
		expect(await decide(b, id, approve)).toEqual({ ok: true, value: null });
		expect(await b.sync()).toMatchObject({ denied: 0, unsent: 0 });
	});

	test('and one who edits it is named in its history on the phone of the member', async () => {
		const { author, b, id } = await helped();
		await b.on(async () => {
			await b.device.editDraft(id, {});
			await b.device.submitDraft(id, content({ result: 'Bí thư ghi thêm' }));
		});
		await b.sync();
		await author.sync();
		const { activity } = await detailOf(author, id);
		expect(activity.author).toBe(author.device.session.person);
		expect(activity.edits.at(-1)).toMatchObject({ by: b.device.session.person });
	});
});
