import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { StorageFull, StoreClosed } from '../../../../src/lib/data/store/fault.ts';
import { unsealed } from '../../../../src/lib/data/lock/vault.ts';
import { LocalDatabases } from '../../../../src/lib/data/pouch/local-databases.ts';

const first = { _id: 'person:a', _rev: `1-${'a'.repeat(32)}` };

/** A database of a version that PouchDB cannot open, in the place where it looks for its own. */
function inTheWay(name: string): Promise<IDBDatabase> {
	const opening = indexedDB.open(name, 99);
	return new Promise((resolve) => (opening.onsuccess = () => resolve(opening.result)));
}

function remove(name: string): Promise<void> {
	const removing = indexedDB.deleteDatabase(name);
	return new Promise((resolve) => (removing.onsuccess = () => resolve()));
}

test('a database that could not be opened is opened anew at the next use', async () => {
	const name = '_pouch_so-tay:an:unit-a';
	(await inTheWay(name)).close();
	const databases = new LocalDatabases('so-tay:an', unsealed);
	await expect(databases.get('unit-a').keep([first])).rejects.toThrow();
	await remove(name);
	await databases.get('unit-a').keep([first]);
	expect(await databases.get('unit-a').get('person:a')).toMatchObject(first);
	await databases.close();
});

/** Every write is refused as on a full disk until the spy is restored. */
function noRoom() {
	const full = vi.spyOn(IDBObjectStore.prototype, 'put');
	full.mockImplementation(function (this: IDBObjectStore) {
		// A request that fails by itself, as the browser's does: what calls it is told by an event.
		const operation = () => {
			throw new DOMException('no room', 'QuotaExceededError');
		};
		const execute: unknown = Reflect.get(this.transaction, '_execRequestAsync');
		if (typeof execute !== 'function') throw new Error('fake-indexeddb has changed');
		return Reflect.apply(execute, this.transaction, [{ operation, source: this }]);
	});
	return full;
}

test('a database whose write found no room is written again once there is room, without a new start', async () => {
	const databases = new LocalDatabases('so-tay:binh', unsealed);
	await databases.get('unit-a').sequence();
	const full = noRoom();
	await expect(databases.get('unit-a').keep([first])).rejects.toThrow(StorageFull);
	full.mockRestore();
	await databases.get('unit-a').keep([first]);
	expect(await databases.get('unit-a').get('person:a')).toMatchObject(first);
	await databases.close();
});

test('a database that is removed while its changes are read says that it is closed', async () => {
	const databases = new LocalDatabases('so-tay:chi', unsealed);
	const local = databases.get('unit-a');
	await local.keep([first]);
	const reading = expect(local.changesAfter(0, 10)).rejects.toThrow(StoreClosed);
	await databases.destroy('unit-a');
	await reading;
});

test('what finds a database closed by a write without room is told of the room, once', async () => {
	const databases = new LocalDatabases('so-tay:dung', unsealed);
	const local = databases.get('unit-a');
	await local.sequence();
	const full = noRoom();
	await expect(local.keep([first])).rejects.toThrow(StorageFull);
	full.mockRestore();
	await local.sequence();
	const closed = vi.spyOn(IDBDatabase.prototype, 'transaction');
	closed.mockImplementationOnce(() => {
		throw new DOMException('closed', 'InvalidStateError');
	});
	await expect(local.get('person:a')).rejects.toThrow(StorageFull);
	closed.mockRestore();
	await local.keep([first]);
	expect(await local.get('person:a')).toMatchObject(first);
	await databases.close();
});
