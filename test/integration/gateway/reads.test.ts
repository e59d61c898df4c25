import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOON, otherUnit } from '../../fixtures/builders.ts';
import { renamed, asActivity, push, record, replica, unit } from './documents.ts';
import type { Replica } from './documents.ts';
import type { Person, World } from './world.ts';
import {
	blockPrivate,
	databases,
	idOf,
	openWorld,
	other,
	otherPrivate,
	own,
	ownPrivate,
	people,
	posted
} from './world.ts';

let world: World;
let secret: Replica;
beforeAll(async () => {
	world = await openWorld();
	secret = replica(record('member'));
	await push(world, 'member', own, [secret]);
	await push(world, 'office', 'programme', [replica(unit('so-tai-chinh'))]);
});
afterAll(async () => {
	await world.close();
	expect(world.faults).toEqual([]);
});

const revs = () => encodeURIComponent(JSON.stringify([secret._rev]));
/** Every way to read a document out of a database. */
const readings: [string, () => [path: string, init?: RequestInit]][] = [
	['its information', () => ['']],
	['_changes', () => ['/_changes?include_docs=true&style=all_docs']],
	['a longpoll', () => ['/_changes?feed=longpoll&include_docs=true&timeout=100']],
	['a continuous feed', () => ['/_changes?feed=continuous&include_docs=true&timeout=100']],
	[
		'_changes by POST',
		() => ['/_changes?filter=_doc_ids&include_docs=true', posted({ doc_ids: [secret._id] })]
	],
	['_all_docs', () => ['/_all_docs?include_docs=true']],
	['_all_docs by key', () => [`/_all_docs?key="${secret._id}"&include_docs=true`]],
	['_all_docs by POST', () => ['/_all_docs?include_docs=true', posted({ keys: [secret._id] })]],
	['_bulk_get', () => ['/_bulk_get?revs=true', posted({ docs: [{ id: secret._id }] })]],
	['the document', () => [`/${secret._id}`]],
	['a revision', () => [`/${secret._id}?rev=${secret._rev}`]],
	['open_revs', () => [`/${secret._id}?open_revs=all`]],
	['named open_revs', () => [`/${secret._id}?open_revs=${revs()}`]],
	['multipart', () => [`/${secret._id}?open_revs=all`, { headers: { accept: 'multipart/mixed' } }]],
	['_revs_diff', () => ['/_revs_diff', posted({ [secret._id]: [secret._rev] })]],
	['a checkpoint', () => ['/_local/any']],
	['_ensure_full_commit', () => ['/_ensure_full_commit', posted({})]]
];

describe("another unit's data", () => {
	it.each(readings)('is never read by %s', async (_name, reading) => {
		const [path, init] = reading();
		for (const person of ['otherMember', 'otherSecretary', 'inspection'] as const) {
			const response = await world.ask(person, `/db/${own}${path}`, init);
			expect(response.status).toBe(403);
			const text = await response.text();
			expect(JSON.parse(text)).toMatchObject({ error: 'forbidden' });
			expect(text).not.toContain('Tặng quà');
		}
		const nobody = await world.ask(null, `/db/${own}${path}`, init);
		expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, null]);
	});

	it.each(readings)('is read by its own unit and the committee by %s', async (_name, reading) => {
		const [path, init] = reading();
		for (const person of ['member', 'secretary', 'committee'] as const) {
			const response = await world.ask(person, `/db/${own}${path}`, init);
			expect([200, 201, 404]).toContain(response.status);
			await response.arrayBuffer();
		}
	});
});

