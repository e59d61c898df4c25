import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Device } from '../../../src/lib/data/device.ts';
import { StorageFull } from '../../../src/lib/data/store/fault.ts';
import { personPrefix } from '../../../src/lib/data/store/person-store.ts';
import { content, ownUnit } from '../../fixtures/builders.ts';
import { openTab, phoneOf, record, rowsOf, until } from './support/phone.ts';

const open: Device[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((device) => device.close()));
});

/** Two tabs of one person. */
async function twoTabs(): Promise<[Device, Device]> {
	const first = await phoneOf();
	const second = await openTab();
	open.push(first, second);
	return [first, second];
}

describe('one draft in two tabs', () => {
	test('keeps what each wrote into its own field', async () => {
		const [a, b] = await twoTabs();
		const { id } = await a.newDraft(ownUnit, a.session.person);
		await b.draft(id);
		await Promise.all([
			a.saveDraftField(id, 'name', 'Tặng quà'),
			b.saveDraftField(id, 'result', 'Xong')
		]);
		expect((await a.draft(id))?.fields).toEqual({ name: 'Tặng quà', result: 'Xong' });
	});

	test('keeps the value that the other tab wrote over', async () => {
		const [a, b] = await twoTabs();
		const { id } = await a.newDraft(ownUnit, a.session.person);
		await b.draft(id);
		await a.saveDraftField(id, 'name', 'Tặng quà bản Trống Khua');
		await b.saveDraftField(id, 'name', 'Tặng áo ấm');
		const draft = await a.draft(id);
		expect(draft?.fields).toEqual({ name: 'Tặng áo ấm' });
		expect(draft?.displaced).toMatchObject([{ field: 'name', value: 'Tặng quà bản Trống Khua' }]);
	});

	test('does not count a value as lost that the tab had seen', async () => {
		const [a, b] = await twoTabs();
		const { id } = await a.newDraft(ownUnit, a.session.person);
		await a.saveDraftField(id, 'name', 'Một');
		await a.saveDraftField(id, 'name', 'Một hai');
		await b.draft(id);
		await b.saveDraftField(id, 'name', 'Một hai ba');
		expect((await b.draft(id))?.displaced).toEqual([]);
	});

	test('becomes one record, however often it is submitted', async () => {
		const [a, b] = await twoTabs();
		const { id } = await a.newDraft(ownUnit, a.session.person);
		const answers = await Promise.all([
			a.submitDraft(id, content({ name: 'Từ thẻ một' })),
			b.submitDraft(id, content({ name: 'Từ thẻ hai' }))
		]);
		expect(answers).toEqual([
			{ ok: true, value: id },
			{ ok: false, error: { kind: 'alreadySubmitted' } }
		]);
		expect(await rowsOf(a)).toHaveLength(1);
		expect(await b.saveDraftField(id, 'name', 'Gõ tiếp')).toEqual({
			ok: false,
			error: { kind: 'alreadySubmitted' }
		});
		await b.editDraft(id, {});
		expect(await b.submitDraft(id, content({ name: 'Từ thẻ hai' }))).toEqual({
			ok: true,
			value: id
		});
		expect((await b.recordDetail(id))?.activity.edits).toHaveLength(2);
	});

	test('that was thrown away in one tab is gone in the other', async () => {
		const [a, b] = await twoTabs();
		const { id } = await a.newDraft(ownUnit, a.session.person);
		await a.discardDraft(id);
		expect(await b.submitDraft(id, content())).toEqual({ ok: false, error: { kind: 'gone' } });
		expect(await b.saveDraftField(id, 'name', 'x')).toEqual({ ok: false, error: { kind: 'gone' } });
	});
});

test('what one tab writes the other lists', async () => {
	const [a, b] = await twoTabs();
	expect(await rowsOf(b)).toEqual([]);
	const id = await record(a);
	await until(b, async () => (await rowsOf(b)).some((row) => row.id === id));
	await until(b, () => b.syncStatus().unsent === 1);
});

test('everything another person keeps on the phone is another person’s', async () => {
	const first = await phoneOf();
	open.push(first);
	await record(first);
	await first.newDraft(ownUnit, first.session.person);
	const second = await phoneOf();
	open.push(second);
	expect(await rowsOf(second)).toEqual([]);
	expect(await second.drafts()).toEqual([]);
	expect(second.syncStatus().unsent).toBe(0);
	expect(await rowsOf(first)).toHaveLength(1);
});

test('a record that another tab finished stays to be sent, though there is no room left for the one that began it', async () => {
	// PouchDB looks for the phone's storage as it is evaluated.
	const { LocalDatabase } = await import('../../../src/lib/data/pouch/local-databases.ts');
	const a = await phoneOf();
	open.push(a);
	const { id } = await a.newDraft(ownUnit, a.session.person);
	await a.readyToSubmit(ownUnit);
	const lock = `${personPrefix(a.session.person)}:write`;
	const waiting = async () =>
		((await navigator.locks.query()).pending ?? []).filter(({ name }) => name === lock).length;
	const letGo = Promise.withResolvers<null>();
	const held = navigator.locks.request(lock, () => letGo.promise);
	// First in the queue another tab, which finishes what it finds begun; then the disk is full; then this tab.
	open.push(await openTab());
	await vi.waitUntil(async () => (await waiting()) > 0);
	const full = navigator.locks.request(lock, () =>
		vi.spyOn(LocalDatabase.prototype, 'keep').mockRejectedValue(new StorageFull())
	);
	const submitted = a.submitDraft(id, content());
	await vi.waitUntil(async () => (await a.exportUnsent()).count === 1);
	letGo.resolve(null);
	await held;
	const spy = await full;
	expect(await submitted).toEqual({ ok: true, value: id });
	spy.mockRestore();
	expect((await a.exportUnsent()).count).toBe(1);
	expect(await a.drafts()).toEqual([]);
});
