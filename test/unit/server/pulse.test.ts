import { describe, expect, it } from 'vitest';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { Pulse } from '../../../src/lib/server/pulse.ts';

/** A store that answers for sequences only when it is let, and hints at what it is told to. `listed`: its databases. */
function slowStore(listed?: Promise<string[]>) {
	const questions: { names: readonly string[]; answer: (seq: string) => void }[] = [];
	const hints: string[] = [];
	const updateSeqs: Couch['updateSeqs'] = (names) =>
		new Promise((resolve) => {
			const answer = (seq: string) => resolve(new Map(names.map((name) => [name, seq])));
			questions.push({ names, answer });
		});
	const couch: Couch = Object.assign(openSqliteCouch(':memory:'), {
		updateSeqs,
		listDatabases: () => listed ?? new Promise<string[]>(() => undefined),
		dbUpdates: async function* (signal: AbortSignal) {
			while (!signal.aborted) {
				yield* hints.splice(0);
				await new Promise((resolve) => setTimeout(resolve, 1));
			}
		}
	});
	return { couch, questions, hints };
}

describe('the pulse of a slow store', () => {
	it('asks once for all who ask while a question is under way, and tells none an older sequence', async () => {
		const { couch, questions } = slowStore();
		const pulse = new Pulse({ couch });
		const first = pulse.look(['a']);
		await expect.poll(() => questions.length).toBe(1);
		const later = ['a', 'b', 'a', 'c'].map((name) => pulse.look([name]));
		questions[0]?.answer('1');
		await first;
		expect(pulse.seqs.get('a')).toBe('1');
		await expect.poll(() => questions.length).toBe(2);
		expect(questions[1]?.names).toEqual(['a', 'b', 'c']);
		questions[1]?.answer('2');
		await Promise.all(later);
		expect([...pulse.seqs]).toEqual([
			['a', '2'],
			['b', '2'],
			['c', '2']
		]);
		await couch.close();
	});

	it('is not told an older sequence by the sweep that asked before it', async () => {
		const { couch, questions } = slowStore(Promise.resolve(['a']));
		const pulse = new Pulse({ couch });
		const swept = pulse.sweep();
		await expect.poll(() => questions.length).toBe(1);
		const looked = pulse.look(['a']);
		await new Promise((resolve) => setImmediate(resolve));
		questions[1]?.answer('2');
		questions[0]?.answer('1');
		await expect.poll(() => questions.length).toBe(2);
		questions[1]?.answer('2');
		await Promise.all([swept, looked]);
		expect(pulse.seqs.get('a')).toBe('2');
		await couch.close();
	});

	it('gathers hints while a question is under way', async () => {
		const { couch, questions, hints } = slowStore();
		const pulse = new Pulse({ couch });
		const told: string[] = [];
		pulse.listen(({ database }) => told.push(database));
		pulse.start();
		hints.push('a');
		await expect.poll(() => questions.length).toBe(1);
		hints.push('b');
		await expect.poll(() => hints.length).toBe(0);
		hints.push('c');
		await expect.poll(() => hints.length).toBe(0);
		expect(questions).toHaveLength(1);
		questions[0]?.answer('1');
		await expect.poll(() => questions.length).toBe(2);
		expect(questions[1]?.names).toEqual(['b', 'c']);
		questions[1]?.answer('1');
		await expect.poll(() => told).toEqual(['a', 'b', 'c']);
		// Its sweep waits for a list that never comes: there is no end to wait for.
		void pulse.stop();
		await couch.close();
	});
});
