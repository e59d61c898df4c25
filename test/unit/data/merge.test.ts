import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivityContent } from '../../../src/lib/domain/activity/content.ts';
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

const edit = (phone: Phone, id: ActivityId, fields: Partial<ActivityContent>) =>
	phone.on(async () => {
		await phone.device.editDraft(id, {});
		const done = await phone.device.submitDraft(id, content(fields));
		if (!done.ok) throw new Error(JSON.stringify(done.error));
	});
const detailOf = async (phone: Phone, id: ActivityId) => {
	const detail = await phone.on(() => phone.device.recordDetail(id));
	if (detail === null) throw new Error('no such record');
	return detail;
};
const planOf = async (phone: Phone, id: ActivityId) => {
	const plan = await phone.on(() => phone.device.mergePlan(id));
	if (plan === null) throw new Error('nothing to merge');
	return plan;
};
const seenIn = ({ top, others }: Awaited<ReturnType<typeof planOf>>) =>
	[top, ...others].map(({ _rev = '' }) => _rev);
/** Merges, taking for each question what `who` said. */
async function merge(phone: Phone, id: ActivityId, who: Phone) {
	const plan = await planOf(phone, id);
	const choices = plan.questions.map(({ key, options }) => {
		const theirs = options.findIndex(({ said }) =>
			said.some(({ by }) => by === who.device.session.person)
		);
		return [key, theirs];
	});
	return phone.on(() => phone.device.mergeVersions(id, seenIn(plan), Object.fromEntries(choices)));
}
const isConflicted = async (phone: Phone, id: ActivityId) =>
	(await phone.on(() => rowsOf(phone.device))).find((row) => row.id === id)?.conflicted;

/** A record that author and secretary both edited without hearing of each other, and now both have twice. */
async function apart(mine: Partial<ActivityContent>, theirs: Partial<ActivityContent>) {
	const author = await world.phone([memberOf(ownUnit)]);
	const secretary = await world.phone([secretaryOf(ownUnit)]);
	const id = await author.on(() => record(author.device, { name: 'Đầu' }));
	await author.sync();
	await secretary.sync();
	await edit(author, id, { name: 'Đầu', ...mine });
	await edit(secretary, id, { name: 'Đầu', ...theirs });
	await author.sync();
	await secretary.sync();
	await author.sync();
	return { author, secretary, id };
}

