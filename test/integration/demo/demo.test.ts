import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Settings } from '../../../src/lib/server/config.ts';
import { makeDemo } from '../../../src/lib/server/demo.ts';
import { run } from '../../../src/lib/server/run.ts';
import { openStore } from '../../../src/lib/server/open-store.ts';
import { bodyOf, until } from '../server/app.ts';

let dataDir: string;
beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

const ORIGIN = 'http://localhost:3000';
const settingsOf = (folder: string): Settings => ({
	host: '127.0.0.1',
	port: 0,
	origin: ORIGIN,
	dataDir: join(dataDir, folder),
	couchdb: null,
	logLevel: 'silent',
	metricsToken: null
});

async function make(folder: string, reset = false) {
	let worked = false;
	const made = await makeDemo(settingsOf(folder), { reset, onWork: () => (worked = true) });
	if (!made.ok) throw new Error(made.error);
	return { signIns: made.value, worked };
}

describe('the demo', () => {
	test('is made once, kept, and made anew when that is asked for', async () => {
		const first = await make('kept');
		expect(first.worked).toBe(true);
		expect(await make('kept')).toEqual({ signIns: first.signIns, worked: false });
		const settings = settingsOf('kept');
		const store = openStore(settings);
		if (!store.ok) throw new Error(store.error);
		await store.value.bulkDocs('programme', [{ _id: 'note' }]);
		await store.value.close();
		const anew = await make('kept', true);
		expect(anew).toEqual({ signIns: first.signIns, worked: true });
		const again = openStore(settings);
		if (!again.ok) throw new Error(again.error);
		await expect(again.value.get('programme', 'note')).rejects.toMatchObject({ status: 404 });
		const units = { startKey: 'unit:', endKey: 'unit;' };
		expect((await again.value.allDocs('programme', units)).rows).toHaveLength(61);
		await again.value.close();
	}, 120_000);

	test('shows a member and a secretary in two units, and whoever acts for the block, and all can sign in', async () => {
		const { signIns } = await make('kept');
		const units = new Set(signIns.flatMap(({ unit }) => unit ?? []));
		expect(units.size).toBeGreaterThanOrEqual(2);
		for (const unit of units)
			expect(signIns.filter((one) => one.unit === unit).map(({ role }) => role)).toEqual(
				expect.arrayContaining(['member', 'unitSecretary'])
			);
		expect(signIns.map(({ role }) => role)).toEqual(
			expect.arrayContaining(['committee', 'standing', 'office'])
		);
		const server = await run(settingsOf('kept'), {
			version: '0',
			pages: (_, response) => void response.end()
		});
		if (!server.ok) throw new Error(server.error);
		const url = `http://127.0.0.1:${server.value.port}`;
		await until(async () => (await fetch(`${url}/healthz`)).status === 200);
		for (const { role, unit, name, password } of signIns) {
			const response = await fetch(`${url}/api/session`, {
				method: 'POST',
				headers: { origin: ORIGIN },
				body: JSON.stringify({ login: name, password })
			});
			const { roles } = await bodyOf(response);
			expect(roles, name).toEqual(
				expect.arrayContaining([unit === null ? { role } : { role, unit }])
			);
		}
		await server.value.close();
	}, 120_000);

	test('leaves a store alone that no demo made', async () => {
		const settings = settingsOf('foreign');
		const store = openStore(settings);
		if (!store.ok) throw new Error(store.error);
		await store.value.createDatabase('programme');
		await store.value.close();
		for (const reset of [false, true]) {
			const made = await makeDemo(settings, { reset, onWork: () => undefined });
			expect(made).toEqual({
				ok: false,
				error: `DATA_DIR ${settings.dataDir} holds data that no demo made, and the demo leaves it alone: give it a place of its own`
			});
		}
	});
});
