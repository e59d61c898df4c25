import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	boundaryOf,
	documentFromRelated,
	mixedFromRevisions,
	parseMultipart,
	relatedFromDocument,
	type Multipart
} from '../../../../src/lib/server/http/multipart.ts';

function bytesOf({ pieces }: Multipart): Buffer {
	return Buffer.concat(
		pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece))
	);
}

function related(document: object, ...bodies: (string | Buffer)[]): [string, Buffer] {
	const pieces = ['--b\r\nContent-Type: application/json\r\n\r\n', JSON.stringify(document)];
	const parts = bodies.map((body) =>
		Buffer.concat([Buffer.from('\r\n--b\r\n\r\n'), Buffer.from(body)])
	);
	const bytes = Buffer.concat([Buffer.from(pieces.join('')), ...parts, Buffer.from('\r\n--b--')]);
	return ['multipart/related; boundary=b', bytes];
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a document as multipart/related', () => {
	it('comes back as it was, whatever bytes its attachments have', () => {
		const names = fc
			.string({ minLength: 1, unit: 'grapheme' })
			.filter((name) => !/[\r\n]/.test(name) && name !== '__proto__');
		const nasty = fc
			.constantFrom('\r\n--', '--', '\r\n\r\n', '\r\n--b--\r\n')
			.map((text) => Buffer.from(text));
		const bodies = fc.oneof(fc.uint8Array({ maxLength: 300 }), nasty);
		fc.assert(
			fc.property(fc.dictionary(names, bodies, { minKeys: 1, maxKeys: 5 }), (attachments) => {
				const inline = Object.entries(attachments).map(([name, body]) => [
					name,
					{ content_type: 'image/jpeg', revpos: 2, data: Buffer.from(body).toString('base64') }
				]);
				const document = { _id: 'a', _rev: '2-b', _attachments: Object.fromEntries(inline) };
				const sent = relatedFromDocument(document);
				const received = documentFromRelated(sent.contentType, bytesOf(sent));
				expect(received).toEqual(document);
			})
		);
	});

	it('is plain JSON when no body travels with it', () => {
		const document = {
			_id: 'a',
			_attachments: { x: { content_type: 'a/b', stub: true as const, digest: 'md5-x' } }
		};
		expect(relatedFromDocument(document)).toEqual({
			contentType: 'application/json',
			pieces: [JSON.stringify(document)]
		});
	});

	it('takes bodies in the order of the attachments, and stubs between them', () => {
		const follows = { content_type: 'a/b', follows: true };
		const stub = { content_type: 'a/b', stub: true };
		const document = { _attachments: { x: { ...follows, length: 4 }, y: stub, z: follows } };
		expect(documentFromRelated(...related(document, 'mộ', '2'))).toMatchObject({
			_attachments: { x: { data: base64('mộ') }, y: stub, z: { data: base64('2') } }
		});
	});

	it('unpacks what came packed', () => {
		const packed = gzipSync('chữ');
		const attachment = {
			content_type: 'text/plain',
			follows: true,
			encoding: 'gzip',
			length: 4,
			encoded_length: packed.length,
			digest: 'md5-of-the-packed'
		};
		const document = documentFromRelated(...related({ _attachments: { x: attachment } }, packed));
		expect(document).toEqual({
			_attachments: { x: { content_type: 'text/plain', data: base64('chữ') } }
		});
	});

	it.each([
		['a body is missing', related({ _attachments: { x: { follows: true } } })],
		['a length is wrong', related({ _attachments: { x: { follows: true, length: 9 } } }, 'x')],
		[
			'packed bytes are broken',
			related({ _attachments: { x: { follows: true, encoding: 'gzip' } } }, 'x')
		],
		['it is no object', related([])],
		['it breaks off', ['multipart/related; boundary=b', Buffer.from('--b\r\n\r\n{}')] as const],
		['there is no boundary', ['multipart/related', Buffer.from('{}')] as const],
		['it is something else', ['multipart/related; boundary=b', Buffer.from('{}')] as const]
	])('is refused when %s', (_, [type, body]) => {
		expect(() => documentFromRelated(type, body)).toThrow(expect.objectContaining({ status: 400 }));
	});

	it('never throws anything but a refusal, whatever comes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat({ max: 120 }), (noise, at) => {
				const [type, bytes] = related({ _attachments: { x: { follows: true } } }, 'body');
				const broken = Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
				try {
					documentFromRelated(type, broken);
				} catch (error) {
					expect(error).toMatchObject({ status: 400 });
				}
			})
		);
	});
});

describe('open revisions as multipart/mixed', () => {
	it('has a part for each, missing ones too', () => {
		const attachment = { content_type: 'text/plain', data: base64('x') };
		const mixed = mixedFromRevisions([
			{ ok: { _id: 'a', _rev: '1-a' } },
			{ ok: { _id: 'a', _rev: '1-b', _attachments: { x: attachment } } },
			{ error: { id: 'a', rev: '1-c', error: 'not_found', reason: 'missing' } }
		]);
		const parts = parseMultipart(
			bytesOf(mixed),
			boundaryOf(mixed.contentType, 'multipart/mixed') ?? ''
		);
		const types = parts.map(({ headers }) => headers.get('content-type'));
		expect(types[0]).toBe('application/json');
		expect(types[1]).toMatch(/^multipart\/related; boundary="/);
		expect(types[2]).toBe('application/json; error="true"');
		expect(parts.map(({ body }) => Buffer.from(body).toString()).at(2)).toBe('{"missing":"1-c"}');
		const [, inner] = parts;
		const document = documentFromRelated(types[1] ?? '', inner?.body ?? new Uint8Array());
		expect(document).toMatchObject({ _rev: '1-b', _attachments: { x: attachment } });
	});

	it('may be empty', () => {
		const { contentType, pieces } = mixedFromRevisions([]);
		expect(pieces.join('')).toBe(`--${boundaryOf(contentType, 'multipart/mixed')}--`);
	});
});
