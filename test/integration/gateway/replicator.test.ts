import { randomBytes } from 'node:crypto';
import { otherUnit } from '../../fixtures/builders.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asActivity, decided, push, record, renamed, replica } from './documents.ts';
import type { Person, World } from './world.ts';
import { openWorld, other, own } from './world.ts';

const { COUCHDB_URL = '' } = process.env;

/** A CouchDB of somebody else: it replicates with the gateway as a client, with a user's rights. */
describe.skipIf(COUCHDB_URL === '')("CouchDB's own replicator", () => {
	let world: World;
	const theirs = `replicator-${randomBytes(6).toString('hex')}`;
	beforeAll(async () => {
		world = await openWorld();
		await theirsAsk('', { method: 'PUT' });
	});
	afterAll(async () => {
		await theirsAsk('', { method: 'DELETE' });
		await world.close();
		expect(world.faults).toEqual([]);
	});

	const root = () => new URL('/', COUCHDB_URL);
	async function ask(path: string, init: RequestInit = {}): Promise<unknown> {
		const url = new URL(path, root());
		const { username, password } = url;
		[url.username, url.password] = ['', ''];
		const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
		const headers = { 'content-type': 'application/json', authorization };
		return (await fetch(url, { ...init, headers })).json();
	}
	const theirsAsk = (path: string, init?: RequestInit) => ask(`/${theirs}${path}`, init);

	/** Runs one replication between the gateway, in a person's name, and their database; answers its history. */
	async function replicate(
		person: Person,
		database: string,
		direction: 'pull' | 'push',
		more = {}
	) {
		const gateway = {
			url: `${world.url}/db/${database}`,
			auth: { basic: { username: person, password: 'secret' } }
		};
		const { username, password } = root();
		const local = {
			url: new URL(`/${theirs}`, `${root().protocol}//${root().host}`).href,
			auth: { basic: { username, password } }
		};
		const [source, target] = direction === 'pull' ? [gateway, local] : [local, gateway];
		const body = JSON.stringify({ source, target, ...more });
		return ask('/_replicate', { method: 'POST', body });
	}

	it('pulls a unit with the rights of its member, and goes on where it ended', async () => {
		const made = [record('member'), record('member'), record('colleague')].map((one) =>
			replica(one)
		);
		await push(world, 'member', own, made.slice(0, 2));
		await push(world, 'colleague', own, made.slice(2));
		const first = replica(record('member'));
		const sides = ['device-1', 'device-2'].map((on) =>
			replica(renamed(asActivity(first), on, 'member', on), [first._rev])
		);
		await push(world, 'member', own, [first, ...sides]);
		expect(await replicate('member', own, 'pull')).toMatchObject({
			ok: true,
			history: [{ docs_written: 5, doc_write_failures: 0 }]
		});
		expect(await theirsAsk(`/${first._id}?conflicts=true`)).toMatchObject({
			_conflicts: [expect.any(String)]
		});
		expect(await replicate('member', own, 'pull')).toMatchObject({ ok: true, no_changes: true });
	});

	it('pushes what its user may write, is told what not, and carries the rest', async () => {
		const good = [replica(record('member')), replica(record('member'))];
		const bad = replica(record('colleague'));
		const docs = [bad, ...good];
		await theirsAsk('/_bulk_docs', {
			method: 'POST',
			body: JSON.stringify({ docs, new_edits: false })
		});
		expect(await replicate('member', own, 'push')).toMatchObject({
			ok: true,
			history: [{ docs_written: 2, doc_write_failures: 1 }]
		});
		for (const { _id, _rev } of good)
			expect(await world.couch.get(own, _id)).toMatchObject({ _rev });
		await expect(world.couch.get(own, bad._id)).rejects.toMatchObject({ status: 404 });
		const approval = replica(decided('approve', asActivity(good[0] ?? {}), 'secretary'));
		await theirsAsk('/_bulk_docs', {
			method: 'POST',
			body: JSON.stringify({ docs: [approval], new_edits: false })
		});
		const some = { doc_ids: [approval._id] };
		expect(await replicate('secretary', own, 'push', some)).toMatchObject({ ok: true });
		expect(await world.couch.get(own, approval._id)).toMatchObject({ verdict: 'approve' });
	});

	it('pulls named documents', async () => {
		const made = replica(record('otherMember', otherUnit));
		await push(world, 'otherMember', other, [made]);
		const some = { doc_ids: [made._id] };
		expect(await replicate('committee', other, 'pull', some)).toMatchObject({ ok: true });
		expect(await theirsAsk(`/${made._id}`)).toMatchObject({ _rev: made._rev });
	});

	it('is sent away where its user has no right, or no password', async () => {
		expect(await replicate('member', other, 'pull')).toMatchObject({ error: 'forbidden' });
		const stranger = {
			url: `${world.url}/db/${own}`,
			auth: { basic: { username: 'member', password: 'guessed' } }
		};
		const body = JSON.stringify({ source: stranger, target: { url: `${root().origin}/x` } });
		const answer = await ask('/_replicate', { method: 'POST', body });
		expect(answer).toMatchObject({ error: 'unauthorized' });
	});

	it('follows continuously', async () => {
		const options = { continuous: true };
		await replicate('member', own, 'pull', options);
		const made = replica(record('member'));
		await push(world, 'member', own, [made]);
		await expect
			.poll(() => theirsAsk(`/${made._id}`), { timeout: 20_000 })
			.toMatchObject({ _rev: made._rev });
		await replicate('member', own, 'pull', { ...options, cancel: true });
	});
});
