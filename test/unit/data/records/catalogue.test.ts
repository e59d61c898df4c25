import { afterEach, describe, expect, test } from 'vitest';
import type { Device, RecordQuery } from '../../../../src/lib/data/device.ts';
import { Catalogue } from '../../../../src/lib/data/records/catalogue.ts';
import { openPersonStore } from '../../../../src/lib/data/store/person-store.ts';
import type { RecordEntry } from '../../../../src/lib/data/store/schema.ts';
import { recordRow } from '../../../fixtures/record-row.ts';
import { phoneOf, record, rowsOf, somebody, until } from '../support/phone.ts';

const open: Device[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((device) => device.close()));
});

describe('what a page asks together', () => {
	test('is answered out of one reading, also while news come in', async () => {
		const device = await phoneOf();
		open.push(device);
		await rowsOf(device);
		const disagreements: number[][] = [];
		let asked = Promise.resolve();
		const ask = async () => {
			const answers = await Promise.all([
				device.queryRecords({ order: 'newest', limit: 0 }),
				device.queryRecords({ order: 'waitingLongest', limit: 0 }),
				device.queryRecords({ order: 'newest', limit: 0, rails: ['local'] })
			]);
			const totals = answers.map(({ total }) => total);
			if (new Set(totals).size > 1) disagreements.push(totals);
		};
		const end = device.subscribe(() => {
			asked = asked.then(ask);
		});
		for (let i = 0; i < 5; i++) await record(device, { name: `Việc ${i}` });
		await until(device, async () => (await rowsOf(device)).length === 5);
		end();
		await asked;
		expect(disagreements).toEqual([]);
	});
});

describe('a list longer than one step of reading', () => {
	test('is read whole, and a record that moves stands where sorting anew would put it', async () => {
		const opened = await openPersonStore(somebody(), () => undefined);
		if (!opened.ok) throw new Error(opened.error);
		const store = opened.value;
		const put = async (rows: readonly ReturnType<typeof recordRow>[]) => {
			const tx = (await store.db).transaction('records', 'readwrite');
			await Promise.all([...rows.map((row) => tx.store.put(entry(row))), tx.done]);
		};
		const rows = Array.from({ length: 601 }, (_, n) => recordRow({ day: day(n * 7) }, n));
		await put(rows);
		const all = { order: 'newest', limit: 1000 } as const;
		const catalogue = new Catalogue({ store });
		expect((await catalogue.query(all)).total).toBe(601);

		const moved = [3, 250, 600].map((n) => recordRow({ day: day(n * 11 + 5) }, n));
		await put(moved);
		catalogue.hear({ what: 'records', ids: moved.map(({ id }) => id) });
		const { rows: kept } = await catalogue.query(all);
		expect(kept).toEqual((await new Catalogue({ store }).query(all)).rows);
		await store.close();
	});
});

describe('what is about few records', () => {
	const [an, binh] = [somebody(), somebody()];
	const queries: RecordQuery[] = [
		{ person: an, order: 'newest', limit: 1000 },
		{ person: binh, year: '2021', order: 'newest', limit: 2 },
		{ seals: ['waiting', 'returned'], order: 'waitingLongest', limit: 1000 },
		{ seals: ['approved'], person: an, order: 'newest', limit: 1000 }
	];

	test('is found by itself as it is found among all', async () => {
		const opened = await openPersonStore(somebody(), () => undefined);
		if (!opened.ok) throw new Error(opened.error);
		const store = opened.value;
		const seals = ['waiting', 'approved', 'returned'] as const;
		const tx = (await store.db).transaction('records', 'readwrite');
		for (let n = 0; n < 120; n++) {
			const members = n % 5 === 0 ? [an, binh] : [binh];
			const author = n % 3 === 0 ? an : somebody();
			const fields = { day: day(n * 7), seal: seals[n % 3] ?? 'waiting', author, members };
			await tx.store.put(entry(recordRow(fields, n)));
		}
		await tx.done;
		const whole = new Catalogue({ store });
		await whole.query({ order: 'newest', limit: 0 });
		for (const query of queries) {
			const few = await new Catalogue({ store }).query(query);
			expect(few).toEqual(await whole.query(query));
			expect(few.total).toBeGreaterThan(0);
		}
		await store.close();
	});
});

function day(n: number): string {
	return `2021-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
}

function entry({ rail, denial, authorName, ...row }: ReturnType<typeof recordRow>): RecordEntry {
	void [rail, denial, authorName];
	const { id, unit } = row;
	const persons = [...new Set([row.author, row.recordedBy, ...row.members])];
	return { id, unit, database: `unit-${unit}`, row, persons, folded: '', decisions: [] };
}
