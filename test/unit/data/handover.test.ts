import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seal, sign } from '../../../src/lib/data/handover/ciphers.ts';
import type { MadeBundle } from '../../../src/lib/data/handover/handover.ts';
import { HandoverShelf } from '../../../src/lib/data/handover/shelf.ts';
import { privateDatabase, unitDatabase } from '../../../src/lib/domain/database.ts';
import { HandoverAnswer } from '../../../src/lib/domain/handover/answer.ts';
import type { BundleContent, Certificate } from '../../../src/lib/domain/handover/bundle.ts';
import { Bundle, BUNDLE_FORMAT, bundleText } from '../../../src/lib/domain/handover/bundle.ts';
import { FrameMaker, FrameReader } from '../../../src/lib/domain/handover/frames.ts';
import { Revision } from '../../../src/lib/domain/ids.ts';
import { parseBy } from '../../../src/lib/domain/issue.ts';
import { AUDIT } from '../../../src/lib/server/audit/audit.ts';
import { RECEIPTS } from '../../../src/lib/server/receipts/receipts.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { otherUnit, ownUnit, unitId } from '../../fixtures/builders.ts';
import { partyStage } from '../../fixtures/work-builders.ts';
import { basic, changeAccount } from '../../integration/server/app.ts';
import { memberOf, record, rowsOf, secretaryOf } from './support/phone.ts';
import { storageOf } from './support/storage.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit, otherUnit]);
});
afterAll(() => world.end());

const DAY_MS = 86_400_000;
const noSignal = () => Promise.reject(new TypeError('no signal'));
const fair: Phone['weather'] = (_url, _init, pass) => pass();

type Handover = Awaited<ReturnType<Phone['device']['handover']>>;
const on = <T>(phone: Phone, work: (handover: Handover) => Promise<T>): Promise<T> =>
	phone.on(async () => work(await phone.device.handover()));

/** A phone on which the server has given its word, and that has no signal since. */
async function inTheField(roles = [memberOf(ownUnit)]): Promise<Phone> {
	const phone = await world.phone(roles);
	await phone.sync();
	expect(await on(phone, (handover) => handover.readiness(true))).toBe('ready');
	phone.weather = noSignal;
	return phone;
}

async function made(phone: Phone): Promise<MadeBundle> {
	const bundle = await on(phone, (handover) => handover.make());
	if (!bundle.ok) throw new Error(bundle.error);
	return bundle.value;
}

async function collect(phone: Phone, from: string | Uint8Array<ArrayBuffer>) {
	const bundle = typeof from === 'string' ? new Blob([from]) : from;
	return on(phone, (handover) => handover.collect(bundle));
}

const carriedOn = (phone: Phone) => on(phone, (handover) => handover.carried());
const givenOn = (phone: Phone) => on(phone, (handover) => handover.given());

/** What the server holds of a document: its leaves. */
async function leavesOf(id: string, unit = ownUnit) {
	const { rows } = await world.app.couch.allDocs(unitDatabase(unit), {
		keys: [id],
		includeDocs: true
	});
	return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
}

/** A bundle as text with something in it changed. */
function changed(text: string, change: (bundle: Bundle) => unknown): string {
	const parsed = parseBy(Bundle, JSON.parse(text));
	if (!parsed.ok) throw new Error('no bundle');
	return JSON.stringify(change(parsed.value));
}

async function signal(phone: Phone, all = false) {
	phone.weather = fair;
	await phone.sync();
	return on(phone, (handover) => handover.send(all));
}

