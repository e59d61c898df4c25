import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActivityId } from '$lib/domain/ids.ts';
import { FormSession } from '$lib/state/form/form-session.svelte.ts';
import { beginDraft, openDraft } from '$lib/state/form/open-draft.ts';
import { writableUnits } from '$lib/state/actor.ts';
import { NOON, member, otherUnit, ownUnit, revision, unitId } from '../../../fixtures/builders.ts';
import { MemoryPhone } from '../../../fixtures/memory-form-device.ts';

let phone: MemoryPhone;

beforeEach(() => {
	vi.useFakeTimers();
	phone = new MemoryPhone();
});
afterEach(() => {
	vi.useRealTimers();
});

async function begin(): Promise<FormSession> {
	const tab = phone.tab();
	const draft = await beginDraft(tab);
	if (draft === null) throw new Error('no unit');
	return new FormSession(tab, draft, () => NOON);
}

/** Opens the same draft again, as after a restart or in a second tab. */
async function reopen(id: ActivityId): Promise<FormSession> {
	const tab = phone.tab();
	const opened = await openDraft(tab, id);
	if (opened.kind !== 'draft') throw new Error(opened.kind);
	return new FormSession(tab, opened.draft, () => NOON);
}

const unknownWhen = (session: FormSession) => ({
	...session.values.when,
	precision: 'unknown' as const
});

describe('a draft', () => {
	it('is on the phone a moment after typing, and there after a restart', async () => {
		const session = await begin();
		session.set('name', 'Hiến máu ');
		expect(session.saveState).toEqual({ kind: 'saving' });
		await vi.advanceTimersByTimeAsync(300);
		expect(session.saveState.kind).toBe('saved');
		const again = await reopen(session.id);
		expect(again.values.name).toBe('Hiến máu ');
		expect(again.saveState.kind).toBe('saved');
	});

	it('writes the newest value of a field once a pause comes', async () => {
		const session = await begin();
		for (const name of ['H', 'Hi', 'Hiến']) session.set('name', name);
		await session.flush();
		expect(phone.writes).toBe(1);
		expect(phone.stored.get(session.id)?.fields.name).toBe('Hiến');
	});

	it('a value typed while an older one is being written is written too', async () => {
		const session = await begin();
		session.set('name', 'một');
		const flushed = session.flush();
		session.set('name', 'hai');
		await flushed;
		await session.flush();
		expect(phone.stored.get(session.id)?.fields.name).toBe('hai');
	});

	it('a full phone keeps the form and says so; saving again succeeds', async () => {
		const session = await begin();
		phone.fault = { kind: 'storageFull' };
		session.set('name', 'Hiến máu');
		await vi.advanceTimersByTimeAsync(300);
		expect(session.saveState).toEqual({ kind: 'failed', fault: { kind: 'storageFull' } });
		expect(session.values.name).toBe('Hiến máu');
		phone.fault = null;
		expect((await session.flush()).kind).toBe('saved');
		expect(phone.stored.get(session.id)?.fields.name).toBe('Hiến máu');
	});
});

describe('two tabs with one draft', () => {
	it('show each other what was typed, field by field', async () => {
		const one = await begin();
		const two = await reopen(one.id);
		one.set('name', 'Hiến máu');
		two.set('result', 'được 20 đơn vị');
		await Promise.all([one.flush(), two.flush()]);
		await vi.advanceTimersByTimeAsync(1);
		expect([one.values.name, one.values.result]).toEqual([two.values.name, two.values.result]);
		expect(one.values.result).toBe('được 20 đơn vị');
	});

	it('make one record, and the second tab is told', async () => {
		const one = await begin();
		const two = await reopen(one.id);
		one.set('name', 'Hiến máu');
		one.set('when', unknownWhen(one));
		expect(await one.submit()).toEqual({ kind: 'sent', id: one.id });
		await vi.advanceTimersByTimeAsync(1);
		expect(two.elsewhere).toBe('submitted');
		expect(await two.submit()).toMatchObject({
			kind: 'fault',
			fault: { kind: 'alreadySubmitted' }
		});
		expect(phone.records.size).toBe(1);
	});

	it('a draft thrown away in another tab can be kept as a new one', async () => {
		const one = await begin();
		const two = await reopen(one.id);
		two.set('name', 'Hiến máu');
		await two.flush();
		await one.discard();
		await vi.advanceTimersByTimeAsync(1);
		expect(two.elsewhere).toBe('discarded');
		const copy = await two.copyTo(ownUnit, member);
		expect(phone.stored.get(copy)?.fields.name).toBe('Hiến máu');
	});
});

