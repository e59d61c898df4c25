import { afterEach, describe, expect, test } from 'vitest';
import type { Device } from '../../../src/lib/data/device.ts';
import { content, ownUnit } from '../../fixtures/builders.ts';
import { openTab, phoneOf, record, rowsOf, secretaryOf } from './support/phone.ts';

const open: Device[] = [];
const opened = async (device: Promise<Device>) => {
	open.push(await device);
	return device;
};
afterEach(async () => {
	await Promise.all(open.splice(0).map((device) => device.close()));
});

describe('a record', () => {
	test('is in the list, unsent and waiting, as soon as it was submitted', async () => {
		const device = await opened(phoneOf());
		const id = await record(device);
		expect(device.syncStatus().unsent).toBe(1);
		const [row] = await rowsOf(device);
		expect(row).toMatchObject({ id, rail: 'local', seal: 'waiting', day: '2021-05-30' });
		expect(await device.drafts()).toEqual([]);
	});

	test('is there after the app was closed and opened again', async () => {
		const first = await opened(phoneOf());
		const id = await record(first);
		await first.close();
		const again = await opened(openTab());
		expect((await rowsOf(again)).map((row) => row.id)).toEqual([id]);
		expect((await again.recordDetail(id))?.activity.content).toEqual(content());
	});
});

describe('a secretary', () => {
	test('approves what was on the screen and nothing else', async () => {
		const device = await opened(phoneOf([secretaryOf(ownUnit)]));
		const id = await record(device);
		const detail = await device.recordDetail(id);
		expect(await device.decide(id, '1-00', { verdict: 'approve' })).toEqual({
			ok: false,
			error: { kind: 'gone' }
		});
		expect(await device.decide(id, detail?.activity._rev ?? '', { verdict: 'approve' })).toEqual({
			ok: false,
			error: { kind: 'denied', denial: 'ownRecord' }
		});
	});
});