describe('a bundle', () => {
	test('brings a record to the server by the phone of somebody of another unit, who cannot read it', async () => {
		const author = await inTheField();
		const carrier = await inTheField([memberOf(otherUnit)]);
		const id = await author.on(() => record(author.device, { name: 'Sửa cầu ở bản Xa' }));
		const bundle = await made(author);
		expect(bundle).toMatchObject({ documents: 1, records: 1, units: [ownUnit] });
		await on(author, (handover) => handover.noteGiven(bundle, 'file', 'Dũng'));
		const taken = await collect(carrier, bundle.text);
		expect(taken).toMatchObject({
			ok: true,
			value: { again: false, bundle: { code: bundle.code, state: 'waiting', documents: 1 } }
		});
		for (const [, text] of await storageOf(carrier.storage)) expect(text).not.toContain('bản Xa');
		expect(await givenOn(author)).toMatchObject([
			{ to: 'Dũng', code: bundle.code, documents: 1, waiting: 1, refused: 0 }
		]);

		expect(await signal(carrier)).toBe('done');
		expect(await carriedOn(carrier)).toMatchObject([
			{ state: 'sent', answer: { stored: 1, refused: [] } }
		]);
		const [stored] = await leavesOf(id);
		expect(stored).toMatchObject({ author: author.device.session.person });
		expect((await rowsOf(author.device)).find((row) => row.id === id)?.rail).toBe('local');

		await author.open();
		author.requests.length = 0;
		author.weather = fair;
		expect(await author.sync()).toMatchObject({ unsent: 0, denied: 0, trouble: null });
		// It learns that the server has it; it is not sent again.
		expect(author.requests.filter((line) => line.endsWith('_bulk_docs'))).toEqual([]);
		expect((await author.on(() => rowsOf(author.device))).find((row) => row.id === id)?.rail).toBe(
			'done'
		);
		expect(await givenOn(author)).toMatchObject([{ waiting: 0, refused: 0 }]);
	});

	test('is told of in the receipt, with who carried it, and in the log', async () => {
		const author = await inTheField();
		const carrier = await inTheField([memberOf(otherUnit)]);
		const id = await author.on(() => record(author.device));
		await collect(carrier, (await made(author)).text);
		await signal(carrier);
		const receipts = await world.app.couch.allDocs(RECEIPTS, { includeDocs: true });
		const told = receipts.rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
		const ofIt = told.filter(({ revisions }) => JSON.stringify(revisions).includes(id));
		expect(ofIt).toMatchObject([
			{ by: author.device.session.person, carriedBy: carrier.device.session.person }
		]);
		const audit = await world.app.couch.allDocs(AUDIT, { includeDocs: true });
		const events = audit.rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
		expect(
			events.filter(({ kind, by }) => kind === 'carried' && by === carrier.device.session.person)
		).toMatchObject([
			{ database: unitDatabase(ownUnit), count: 1, of: [author.device.session.person] }
		]);
	});

	test('goes by codes as it goes by a file', async () => {
		const author = await inTheField();
		const carrier = await inTheField();
		for (let n = 0; n < 4; n++) await author.on(() => record(author.device, { name: `Ngày ${n}` }));
		const bundle = await made(author);
		if (bundle.packed === null) throw new Error('too long for codes');
		const [maker, reader] = [new FrameMaker(bundle.packed), new FrameReader()];
		for (let frame = 1; reader.bytes() === null; frame += 2) reader.take(maker.frame(frame));
		const bytes = reader.bytes();
		if (bytes === null) throw new Error('not whole');
		expect(await collect(carrier, bytes)).toMatchObject({
			ok: true,
			value: { bundle: { way: 'qr' } }
		});
		expect(await collect(carrier, bundle.text)).toMatchObject({ ok: true, value: { again: true } });
		expect(await signal(carrier)).toBe('done');
		expect(await carriedOn(carrier)).toMatchObject([{ state: 'sent', answer: { stored: 4 } }]);
	});

	test('holds nothing that is private to a unit, and says how much stays', async () => {
		const secretary = await world.phone([secretaryOf(ownUnit)]);
		await secretary.openPrivate();
		await secretary.sync();
		await on(secretary, (handover) => handover.readiness(true));
		secretary.weather = noSignal;
		const stage = partyStage('Sầm Thị Kín', { introducedOn: '2021-05-19' });
		const said = await secretary.on(async () =>
			(await secretary.device.work(ownUnit)).say({ term: shippedTerm.id, ...stage })
		);
		expect(said.ok).toBe(true);
		await secretary.on(() => record(secretary.device));
		const bundle = await made(secretary);
		expect(bundle.units).toEqual([ownUnit]);
		expect(bundle.documents).toBe(1);
		expect(bundle.left).toEqual({ private: 1, others: 0, photos: 0 });
		expect(bundle.contents.some(({ database }) => database === privateDatabase(ownUnit))).toBe(
			false
		);
	});

	test('is not made of nothing, nor before the server gave its word', async () => {
		const author = await inTheField();
		expect(await on(author, (handover) => handover.make())).toEqual({
			ok: false,
			error: 'nothing'
		});
		const fresh = await world.phone([memberOf(ownUnit)]);
		fresh.weather = noSignal;
		await fresh.on(() => record(fresh.device));
		expect(await on(fresh, (handover) => handover.readiness(true))).toBe('unsigned');
		expect(await on(fresh, (handover) => handover.make())).toEqual({
			ok: false,
			error: 'notReady'
		});
	});
});

