import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replica, rev } from './cases/store.ts';
import { localPouch, remotePouch, type Pouch } from './pouch.ts';
import { admin, serve, type Served } from './server.ts';

let served: Served;
beforeAll(async () => {
	served = await serve();
});
afterAll(() => served.stop());

let count = 0;
async function database(): Promise<{ name: string; remote: Pouch }> {
	const name = `replication-${++count}`;
	await served.couch.createDatabase(name);
	return { name, remote: remotePouch(`${served.url}/${name}`) };
}

async function revisionsIn(pouch: Pouch): Promise<Map<string, string>> {
	const { rows } = await pouch.allDocs();
	return new Map(rows.map(({ id, value }) => [id, value.rev]));
}

describe('PouchDB and the embedded store', () => {
	it('replicate both ways, conflicts and deletions included', async () => {
		const { name, remote } = await database();
		const phone = localPouch();
		for (let n = 0; n < 30; n++) await phone.put({ _id: `activity:${n}`, text: `số ${n}` });
		const first = await phone.get('activity:0');
		await phone.put({ ...first, _deleted: true });
		const pushed = await phone.replicate.to(remote, { batch_size: 7 });
		expect(pushed).toMatchObject({ docs_written: 30, errors: [] });
		expect(await revisionsIn(remote)).toEqual(await revisionsIn(phone));

		const other = localPouch();
		await other.replicate.from(remote, { batch_size: 11 });
		expect(await revisionsIn(other)).toEqual(await revisionsIn(phone));
		await phone.put({ ...(await phone.get('activity:1')), text: 'ở máy này' });
		await other.put({ ...(await other.get('activity:1')), text: 'ở máy kia' });
		await phone.replicate.to(remote);
		await other.replicate.to(remote);
		await phone.replicate.from(remote);
		await other.replicate.from(remote);
		const [here, there] = await Promise.all(
			[phone, other].map((pouch) => pouch.get('activity:1', { conflicts: true }))
		);
		expect(here).toEqual(there);
		expect(here).toMatchObject(await served.couch.get(name, 'activity:1', { conflicts: true }));
		expect(here?.['_conflicts']).toHaveLength(1);
	});

	it('go on where they stopped', async () => {
		const { remote } = await database();
		const phone = localPouch();
		await phone.put({ _id: 'a' });
		await phone.replicate.to(remote);
		await phone.put({ _id: 'b' });
		expect((await phone.replicate.to(remote)).docs_written).toBe(1);
		expect((await phone.replicate.to(remote)).docs_written).toBe(0);
	});

	it('follow each other live', async () => {
		const { name, remote } = await database();
		const phone = localPouch();
		const following = phone.replicate.from(remote, { live: true, retry: true });
		const arrived = new Promise((resolve) => {
			following.on('change', resolve);
		});
		await served.couch.bulkDocs(name, [{ _id: 'news' }]);
		await arrived;
		expect(await phone.get('news')).toMatchObject({ _id: 'news' });
		following.cancel();
		await following;
	});

	it('carry attachments from one store to another', async () => {
		const [from, to] = [await database(), await database()];
		const body = Buffer.from([0, 1, 2, 250, 13, 10, 45, 45]);
		const attachment = { content_type: 'image/jpeg', data: body.toString('base64') };
		await served.couch.bulkDocs(from.name, [{ _id: 'a', _attachments: { 'ảnh.jpg': attachment } }]);
		await from.remote.replicate.to(to.remote);
		const copy = await served.couch.getAttachment(to.name, 'a', 'ảnh.jpg');
		expect(Buffer.compare(copy.body, body)).toBe(0);
	});
});

const couchdb = process.env['COUCHDB_URL'] ?? '';

/** Asks the CouchDB of COUCHDB_URL. */
function askCouchdb(path: string, method: string, body?: object): Promise<Response> {
	const { origin, username, password } = new URL(couchdb);
	const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	return fetch(`${origin}/${path}`, {
		method,
		headers: {
			authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
			'content-type': 'application/json'
		},
		...(body !== undefined && { body: JSON.stringify(body) })
	});
}

describe.skipIf(couchdb === '')("CouchDB's own replicator and the embedded store", () => {
	async function run(source: object | string, target: object | string): Promise<void> {
		const answer = await askCouchdb('_replicate', 'POST', { source, target });
		expect(await answer.json()).toMatchObject({ ok: true });
		expect(answer.status).toBe(200);
	}
	const ours = (name: string) => ({
		url: `${served.url}/${name}/`,
		auth: { basic: { username: admin.name, password: admin.password } }
	});
	const theirs = (name: string) => {
		const { origin, username, password } = new URL(couchdb);
		return { url: `${origin.replace('//', `//${username}:${password}@`)}/${name}/` };
	};

	it('carry everything to CouchDB and back', async () => {
		const { name: from } = await database();
		const { name: back } = await database();
		const middle = `test-${Date.now().toString(16).padStart(16, '0')}`;
		await askCouchdb(`${middle}?q=1`, 'PUT');
		const text = {
			content_type: 'text/plain',
			data: Buffer.from('chữ '.repeat(500)).toString('base64')
		};
		const photo = {
			content_type: 'image/jpeg',
			data: Buffer.from([1, 13, 10, 0]).toString('base64')
		};
		await served.couch.bulkDocs(
			from,
			Array.from({ length: 300 }, (_, n) => ({ _id: `n${n}`, n }))
		);
		await served.couch.bulkDocs(from, [{ _id: 'a', _attachments: { 'chữ.txt': text, photo } }]);
		const conflicts = [
			replica('c', [rev(2, 'x'), rev(1, 'r')], { of: 'x' }),
			replica('c', [rev(2, 'y'), rev(1, 'r')], { of: 'y' }),
			replica('d', [rev(2, 'z'), rev(1, 'r')], { _deleted: true })
		];
		await served.couch.bulkDocs(from, conflicts, { newEdits: false });
		await run(ours(from), theirs(middle));
		await run(theirs(middle), ours(back));

		const [one, two] = await Promise.all(
			[from, back].map((db) => served.couch.allDocs(db, { includeDocs: true, conflicts: true }))
		);
		expect(withoutAttachments(two?.rows)).toEqual(withoutAttachments(one?.rows));
		const read = (name: string) => served.couch.getAttachment(back, 'a', name);
		expect(Buffer.from((await read('chữ.txt')).body).toString('base64')).toBe(text.data);
		expect(Buffer.from((await read('photo')).body).toString('base64')).toBe(photo.data);
		expect(await served.couch.databaseInfo(back)).toMatchObject({ doc_del_count: 1 });
		await askCouchdb(middle, 'DELETE');
	});
});

/** CouchDB keeps text packed, so that its digest is another. */
function withoutAttachments(rows: readonly object[] | undefined): unknown[] | undefined {
	return rows?.map((row) =>
		JSON.parse(JSON.stringify(row, (name, value) => (name === '_attachments' ? 0 : value)))
	);
}
