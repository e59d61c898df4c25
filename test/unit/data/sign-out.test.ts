import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { payOwedSignOut } from '../../../src/lib/data/account.ts';
import { otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { memberOf, record } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit, otherUnit]);
});
afterAll(() => world.end());

test('a sign-out without network is told to the server when there is one, and once', async () => {
	const phone = await world.phone([memberOf(ownUnit)]);
	phone.weather = () => Promise.reject(new TypeError('offline'));
	const out = await phone.on(() => phone.device.signOut('ifAllSent'));
	expect(out.ok).toBe(true);
	await phone.on(payOwedSignOut);
	phone.weather = (_url, _init, pass) => pass();
	expect((await phone.fetch('/api/session', {})).status).toBe(200);

	await phone.on(payOwedSignOut);
	expect((await phone.fetch('/api/session', {})).status).toBe(401);
	phone.requests.length = 0;
	await phone.on(payOwedSignOut);
	expect(phone.requests).toEqual([]);
});

describe('a process that dies after a copy was removed, and before that is noted,', () => {
	/** Lets the app die, for its own store, once PouchDB's copy of the unit is removed; answers how to wake it. */
	function dyingAfterRemoval(phone: Phone): { woken: () => void } {
		let dead = false;
		const remove = phone.storage.deleteDatabase.bind(phone.storage);
		const removal = vi.spyOn(phone.storage, 'deleteDatabase').mockImplementation((name) => {
			dead ||= name.startsWith('_pouch_') && name.endsWith(`unit-${ownUnit}`);
			return remove(name);
		});
		// Called with its database as `this` below.
		const begin = IDBDatabase.prototype.transaction;
		const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
		transaction.mockImplementation(function (this: IDBDatabase, ...args) {
			if (dead && this.name.startsWith('so-tay:')) {
				throw new DOMException('killed', 'InvalidStateError');
			}
			return begin.apply(this, args);
		});
		return {
			woken: () => {
				expect(dead).toBe(true);
				removal.mockRestore();
				transaction.mockRestore();
			}
		};
	}

	async function withRecord() {
		const phone = await world.phone([memberOf(ownUnit)]);
		const id = await phone.on(() => record(phone.device));
		await phone.sync();
		return { phone, id };
	}

	test('in a sign-out, fetches everything anew at the next sign-in', async () => {
		const { phone, id } = await withRecord();
		const remove = phone.storage.deleteDatabase.bind(phone.storage);
		const death = vi.spyOn(phone.storage, 'deleteDatabase').mockImplementation((name) => {
			if (name.startsWith('_pouch_')) return remove(name);
			throw new DOMException('killed', 'InvalidStateError');
		});
		await expect(phone.on(() => phone.device.signOut('ifAllSent'))).rejects.toThrow('killed');
		death.mockRestore();
		await phone.close();
		await phone.signIn();
		await phone.sync();
		expect(await phone.on(() => phone.device.recordDetail(id))).not.toBeNull();
	});

	test('when a right was lost, fetches everything anew once the right is there again', async () => {
		const { phone, id } = await withRecord();
		await world.changeRoles(phone, [memberOf(otherUnit)]);
		const death = dyingAfterRemoval(phone);
		await phone.sync();
		await phone.sync();
		death.woken();
		await world.changeRoles(phone, [memberOf(ownUnit)]);
		await phone.open();
		expect(await phone.sync()).toMatchObject({ trouble: null });
		expect(await phone.on(() => phone.device.recordDetail(id))).not.toBeNull();
	});
});
