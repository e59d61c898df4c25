import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { ActivityId } from '../../../src/lib/domain/ids.ts';
import { PROTOCOL, VERSION_HEADER } from '../../../src/lib/domain/protocol.ts';
import { content, otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { memberOf, record, rowsOf, secretaryOf } from './support/phone.ts';
import type { Phone, Weather } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit, otherUnit]);
});
afterAll(() => world.end());

const database = unitDatabase(ownUnit);
const folder = new URL('../../fixtures/versions/', import.meta.url);
const fixture = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const Stored = v.looseObject({ _id: ActivityId });

/** What the phone says of itself on the wire; null: nothing, as apps did before. */
const saying =
	(words: string | null): Weather =>
	(_url, init, pass) => {
		const headers = init.headers instanceof Headers ? init.headers : new Headers();
		if (words === null) headers.delete(VERSION_HEADER);
		else headers.set(VERSION_HEADER, words);
		init.headers = headers;
		return pass();
	};

const rowOf = async (phone: Phone, id: string) =>
	(await phone.on(() => rowsOf(phone.device))).find((row) => row.id === id);

describe('a phone whose app speaks another protocol than the server', () => {
	test.each([PROTOCOL + 1, PROTOCOL - 1])(
		'keeps what it wrote, says that it must be updated (%i), and sends all of it once it is',
		async (protocol) => {
			const phone = await world.phone([memberOf(ownUnit)]);
			await phone.sync();
			const id = await phone.on(() => record(phone.device, content()));
			phone.weather = saying(`${protocol};abcdef123456`);
			expect(await phone.sync()).toMatchObject({ trouble: 'newerServer', unsent: 1, denied: 0 });
			expect(await rowOf(phone, id)).toMatchObject({ rail: 'local' });
			await phone.open();
			expect(await rowOf(phone, id)).toMatchObject({ rail: 'local' });
			phone.weather = saying(`${PROTOCOL};abcdef123456`);
			expect(await phone.sync()).toMatchObject({ trouble: null, unsent: 0 });
			expect(await world.app.couch.get(database, id)).toMatchObject({ _id: id });
		}
	);

	test('may still sign out', async () => {
		const phone = await world.phone([memberOf(ownUnit)]);
		phone.weather = saying(`${PROTOCOL + 1};x`);
		const answered = await phone.fetch('/api/session', { method: 'DELETE' });
		expect(answered.status).toBe(204);
	});
});

describe('within a protocol', () => {
	test('a phone from before apps said their version sends and receives as ever', async () => {
		const old = await world.phone([memberOf(ownUnit)]);
		const current = await world.phone([memberOf(ownUnit)]);
		old.weather = saying(null);
		const sent = await old.on(() => record(old.device, content()));
		expect(await old.sync()).toMatchObject({ trouble: null, unsent: 0 });
		const theirs = await current.on(() => record(current.device, content()));
		await current.sync();
		await old.sync();
		expect(await rowOf(old, theirs)).toBeDefined();
		expect(await rowOf(current, sent)).toBeDefined();
	});

	test('documents of all older versions are received, read and shown', async () => {
		const phone = await world.phone([secretaryOf(ownUnit)]);
		const names = ['person-1', 'person-2', 'person-3', 'headcount-1', 'activity-1', 'decision-1'];
		const documents = names.map((name) => fixture(`${name}.json`));
		await world.app.couch.bulkDocs(database, documents);
		await phone.sync();
		const people = await phone.on(() => phone.device.people(ownUnit));
		expect(people.map(({ id }) => id)).toEqual(
			expect.arrayContaining(['an-cu', 'an-moi', 'an-gop'])
		);
		const { _id } = v.parse(Stored, documents[4]);
		expect(await rowOf(phone, _id)).toMatchObject({ newer: false });
	});

	test('a record of a newer version is shown, cannot be changed here, and comes back as it was', async () => {
		const phone = await world.phone([secretaryOf(ownUnit)]);
		const id = await phone.on(() => record(phone.device, content()));
		await phone.sync();
		const stored = await world.app.couch.get(database, id);
		const newer = { ...stored, v: 2, content: { ...Object(stored['content']), later: ['mới'] } };
		await world.app.couch.bulkDocs(database, [newer]);
		const kept = await world.app.couch.get(database, id);
		await phone.sync();
		expect(await rowOf(phone, id)).toMatchObject({ newer: true });
		const done = await phone.on(() => phone.device.withdraw(id));
		expect(done).toEqual({ ok: false, error: { kind: 'denied', denial: 'newerVersion' } });
		await phone.sync();
		expect(await world.app.couch.get(database, id)).toEqual(kept);
	});

	test('documents of types that came later pass through a phone untouched', async () => {
		const phone = await world.phone([secretaryOf(ownUnit)]);
		await world.app.couch.bulkDocs(database, [{ _id: 'handover:1', type: 'handover', v: 1 }]);
		const kept = await world.app.couch.get(database, 'handover:1');
		expect(await phone.sync()).toMatchObject({ trouble: null });
		await phone.open();
		expect(await phone.sync()).toMatchObject({ trouble: null });
		expect(await world.app.couch.get(database, 'handover:1')).toEqual(kept);
	});

	test('what an older server does not take yet stays on the phone with the reason', async () => {
		const phone = await world.phone([memberOf(ownUnit)]);
		await phone.sync();
		const id = await phone.on(() => record(phone.device, content()));
		// The server is of the day before: it knows no version of this record.
		phone.weather = (url, init, pass) => {
			if (!url.endsWith('/_bulk_docs') || typeof init.body !== 'string') return pass();
			init.body = init.body.replaceAll('"type":"activity","v":1', '"type":"activity","v":2');
			return pass();
		};
		expect(await phone.sync()).toMatchObject({ denied: 1, unsent: 0 });
		expect(await rowOf(phone, id)).toMatchObject({
			rail: 'denied',
			denial: { code: 'newerVersion' }
		});
	});
});