describe('the databases', () => {
	const readers: Record<string, Person[]> = {
		programme: people,
		totals: people,
		'totals-committee': ['committee', 'standing', 'office'],
		[own]: ['member', 'colleague', 'secretary', 'deputy', 'committee', 'standing', 'office'],
		[other]: ['otherMember', 'otherSecretary', 'committee', 'standing', 'office'],
		'unit-khoi': ['committee', 'standing', 'office'],
		committee: ['committee', 'standing'],
		inspection: ['committee', 'standing', 'inspection'],
		'totals-private': ['committee', 'standing'],
		[ownPrivate]: ['secretary', 'deputy', 'committee', 'standing'],
		[otherPrivate]: ['otherSecretary', 'committee', 'standing'],
		[blockPrivate]: ['committee', 'standing']
	};

	it.each(databases)('%s is open to its readers and to nobody else', async (database) => {
		const open: Person[] = [];
		for (const person of people) {
			const { status } = await world.ask(person, `/db/${database}/_all_docs`);
			if (status === 200) open.push(person);
		}
		expect(open).toEqual(readers[database]);
	});

	it.each([
		'accounts',
		'audit',
		'people',
		'receipts',
		'_users',
		'_replicator',
		`${own}-photos`,
		`${own}-private-private`,
		'UNIT-x'
	])('%s does not exist for anybody', async (database) => {
		for (const path of ['', '/_all_docs', '/_changes', '/event:1'])
			expect((await world.ask('office', `/db/${database}${path}`)).status).toBe(404);
	});
});

describe('what is served', () => {
	it.each([
		['PUT', `/db/${own}`, 405],
		['DELETE', `/db/${own}`, 405],
		['POST', `/db/${own}`, 405],
		['GET', `/db/${own}/_design/x`, 404],
		['GET', `/db/${own}/_design%2Fx`, 404],
		['GET', `/db/${own}/_security`, 404],
		['POST', `/db/${own}/_find`, 404],
		['POST', `/db/${own}/_purge`, 404],
		['POST', `/db/${own}/_compact`, 404],
		['GET', `/db/${own}/activity:1/photo.jpg`, 404],
		['GET', `/db/${own}/_all_docs?update_seq=true`, 400],
		['GET', `/db/${own}/_changes?filter=x/y`, 400],
		['GET', `/db/${own}/_changes?limit=-1`, 400],
		['GET', `/db/${own}/_changes?limit=1&limit=2`, 400],
		['GET', '/db/_all_dbs', 404],
		['PATCH', `/db/${own}`, 405],
		['GET', '/db/%ff', 400]
	])('answers %s %s with %i and JSON', async (method, path, status) => {
		const response = await world.ask('secretary', path, { method });
		expect(response.status).toBe(status);
		expect(await response.json()).toMatchObject({ error: expect.any(String) });
	});

	it('welcomes with its own uuid, also those who are not signed in', async () => {
		for (const path of ['/db', '/db/'])
			expect(await world.json(null, path)).toMatchObject({ couchdb: 'Welcome', uuid: 'f00d' });
	});

	it('says who is signed in', async () => {
		const { userCtx } = Object(await world.json('member', '/db/_session'));
		expect(userCtx).toEqual({ name: 'member', roles: [] });
		expect(Object(await world.json(null, '/db/_session')).userCtx.name).toBe(null);
	});

	it('answers HEAD without a body', async () => {
		const response = await world.ask('member', `/db/${own}`, { method: 'HEAD' });
		expect([response.status, await response.text()]).toEqual([200, '']);
	});

	it('compresses for those who take it', async () => {
		const response = await world.ask('member', `/db/${own}/_changes`);
		expect(response.headers.get('content-encoding')).toMatch(/^(br|gzip)$/);
		expect(Object(await response.json()).results.length).toBeGreaterThan(0);
	});
});