describe('what is brought', () => {
	test('twice, by two carriers and by its author, is there once', async () => {
		const author = await inTheField();
		const [one, other] = [await inTheField(), await inTheField([memberOf(otherUnit)])];
		const id = await author.on(() => record(author.device));
		const bundle = await made(author);
		const later = await made(author);
		for (const carrier of [one, other]) await collect(carrier, bundle.text);
		await collect(other, later.text);
		author.weather = fair;
		await Promise.all([signal(one), signal(other), author.sync()]);
		const { results } = await world.app.couch.changes(unitDatabase(ownUnit), { style: 'all_docs' });
		expect(results.filter((row) => row.id === id).map(({ changes }) => changes.length)).toEqual([
			1
		]);
		for (const carrier of [one, other])
			for (const carried of await carriedOn(carrier)) expect(carried.state).toBe('sent');
		expect(author.device.syncStatus()).toMatchObject({ unsent: 0, denied: 0 });
	});

	test('an edit upon what was handed over before follows it', async () => {
		const author = await inTheField();
		const carrier = await inTheField();
		const id = await author.on(() => record(author.device, { name: 'Trước' }));
		await collect(carrier, (await made(author)).text);
		const draft = await author.on(() => author.device.editDraft(id, {}));
		const detail = await author.on(() => author.device.recordDetail(id));
		if (detail === null) throw new Error('no record');
		const done = await author.on(() =>
			author.device.submitDraft(draft.id, { ...detail.activity.content, name: 'Sau' })
		);
		expect(done.ok).toBe(true);
		await signal(carrier);
		author.weather = fair;
		await author.sync();
		const [stored] = await leavesOf(id);
		expect(stored).toMatchObject({ content: { name: 'Sau' } });
		const { results } = await world.app.couch.changes(unitDatabase(ownUnit), { style: 'all_docs' });
		expect(results.find((row) => row.id === id)?.changes).toHaveLength(1);
	});

	test('with a right that its author lost since is refused with the reason, stays, and is brought again', async () => {
		const author = await inTheField();
		const carrier = await inTheField();
		const id = await author.on(() => record(author.device));
		await collect(carrier, (await made(author)).text);
		await changeAccount(world.app.couch, author.login, { roles: [memberOf(otherUnit)] });
		await signal(carrier);
		expect(await carriedOn(carrier)).toMatchObject([
			{
				state: 'refused',
				fault: null,
				answer: { stored: 0, refused: [{ code: 'otherUnit', count: 1 }] }
			}
		]);
		expect(await leavesOf(id)).toEqual([]);
		const out = await carrier.on(() => carrier.device.signOut('ifAllSent'));
		expect(out).toEqual({ ok: false, error: { unsent: 1 } });

		await changeAccount(world.app.couch, author.login, { roles: [memberOf(ownUnit)] });
		// Not at every round, but a day later by itself.
		await signal(carrier);
		expect(await leavesOf(id)).toEqual([]);
		carrier.clock.forward(DAY_MS);
		await signal(carrier);
		expect(await carriedOn(carrier)).toMatchObject([{ state: 'sent' }]);
		expect(await leavesOf(id)).toHaveLength(1);
		expect((await carrier.on(() => carrier.device.signOut('ifAllSent'))).ok).toBe(true);
	});

	test.each([
		['whose account was closed', { disabled: true }, 'authorGone'],
		[
			'whose password was changed since',
			{ sessionsFrom: new Date(Date.now() + DAY_MS).toISOString() },
			'phoneEnded'
		]
	] as const)('of somebody %s is refused, and nothing is lost', async (_what, account, fault) => {
		const author = await inTheField();
		const carrier = await inTheField();
		const id = await author.on(() => record(author.device));
		await collect(carrier, (await made(author)).text);
		await changeAccount(world.app.couch, author.login, account);
		expect(await signal(carrier)).toBe('done');
		const [carried] = await carriedOn(carrier);
		expect(carried).toMatchObject({ state: 'refused', fault, answer: null });
		expect(await on(carrier, (handover) => handover.fileOf(carried?.id ?? ''))).not.toBeNull();
		expect(await leavesOf(id)).toEqual([]);
		expect((await author.on(() => rowsOf(author.device)))[0]?.rail).toBe('local');
	});

	test('is not brought while there is no signal, and waits for it', async () => {
		const author = await inTheField();
		const carrier = await inTheField();
		await author.on(() => record(author.device));
		await collect(carrier, (await made(author)).text);
		expect(await on(carrier, (handover) => handover.send())).toBe('trouble');
		expect(await carriedOn(carrier)).toMatchObject([{ state: 'waiting', triedAt: null }]);
		const file = await carrier.on(() => carrier.device.exportUnsent());
		expect(file.count).toBe(1);
		expect(file.json).toContain(BUNDLE_FORMAT);
		await carrier.open();
		expect(await signal(carrier)).toBe('done');
		expect(await carriedOn(carrier)).toMatchObject([{ state: 'sent' }]);
	});
});

