import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { StoredDocument } from '../../../../src/lib/server/couch/couch.ts';
import { freshDatabase, put, replica, replicate, rev, type Subject } from './store.ts';

const bytes = Uint8Array.from({ length: 3000 }, (_, n) => (n * 7) % 256);
const picture = (body: Uint8Array = bytes) => ({
	content_type: 'image/jpeg',
	data: Buffer.from(body).toString('base64')
});
const digest = (body: Uint8Array) => `md5-${createHash('md5').update(body).digest('base64')}`;

function attachmentsOf(document: StoredDocument): NonNullable<StoredDocument['_attachments']> {
	return document._attachments ?? {};
}

/** Attachments. */
export function attachmentCases(subject: Subject): void {
	it('keeps an attachment and shows a stub of it', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const first = await put(couch, db, { _id: 'a', _attachments: { 'ảnh 1.jpg': picture() } });
		const stub = {
			content_type: 'image/jpeg',
			revpos: 1,
			digest: digest(bytes),
			length: bytes.length,
			stub: true
		};
		expect(attachmentsOf(await couch.get(db, 'a'))).toEqual({ 'ảnh 1.jpg': stub });
		const whole = attachmentsOf(await couch.get(db, 'a', { attachments: true }));
		expect(whole['ảnh 1.jpg']).toMatchObject({ ...picture(), revpos: 1 });
		const read = await couch.getAttachment(db, 'a', 'ảnh 1.jpg');
		expect(read).toMatchObject({ contentType: 'image/jpeg', digest: digest(bytes) });
		expect(Buffer.compare(read.body, bytes)).toBe(0);
		expect((await couch.getAttachment(db, 'a', 'ảnh 1.jpg', first)).body).toHaveLength(3000);
	});

	it('carries attachments over by stubs', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const first = await put(couch, db, { _id: 'a', _attachments: { x: picture() } });
		const document = await couch.get(db, 'a');
		const second = await put(couch, db, { ...document, n: 2 });
		await put(couch, db, { ...(await couch.get(db, 'a')), _rev: second, _attachments: {} });
		expect(await couch.get(db, 'a')).not.toHaveProperty('_attachments');
		const before = await couch.get(db, 'a', { rev: second, attachments: true });
		expect(attachmentsOf(before)['x']).toMatchObject({ revpos: 1, ...picture() });
		await expect(couch.getAttachment(db, 'a', 'x')).rejects.toMatchObject({ status: 404 });
		expect((await couch.getAttachment(db, 'a', 'x', first)).body).toHaveLength(3000);
	});

	it('refuses a stub that stands for nothing', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const stub = { content_type: 'image/jpeg', stub: true as const, revpos: 1 };
		const missing = { status: 412, error: 'missing_stub' };
		const fresh = couch.bulkDocs(db, [{ _id: 'a', _attachments: { x: stub } }]);
		await expect(fresh).rejects.toMatchObject(missing);
		const first = await put(couch, db, { _id: 'b' });
		const edit = { _id: 'b', _rev: first, _attachments: { x: stub } };
		await expect(couch.bulkDocs(db, [edit])).rejects.toMatchObject(missing);
		const kept = await put(couch, db, { _id: 'c', _attachments: { x: picture() } });
		const elsewhere = { _id: 'c', _rev: kept, _attachments: { x: { ...stub, revpos: 7 } } };
		await expect(couch.bulkDocs(db, [elsewhere])).rejects.toMatchObject(missing);
		await expect(couch.get(db, 'b')).resolves.toMatchObject({ _rev: first });
	});

	it('adds and replaces one attachment', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const first = await couch.putAttachment(db, 'a', 'x', null, 'text/x-a', bytes);
		const body = new TextEncoder().encode('khác');
		const second = await couch.putAttachment(db, 'a', 'x', first, 'text/x-b', body);
		expect(second).toMatch(/^2-/);
		expect(await couch.getAttachment(db, 'a', 'x')).toMatchObject({ contentType: 'text/x-b' });
		const stale = couch.putAttachment(db, 'a', 'x', first, 'text/x-c', body);
		await expect(stale).rejects.toMatchObject({ status: 409 });
		const unnamed = couch.putAttachment(db, 'a', 'x', null, 'text/x-c', body);
		await expect(unnamed).rejects.toMatchObject({ status: 409 });
	});

	it('replicates attachments, bodies only where they are needed', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const [first, second] = [rev(1, 'a'), rev(2, 'b')];
		const y = { ...picture(Uint8Array.of(1, 2)), revpos: 2 };
		await replicate(couch, db, [
			replica('a', [first], { _attachments: { x: { ...picture(), revpos: 1 } } })
		]);
		const x = { content_type: 'image/jpeg', stub: true as const, revpos: 1 };
		await replicate(couch, db, [replica('a', [second, first], { _attachments: { x, y } })]);
		const whole = attachmentsOf(await couch.get(db, 'a', { attachments: true }));
		expect(whole).toMatchObject({ x: picture(), y: picture(Uint8Array.of(1, 2)) });
		const [result] = await couch.bulkGet(db, [{ id: 'a', rev: second, atts_since: [first] }]);
		expect(result?.docs).toMatchObject([
			{ ok: { _attachments: { x: { stub: true }, y: { data: y.data } } } }
		]);
	});

	it('keeps the attachments of every conflict', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const one = { x: { ...picture(Uint8Array.of(1)), revpos: 1 } };
		const two = { x: { ...picture(Uint8Array.of(2)), revpos: 1 } };
		await replicate(couch, db, [
			replica('a', [rev(1, 'a')], { _attachments: one }),
			replica('a', [rev(1, 'b')], { _attachments: two })
		]);
		expect([...(await couch.getAttachment(db, 'a', 'x')).body]).toEqual([2]);
		expect([...(await couch.getAttachment(db, 'a', 'x', rev(1, 'a'))).body]).toEqual([1]);
	});
}
