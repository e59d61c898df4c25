import { afterEach, describe, expect, test } from 'vitest';
import type { Device } from '../../../../src/lib/data/device.ts';
import { phoneOf, record, rowsOf, until } from '../support/phone.ts';

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
