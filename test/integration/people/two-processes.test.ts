import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCOUNTS, type Account } from '../../../src/lib/server/auth/account.ts';
import { AccountStore } from '../../../src/lib/server/auth/account-store.ts';
import { makeAccounts, type Newcomer } from '../../../src/lib/server/people/new-accounts.ts';
import { ownUnit, personId } from '../../fixtures/builders.ts';
import { testStore, type TestStore } from '../server/app.ts';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';

/*
 * Two processes share a store and nothing else: each has its own memory of accounts and its own lock. With CouchDB these
 * are two connections; the embedded store has one owner, in which the two meet as they would there.
 */

let store: TestStore;
let couches: Couch[];

beforeAll(async () => {
	store = await testStore();
	const couch = store.open();
	couches = store.kind === 'couchdb' ? [couch, store.open()] : [couch, couch];
});
afterAll(async () => {
	for (const couch of new Set(couches)) await couch.close();
	await store.remove();
});

/** A store that lets others in before each of its answers, by a plan of its own. */
function slow(couch: Couch, pauses: readonly number[]): Couch {
	let asked = 0;
	return new Proxy(couch, {
		get(target, name) {
			const value: unknown = Reflect.get(target, name);
			if (typeof value !== 'function') return value;
			return async (...given: unknown[]) => {
				const turns = pauses[asked++ % pauses.length] ?? 0;
				for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
				return Reflect.apply(value, target, given) as unknown;
			};
		}
	});
}

const anyNames = fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 8 });
const anyPauses = fc.array(fc.nat(6), { minLength: 1, maxLength: 9 });
// Six people of one name, and six of another: every login is wanted by several.
const newcomer = (n: number): Newcomer => ({
	person: personId(`p-${n}`),
	name: n % 2 === 0 ? 'Nguyễn Văn An' : 'Nguyễn Vũ An',
	unit: ownUnit,
	secretary: false
});

test('of two processes that bring in different lists at once, each person has one account', async () => {
	await fc.assert(
		fc.asyncProperty(anyNames, anyNames, anyPauses, anyPauses, async (one, other, a, b) => {
			const [first, second] = couches;
			if (first === undefined || second === undefined) throw new Error('no store');
			await first.deleteDatabase(ACCOUNTS).catch(() => undefined);
			await first.createDatabase(ACCOUNTS);
			const stores = [slow(first, a), slow(second, b)].map(
				(couch) => new AccountStore(couch, Date.now)
			);
			const lists = [one, other].map((list) => list.map(newcomer));
			const made = await Promise.all(
				stores.map((accounts, at) => makeAccounts(accounts, lists[at] ?? [], Date.now()))
			);
			const found: Account[] = [];
			for await (const account of new AccountStore(first, Date.now).all()) found.push(account);
			const people = found.map(({ person }) => person).sort();
			expect(people).toEqual(
				[...new Set([...one, ...other])].map((n) => personId(`p-${n}`)).sort()
			);
			// And each of them was made by one of the two.
			expect(
				made
					.flat()
					.map(({ login }) => login)
					.sort()
			).toEqual(found.map(({ login }) => login).sort());
		}),
		{ numRuns: 25 }
	);
}, 120_000);
