import { afterEach, expect, test } from 'vitest';
import { CouchUnavailable } from '../../../../src/lib/server/couch/couch.ts';
import { connect } from '../../../../src/lib/server/couch/sqlite/connection.ts';
import { Store } from '../../../../src/lib/server/couch/sqlite/store.ts';

const locked = () => Object.assign(new Error('database is locked'), { errcode: 5 });
const stores: Store[] = [];
function openStore(patienceMs: number): Store {
	const store = new Store(connect(':memory:'), { patienceMs });
	stores.push(store);
	return store;
}
afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));

test('a read that meets a lock is tried again until the lock is gone', async () => {
	let locks = 3;
	const read = openStore(5_000).read(() => {
		if (locks-- > 0) throw locked();
		return 'read';
	});
	expect(await read).toBe('read');
});

test('a lock that stays is told as a store that does not answer', async () => {
	const read = openStore(0).read(() => {
		throw locked();
	});
	await expect(read).rejects.toThrow(CouchUnavailable);
});