describe('what is no bundle to be believed', () => {
	const forgeries: [string, (bundle: Bundle) => unknown][] = [
		['its label', (bundle) => ({ ...bundle, records: 2 })],
		['what is sealed', (bundle) => ({ ...bundle, sealed: `${bundle.sealed.slice(0, -4)}AAAA` })],
		['its author', (bundle) => withCertificate(bundle, { person: 'nguoi-khac' as never })],
		['its time', (bundle) => ({ ...bundle, at: '2030-01-01T00:00:00.000Z' })],
		['a field more', (bundle) => ({ ...bundle, more: 1 })]
	];
	function withCertificate(bundle: Bundle, fields: Partial<Certificate>): Bundle {
		return {
			...bundle,
			by: { ...bundle.by, certificate: { ...bundle.by.certificate, ...fields } }
		};
	}

	test.each(forgeries)(
		'was altered in %s: neither phone nor server takes it',
		async (_what, change) => {
			const author = await inTheField();
			const carrier = await inTheField();
			const id = await author.on(() => record(author.device));
			const altered = changed((await made(author)).text, change);
			expect(await collect(carrier, altered)).toEqual({ ok: false, error: 'altered' });
			carrier.weather = fair;
			const answer = await carrier.on(() =>
				carrier.fetch('/api/handover', { method: 'POST', body: altered })
			);
			expect([answer.status, await answer.json()]).toMatchObject([422, { reason: 'altered' }]);
			expect(await leavesOf(id)).toEqual([]);
		}
	);

	test('is half a file, another file, of a newer version, of another server, or one’s own', async () => {
		const author = await inTheField();
		const carrier = await inTheField();
		await author.on(() => record(author.device));
		const { text } = await made(author);
		const faults = {
			cut: text.slice(0, text.length / 2),
			notBundle: 'Kính gửi các đồng chí',
			newerVersion: changed(text, (bundle) => ({ ...bundle, v: 3 })),
			otherInstallation: changed(text, (bundle) => ({ ...bundle, server: 'A'.repeat(22) })),
			tooLarge: `${text}${' '.repeat(4_000_000)}`
		};
		for (const [fault, input] of Object.entries(faults))
			expect(await collect(carrier, input)).toEqual({ ok: false, error: fault });
		expect(await collect(carrier, Uint8Array.of(1, 2, 3))).toEqual({ ok: false, error: 'cut' });
		expect(await collect(author, text)).toEqual({ ok: false, error: 'own' });
		// What a messenger does to a text file does it no harm.
		expect((await collect(carrier, `\uFEFF${text}\r\n`)).ok).toBe(true);
		expect(await carriedOn(carrier)).toHaveLength(1);
	});

	test('comes from nobody who is signed in', async () => {
		const author = await inTheField();
		await author.on(() => record(author.device));
		const { text } = await made(author);
		author.forgetCookie();
		author.weather = fair;
		for (const path of ['/api/handover', '/api/handover/key'])
			expect((await author.fetch(path, { method: 'POST', body: text })).status).toBe(401);
	});
});