describe('two versions of one record', () => {
	test('are merged without signal, and the others see one record with both in its history', async () => {
		const { author, secretary, id } = await apart(
			{ name: 'Người ghi đặt', result: 'Mười hộ' },
			{ name: 'Bí thư đặt', campaignWords: 'Áo ấm' }
		);
		author.weather = () => Promise.reject(new TypeError('no signal'));
		expect(await merge(author, id, author)).toEqual({ ok: true, value: null });
		expect(await isConflicted(author, id)).toBe(false);
		author.weather = (_url, _init, pass) => pass();
		expect(await author.sync()).toMatchObject({ unsent: 0, denied: 0 });
		await secretary.sync();
		for (const phone of [author, secretary]) {
			const { activity, conflicts } = await detailOf(phone, id);
			expect(conflicts).toEqual([]);
			expect(activity.content).toMatchObject({
				name: 'Người ghi đặt',
				result: 'Mười hộ',
				campaignWords: 'Áo ấm'
			});
			expect(JSON.stringify(activity.edits)).toContain('Bí thư đặt');
			expect(await isConflicted(phone, id)).toBe(false);
		}
		const later = await world.phone([secretaryOf(ownUnit)]);
		await later.sync();
		expect(await isConflicted(later, id)).toBe(false);
	});

	test('cannot be approved before they are one; then they can', async () => {
		const { author, secretary, id } = await apart({ name: 'Một' }, { name: 'Hai' });
		const approve = async () => {
			const { activity } = await detailOf(secretary, id);
			return secretary.on(() =>
				secretary.device.decide(id, activity._rev ?? '', { verdict: 'approve' })
			);
		};
		expect(await approve()).toEqual({
			ok: false,
			error: { kind: 'denied', denial: 'inConflict' }
		});
		expect(await merge(secretary, id, author)).toMatchObject({ ok: true });
		expect(await approve()).toMatchObject({ ok: true });
		expect(await secretary.sync()).toMatchObject({ unsent: 0, denied: 0 });
		await author.sync();
		expect(await detailOf(author, id)).toMatchObject({
			status: { seal: 'approved' },
			activity: { content: { name: 'Một' } }
		});
	});

	test('are not merged by choices made on others: who sees an old page chooses again', async () => {
		const { author, secretary, id } = await apart({ name: 'Một' }, { name: 'Hai' });
		const plan = await planOf(author, id);
		await edit(secretary, id, { name: 'Ba' });
		await secretary.sync();
		await author.sync();
		expect(
			await author.on(() => author.device.mergeVersions(id, seenIn(plan), { name: 0 }))
		).toEqual({ ok: false, error: { kind: 'gone' } });
	});

	test('that say the same are no conflict, and the next edit takes the other one in', async () => {
		const { author, secretary, id } = await apart({ name: 'Như nhau' }, { name: 'Như nhau' });
		expect(await isConflicted(author, id)).toBe(false);
		expect((await detailOf(author, id)).agreeing).toHaveLength(1);
		await edit(author, id, { name: 'Như nhau', result: 'Thêm' });
		expect(await author.sync()).toMatchObject({ unsent: 0, denied: 0 });
		await secretary.sync();
		for (const phone of [author, secretary])
			expect(await detailOf(phone, id)).toMatchObject({
				conflicts: [],
				agreeing: [],
				activity: { content: { result: 'Thêm' } }
			});
	});

	test('merged otherwise on two phones at once are asked about again, and then are one', async () => {
		const { author, secretary, id } = await apart({ name: 'Một' }, { name: 'Hai' });
		expect(await merge(author, id, author)).toMatchObject({ ok: true });
		expect(await merge(secretary, id, secretary)).toMatchObject({ ok: true });
		for (const phone of [author, secretary, author]) await phone.sync();
		const plan = await planOf(author, id);
		expect(plan.questions.map(({ key }) => key)).toEqual(['name']);
		expect(await merge(author, id, author)).toMatchObject({ ok: true });
		expect(await author.sync()).toMatchObject({ unsent: 0, denied: 0 });
		await secretary.sync();
		expect(await detailOf(secretary, id)).toMatchObject({
			conflicts: [],
			activity: { content: { name: 'Một' } }
		});
	});

	test('are all sent where a phone made both of them without signal', async () => {
		const author = await world.phone([memberOf(ownUnit)]);
		const secretary = await world.phone([secretaryOf(ownUnit)]);
		const id = await author.on(() => record(author.device, { name: 'Đầu' }));
		await author.sync();
		await secretary.sync();
		// Begun before the other’s edits came, submitted after: it stands beside them.
		await author.on(() => author.device.editDraft(id, {}));
		await edit(secretary, id, { name: 'Bí thư' });
		await edit(secretary, id, { name: 'Bí thư, lần hai' });
		await secretary.sync();
		await author.sync();
		const submit = (fields: Partial<ActivityContent>) =>
			author.on(() => author.device.submitDraft(id, content(fields)));
		expect(await submit({ name: 'Người ghi' })).toMatchObject({ ok: true });
		// What is shown is the secretary’s, which has more edits; the next edit follows that one.
		await edit(author, id, { name: 'Bí thư, lần hai', result: 'Thêm' });
		expect(await author.sync()).toMatchObject({ unsent: 0, denied: 0 });
		await secretary.sync();
		const { activity, conflicts } = await detailOf(secretary, id);
		expect([activity, ...conflicts].map((one) => one.content.name).sort()).toEqual([
			'Bí thư, lần hai',
			'Người ghi'
		]);
	});
});
