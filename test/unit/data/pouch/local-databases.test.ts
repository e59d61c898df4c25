import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
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
	const databases = new LocalDatabases('so-tay:an');
	await expect(databases.get('unit-a').keep([first])).rejects.toThrow();
	await remove(name);
	await databases.get('unit-a').keep([first]);
	expect(await databases.get('unit-a').get('person:a')).toMatchObject(first);
	await databases.close();
});