describe('checking', () => {
	it('does not complain of empty boxes before sending is asked for', async () => {
		const session = await begin();
		session.leave('name');
		session.leave('when');
		expect(session.issues).toEqual([]);
		expect(await session.submit()).toEqual({ kind: 'issues' });
		expect(session.issues.map(({ path }) => path).sort()).toEqual(['name', 'when']);
	});

	it('on leaving, only the box that was left', async () => {
		const session = await begin();
		session.set('when', { ...session.values.when, precision: 'year', year: '21' });
		session.set('people', {
			...session.values.people,
			memberCount: { qualifier: null, text: '1.5', words: '' }
		});
		session.leave('people.memberCount');
		expect(session.issues).toEqual([
			{ path: 'people.memberCount', code: 'dotDecimal', limit: '1,5' }
		]);
		session.set('people', {
			...session.values.people,
			memberCount: { qualifier: null, text: '15', words: '' }
		});
		session.leave('people.memberCount');
		expect(session.issues).toEqual([]);
	});

	it('says nothing while something is being pressed, and says it after', async () => {
		const session = await begin();
		session.set('when', { ...session.values.when, precision: 'year', year: '21' });
		session.hold();
		session.leave('when.year');
		expect(session.issues).toEqual([]);
		session.release();
		expect(session.issues).toEqual([{ path: 'when.year', code: 'yearShort' }]);
	});

	it('refuses what belongs to the Party register, and dates too far ahead', async () => {
		const session = await begin();
		session.set('name', 'Giới thiệu 170 đoàn viên ưu tú cho Đảng');
		session.set('when', { ...session.values.when, precision: 'year', year: '2099' });
		expect(await session.submit()).toEqual({ kind: 'issues' });
		expect(session.issues.map(({ path, code }) => [path, code])).toEqual([
			['name', 'partyRegister'],
			['when', 'tooFarAhead']
		]);
	});
});

describe('editing a record', () => {
	it('begins from what it says and ends as the same record', async () => {
		const session = await begin();
		session.set('name', 'Hiến máu');
		session.set('when', unknownWhen(session));
		await session.submit();
		const edit = await reopen(session.id);
		expect([edit.isEdit, edit.values.name]).toEqual([true, 'Hiến máu']);
		const record = phone.records.get(session.id);
		if (record !== undefined) phone.records.set(session.id, { ...record, _rev: revision(2) });
		await edit.discard();
		expect(phone.stored.size).toBe(0);
	});

	it('an id that is neither draft nor record is missing', async () => {
		const session = await begin();
		await session.discard();
		expect(await openDraft(phone.tab(), session.id)).toEqual({ kind: 'missing' });
	});
});

describe('who records for whom', () => {
	it('members and secretaries for their units, the committee for the block, others for none', () => {
		const roles = [
			{ role: 'member', unit: ownUnit } as const,
			{ role: 'unitSecretary', unit: otherUnit } as const
		];
		expect(writableUnits({ person: member, roles })).toEqual([ownUnit, otherUnit]);
		expect(writableUnits({ person: member, roles: [{ role: 'committee' }] })).toEqual([
			unitId('khoi')
		]);
		expect(writableUnits({ person: member, roles: [{ role: 'office' }] })).toEqual([]);
	});
});
