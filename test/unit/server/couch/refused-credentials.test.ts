import { expect, test } from 'vitest';
import { RefusedCredentials } from '../../../../src/lib/server/couch/refused-credentials.ts';

/** When a wrong password is sent within some minutes, by somebody who would like to ask every second. */
function triesWithin(minutes: number, credentials: RefusedCredentials): number[] {
	const tries: number[] = [];
	for (let ms = 0; ms < minutes * 60_000; ms += 1_000) {
		if (credentials.reason(ms) !== null) continue;
		tries.push(ms);
		credentials.refused('CouchDB refused the credentials of its URL (401)', ms);
		credentials.refused('CouchDB refused the credentials of its URL (401)', ms + 1);
	}
	return tries;
}

test('a wrong password is sent less and less often: never five times in five minutes once it is known', () => {
	const tries = triesWithin(30, new RefusedCredentials());
	expect(tries.slice(0, 4)).toEqual([0, 5_000, 15_000, 35_000]);
	const later = tries.filter((ms) => ms > 300_000);
	for (const ms of later)
		expect(later.filter((other) => other >= ms && other < ms + 300_000).length).toBeLessThan(5);
});

test('the first refusal after a right password is short again', () => {
	const credentials = new RefusedCredentials();
	triesWithin(10, credentials);
	credentials.taken();
	credentials.refused('no', 1_000_000);
	expect(credentials.reason(1_004_999)).toBe('no');
	expect(credentials.reason(1_005_000)).toBeNull();
});
