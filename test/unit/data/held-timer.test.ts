import { afterEach, expect, test, vi } from 'vitest';
import { ownUnit } from '../../fixtures/builders.ts';
import {
	openTab,
	record,
	rowsOf,
	secretaryOf,
	sessionOf,
	signedIn,
	somebody,
	until
} from './support/phone.ts';

afterEach(() => void vi.useRealTimers());

/** A unit's only secretary with a record of their own, approved a moment ago. */
async function justApproved() {
	await signedIn(sessionOf(somebody(), [secretaryOf(ownUnit)], { soleSecretaryOf: [ownUnit] }));
	const device = await openTab();
	const id = await record(device);
	const [row] = await rowsOf(device);
	if (row === undefined) throw new Error('no such row');
	await device.decideMany([row], { verdict: 'approve' });
	const isUndoable = async () => (await device.recordDetail(id))?.undoable === true;
	return { device, id, isUndoable };
}

test('ten seconds later, by no clock that anybody can set, a decision waits to be sent like any other', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const { device, id, isUndoable } = await justApproved();
	vi.advanceTimersByTime(9_000);
	expect(await isUndoable()).toBe(true);
	const over = until(device, async () => !(await isUndoable()));
	vi.advanceTimersByTime(1_000);
	await over;
	expect(await device.undoDecisions([id])).toEqual([]);
	expect((await device.recordDetail(id))?.status.seal).toBe('approved');
	expect(device.syncStatus().unsent).toBe(2);
	await device.close();
});

test('a decision taken back is counted out at once', async () => {
	const { device, id, isUndoable } = await justApproved();
	expect(device.syncStatus().unsent).toBe(2);
	expect(await device.undoDecisions([id])).toEqual([id]);
	expect(device.syncStatus().unsent).toBe(1);
	expect(await isUndoable()).toBe(false);
	await device.close();
});