describe('the server', () => {
	/** A bundle of anything, made by the key of a phone as if its app had been tampered with. */
	async function forged(phone: Phone, documents: BundleContent['documents']): Promise<string> {
		return phone.on(async () => {
			const shelf = new HandoverShelf(phone.device.session.person);
			const own = await shelf.ownKey();
			await shelf.close();
			if (!own?.word) throw new Error('no word');
			const label = {
				format: 'so-tay-chuyen-may' as const,
				v: 1 as const,
				server: own.word.server.id,
				by: own.word.certified,
				at: new Date().toISOString(),
				documents: documents.length,
				records: 0,
				units: []
			};
			const sealed = await seal({ documents }, label, own.word.server);
			return bundleText(await sign(sealed, own.pair));
		});
	}
	const post = (phone: Phone, body: string, path = '/api/handover') =>
		phone.on(() => phone.fetch(path, { method: 'POST', body }));
	const rev = v.parse(Revision, `1-${'a'.repeat(32)}`);

	test('takes nothing private, nothing of the server’s own, and nothing that its author may not write', async () => {
		const author = await inTheField([secretaryOf(ownUnit)]);
		author.weather = fair;
		const places = [
			privateDatabase(ownUnit),
			'programme',
			'accounts',
			'audit',
			`${unitDatabase(ownUnit)}-photos`,
			unitDatabase(unitId('khong-co')),
			unitDatabase(otherUnit)
		];
		const text = await forged(
			author,
			places.map((database) => ({ database, doc: { _id: 'person:la', _rev: rev, type: 'person' } }))
		);
		const answer = await post(author, text);
		expect(answer.status).toBe(200);
		const { stored, refused } = v.parse(HandoverAnswer, await answer.json());
		expect(stored).toBe(0);
		expect(refused.find(({ code }) => code === 'wrongPlace')?.count).toBe(6);
		expect(refused.reduce((sum, { count }) => sum + count, 0)).toBe(7);
	});

	test('does not unpack without end, and does not read without end', async () => {
		const author = await inTheField();
		author.weather = fair;
		const bomb = { _id: 'activity:x', _rev: rev, filling: '0'.repeat(17_000_000) };
		const text = await forged(author, [{ database: unitDatabase(ownUnit), doc: bomb }]);
		expect(text.length).toBeLessThan(100_000);
		const answer = await post(author, text);
		expect([answer.status, await answer.json()]).toMatchObject([422, { reason: 'altered' }]);
		expect((await post(author, ' '.repeat(5_000_000))).status).toBe(413);
	});

	test('lets nobody bring bundles without end', async () => {
		const carrier = await inTheField();
		carrier.weather = fair;
		const statuses = new Set<number>();
		for (let n = 0; n < 301; n++) statuses.add((await post(carrier, '{}')).status);
		expect([...statuses]).toEqual([422, 429]);
		// It is no reason to lose anything: the phone keeps it and tries again.
		const author = await inTheField();
		await author.on(() => record(author.device));
		await collect(carrier, (await made(author)).text);
		expect(await on(carrier, (handover) => handover.send())).toBe('trouble');
		expect(await carriedOn(carrier)).toMatchObject([{ state: 'waiting' }]);
	});

	test('does not open under one name what another sealed', async () => {
		const author = await inTheField();
		const thief = await inTheField([secretaryOf(ownUnit)]);
		const id = await author.on(() => record(author.device));
		const stolen = v.parse(Bundle, JSON.parse((await made(author)).text));
		await thief.on(() => record(thief.device));
		const { signature, ...own } = v.parse(Bundle, JSON.parse((await made(thief)).text));
		void signature;
		const { sealed, ephemeral, iv } = stolen;
		const pair = await thief.on(async () => {
			const shelf = new HandoverShelf(thief.device.session.person);
			const key = await shelf.ownKey();
			await shelf.close();
			if (key === null) throw new Error('no key');
			return key.pair;
		});
		const text = bundleText(await sign({ ...own, sealed, ephemeral, iv }, pair));
		// A phone cannot tell: it is signed by whom it says. The server, which opens it, can.
		expect((await collect(author, text)).ok).toBe(true);
		thief.weather = fair;
		const answer = await post(thief, text);
		expect([answer.status, await answer.json()]).toMatchObject([422, { reason: 'altered' }]);
		expect(await leavesOf(id)).toEqual([]);
	});

	test('gives its word to phones alone', async () => {
		const phone = await inTheField();
		const body = JSON.stringify({ key: 'A'.repeat(87) });
		const init = { method: 'POST', body, headers: basic(phone.login) };
		expect((await fetch(`${world.url}/api/handover/key`, init)).status).toBe(403);
		phone.weather = fair;
		expect((await post(phone, '{"key":"x"}', '/api/handover/key')).status).toBe(400);
		expect((await phone.on(() => phone.fetch('/api/handover', {}))).status).toBe(405);
	});

	test('knows the bundles of before it was put back', async () => {
		const author = await inTheField();
		const carrier = await inTheField();
		const id = await author.on(() => record(author.device));
		await collect(carrier, (await made(author)).text);
		await world.restore(ownUnit);
		await signal(carrier);
		expect(await carriedOn(carrier)).toMatchObject([{ state: 'sent' }]);
		expect(await leavesOf(id)).toHaveLength(1);
	});

	test('does not take what a lost phone signed', async () => {
		const author = await inTheField();
		const carrier = await inTheField();
		await author.on(() => record(author.device));
		await collect(carrier, (await made(author)).text);
		const { rows } = await world.app.couch.allDocs('accounts', {
			startKey: 'session:',
			endKey: 'session;',
			includeDocs: true
		});
		const sessions = rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
		const lost = sessions.find(({ person }) => person === author.device.session.person);
		await world.app.couch.bulkDocs('accounts', [
			{ ...lost, _id: lost?._id ?? '', lost: new Date().toISOString() }
		]);
		await signal(carrier);
		expect(await carriedOn(carrier)).toMatchObject([{ state: 'refused', fault: 'phoneEnded' }]);
	});
});
