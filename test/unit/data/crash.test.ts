import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Device } from '../../../src/lib/data/device.ts';
import { content, ownUnit } from '../../fixtures/builders.ts';
import { openTab, phoneOf, record, rowsOf, until } from './support/phone.ts';

/**
 * How many transactions of the phone's own store may still begin before the process "dies": from then on each fails.
 * PouchDB's part between two of them is one transaction, done or not done; a browser that is really killed is in e2e.
 */
let left = Number.POSITIVE_INFINITY;

/** What a database that is gone answers. */
class Killed extends DOMException {
	constructor() {
		super('killed', 'InvalidStateError');
	}
}

beforeAll(() => {
	// Called with its database as `this` below.
	const begin = IDBDatabase.prototype.transaction;
	IDBDatabase.prototype.transaction = function (...args) {
		if (!this.name.startsWith('_pouch_')) left -= 1;
		if (left < 0 && !this.name.startsWith('_pouch_')) throw new Killed();
		return begin.apply(this, args);
	};
});
const open: Device[] = [];
afterEach(async () => {
	left = Number.POSITIVE_INFINITY;
	await Promise.all(open.splice(0).map((device) => device.close()));
});

async function tab(device: Promise<Device>): Promise<Device> {
	open.push(await device);
	return device;
}

/** Runs `work` with a process that dies at its n-th transaction; answers what it said before that, if anything. */
async function killedAt<T>(n: number, work: () => Promise<T>): Promise<T | null> {
	left = n;
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof Killed)) throw error;
		return null;
	} finally {
		left = Number.POSITIVE_INFINITY;
	}
}

describe('a process that dies while a draft becomes a record', () => {
	test.each(Array.from({ length: 16 }, (_, n) => n))(
		'at its transaction %i leaves the draft or one record',
		async (n) => {
			const device = await tab(phoneOf());
			const draft = await device.newDraft(ownUnit, device.session.person);
			await device.saveDraftField(draft.id, 'name', 'Tặng quà');
			const answer = await killedAt(n, () => device.submitDraft(draft.id, content()));

			const again = await tab(openTab());
			const drafts = async () => (await again.drafts()).length;
			const records = async () => (await rowsOf(again)).length;
			// What was begun is finished soon after opening: then either the draft is there, or one unsent record.
			await until(again, async () => {
				const count = await records();
				return count + (await drafts()) === 1 && again.syncStatus().unsent === count;
			});
			if (answer?.ok === true) expect(await records()).toBe(1);
			expect((await records()) + (await drafts())).toBe(1);
		}
	);
});

test('words typed after a submission that was cut off become an edit, not a loss', async () => {
	const device = await tab(phoneOf());
	const id = await record(device, { name: 'Đầu' });
	await device.editDraft(id, { name: 'Sửa' });
	await killedAt(4, () => device.submitDraft(id, content({ name: 'Sửa' })));
	await device.saveDraftField(id, 'name', 'Sửa nữa');
	const again = await tab(openTab());
	await until(again, async () => (await again.recordDetail(id)) !== null);
	expect((await again.draft(id))?.fields).toEqual({ name: 'Sửa nữa' });
	expect(await again.submitDraft(id, content({ name: 'Sửa nữa' }))).toEqual({
		ok: true,
		value: id
	});
	expect((await again.recordDetail(id))?.activity.content.name).toBe('Sửa nữa');
	expect(await rowsOf(again)).toHaveLength(1);
});
