import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuzz } from '../../faults/gateway-fuzz.ts';
import { abandonFeeds, meetSlowOnes } from '../../faults/gateway/leftovers.ts';
import { everybodyReads, everybodyWrites } from '../../faults/gateway/rights.ts';
import { Subject } from '../../faults/gateway/subject.ts';

/** A short run of what `test/faults/gateway-fuzz.ts` does at length, against a whole server in its own process. */
let subject: Subject;
beforeAll(async () => {
	subject = await Subject.start();
});
afterAll(async () => {
	expect(subject.faults).toBe('');
	await subject.end();
});

describe('a server under requests of every kind by everybody', () => {
	it('shows each database to those who may read it, in every way there is, and to nobody else', async () => {
		expect(await everybodyReads(subject.url)).toEqual([]);
	});

	it('takes a record from those who may write into a unit, and from nobody else', async () => {
		expect(await everybodyWrites(subject.url)).toEqual([]);
	});

	it('never fails, and shows nobody what is not theirs to read', async () => {
		await fuzz(subject, 300, 1);
		expect(subject.alive).toBe(true);
	});

	it('has nothing stored that somebody without the right wrote', async () => {
		expect(await subject.unlawful()).toEqual([]);
	});

	it('keeps nothing of feeds that were left', async () => {
		expect(await abandonFeeds(subject, 300)).toEqual([]);
	});

	it('answers others beside clients that neither read nor finish sending', async () => {
		expect(await meetSlowOnes(subject)).toEqual([]);
	});
});