describe('what is read', () => {
	it('gives every leaf by open_revs, as JSON and as multipart/mixed', async () => {
		const made = replica(record('member'));
		const one = replica(renamed(asActivity(made), 'Một', 'member'), [made._rev]);
		const two = replica(renamed(asActivity(made), 'Hai', 'member', 'device-2'), [made._rev]);
		expect(await push(world, 'member', own, [made, one, two])).toEqual(new Map());
		const path = `/db/${own}/${made._id}?open_revs=all&revs=true&latest=true`;
		const leaves = Object(await world.json('member', path)).map(
			(row: { ok: Replica }) => row.ok._rev
		);
		expect(leaves.sort()).toEqual([one._rev, two._rev].sort());
		const mixed = await world.ask('member', path, { headers: { accept: 'multipart/mixed' } });
		expect(mixed.headers.get('content-type')).toMatch(/^multipart\/mixed; boundary=/);
		const text = await mixed.text();
		expect([one, two].every(({ _rev }) => text.includes(_rev))).toBe(true);
	});

	it('answers _bulk_get one by one and in order, whatever was asked', async () => {
		const docs = [
			{ id: 'activity:nothing' },
			{ id: secret._id, rev: secret._rev, atts_since: [] },
			{ id: '_design/x' },
			{ id: secret._id, rev: 'nonsense' },
			{ id: secret._id }
		];
		const path = `/db/${own}/_bulk_get?latest=true&revs=true&attachments=false`;
		const { results } = Object(await world.json('member', path, posted({ docs, revs: true })));
		expect(results).toMatchObject([
			{ id: 'activity:nothing', docs: [{ error: { error: 'not_found' } }] },
			{ id: secret._id, docs: [{ ok: { _rev: secret._rev, _revisions: { start: 1 } } }] },
			{ id: '_design/x', docs: [{ error: { error: 'not_found' } }] },
			{ id: secret._id, docs: [{ error: { error: 'not_found' } }] },
			{ id: secret._id, docs: [{ ok: { _rev: secret._rev } }] }
		]);
	});

	it('pages a list that is longer than a page without losing or doubling a row', async () => {
		const many = Array.from({ length: 1203 }, () => replica(record('otherMember', otherUnit)));
		expect(await push(world, 'otherMember', other, many)).toEqual(new Map());
		const rows = (answer: unknown): string[] =>
			Object(answer).rows.map(({ id }: { id: string }) => id);
		const ids = many.map(({ _id }) => _id).sort();
		expect(rows(await world.json('otherMember', `/db/${other}/_all_docs`))).toEqual(ids);
		const down = await world.json('otherMember', `/db/${other}/_all_docs?descending=true`);
		expect(rows(down)).toEqual([...ids].reverse());
		const some = await world.json('otherMember', `/db/${other}/_all_docs?limit=700&skip=3`);
		expect(rows(some)).toEqual(ids.slice(3, 703));
		const keys = await world.json('otherMember', `/db/${other}/_all_docs`, posted({ keys: ids }));
		expect(rows(keys)).toEqual(ids);
		const { results } = Object(await world.json('otherMember', `/db/${other}/_changes`));
		expect(new Set(results.map(({ id }: { id: string }) => id))).toEqual(new Set(ids));
		expect(results).toHaveLength(ids.length);
	});

	it('notes a reader of what names people: once a day of their own unit, once in ten minutes of anything else', async () => {
		let now = NOON;
		const quiet = await openWorld({ clock: () => now });
		const round = async () => {
			for (const path of [`/db/${own}/_all_docs`, `/db/${own}/_changes`, '/db/programme/_changes'])
				await quiet.ask('deputy', path);
			await quiet.ask('deputy', `/db/${ownPrivate}/_all_docs`);
			await quiet.ask('committee', `/db/${own}/_changes`);
		};
		await round();
		now += 11 * 60_000;
		await round();
		const reads = (await quiet.all('audit')).filter(({ kind }) => kind === 'read');
		const named = reads.map(({ by, database }) => `${String(by)} ${String(database)}`).sort();
		expect(named).toEqual(
			[
				`${idOf('deputy')} ${own}`,
				`${idOf('deputy')} ${ownPrivate}`,
				`${idOf('deputy')} ${ownPrivate}`,
				`${idOf('committee')} ${own}`,
				`${idOf('committee')} ${own}`
			].sort()
		);
		await quiet.close();
	});

	it('notes who asked without a right', async () => {
		await world.ask('otherMember', `/db/${own}/_changes`);
		expect(await world.all('audit')).toContainEqual(
			expect.objectContaining({ kind: 'refused', by: idOf('otherMember'), database: own })
		);
	});
});
