import { describe, expect, it } from 'vitest';
import { parseIncoming } from '../../../../src/lib/server/couch/document.ts';
import { newRevision, parseRevision } from '../../../../src/lib/server/couch/revision.ts';

describe('a document that comes in', () => {
	it('keeps its ordinary fields, whatever they are called', () => {
		const document: unknown = JSON.parse(
			'{"_id":"a","constructor":2,"toString":3,"hasOwnProperty":4}'
		);
		expect(parseIncoming(document).fields).toEqual({
			constructor: 2,
			toString: 3,
			hasOwnProperty: 4
		});
	});

	it('has the ancestry of _revisions rather than of _rev', () => {
		const revisions = { start: 3, ids: ['c', 'b'] };
		const document = { _id: 'a', _rev: '9-z', _revisions: revisions };
		expect(parseIncoming(document).revisions).toEqual(revisions);
		expect(parseIncoming({ _id: 'a', _rev: '9-z' }).revisions).toEqual({ start: 9, ids: ['z'] });
		expect(parseIncoming({ _id: 'a' }).revisions).toBeNull();
	});

	it('may carry what CouchDB itself adds, and nothing else with an underscore', () => {
		const shown = {
			_id: 'a',
			_conflicts: [],
			_revs_info: [],
			_local_seq: 1,
			_deleted_conflicts: []
		};
		expect(parseIncoming(shown).fields).toEqual({});
		for (const name of ['_odd', '_', '__proto__x']) {
			expect(() => parseIncoming({ _id: 'a', [name]: 1 })).toThrow(/Bad special document member/);
		}
		const proto: unknown = JSON.parse('{"_id":"a","__proto__":{"x":1}}');
		expect(() => parseIncoming(proto)).toThrow(/Bad special document member: __proto__/);
	});

	it.each([
		['_revisions that is no object', { _revisions: 1 }],
		['a start that is no number', { _revisions: { start: '1', ids: ['a'] } }],
		['a start beyond whole numbers', { _revisions: { start: 2 ** 53, ids: ['a'] } }],
		['more revisions than generations', { _revisions: { start: 1, ids: ['b', 'a'] } }],
		['ids that are no array', { _revisions: { start: 1, ids: 'a' } }],
		['an id that is no string', { _revisions: { start: 1, ids: [1] } }],
		['32 characters that are not hexadecimal', { _revisions: { start: 1, ids: ['g'.repeat(32)] } }],
		['attachments that are no object', { _attachments: [] }],
		['an attachment without a body', { _attachments: { x: {} } }],
		['an attachment that is not base64', { _attachments: { x: { data: '*' } } }],
		['an attachment with a forbidden name', { _attachments: { _x: { data: '' } } }],
		['an id with a NUL', { _id: 'a\0b' }],
		['an id that is half a character', { _id: '\ud800' }],
		['no id', { _id: undefined }]
	])('is refused for %s', (_, fields) => {
		expect(() => parseIncoming({ _id: 'a', ...fields })).toThrow(
			expect.objectContaining({ name: 'CouchError', status: 400 })
		);
	});

	it.each([null, 1, 'a', [], [{}]])('is refused when it is %j', (value) => {
		expect(() => parseIncoming(value)).toThrow(/must be a JSON object/);
	});
});

describe('revisions', () => {
	it.each(['', '1', '-a', 'a-1', '1-', '1.5-a', ' 1-a', '9007199254740995-a', 1, null, undefined])(
		'cannot be %j',
		(rev) => {
			expect(() => parseRevision(rev)).toThrow(expect.objectContaining({ status: 400 }));
		}
	);

	it('have one spelling', () => {
		const id = 'ABCDEF0123456789ABCDEF0123456789';
		expect(parseRevision(`12-${id}`)).toEqual({ generation: 12, id: id.toLowerCase() });
		expect(parseRevision('1-x-y')).toEqual({ generation: 1, id: 'x-y' });
	});

	it('are the same for the same edit, in whatever order its fields stand', () => {
		const edit = { deleted: false, parent: null, attachments: {} };
		const one = newRevision({ ...edit, fields: { a: 1, b: { c: 2, d: 3 } } });
		expect(newRevision({ ...edit, fields: { b: { d: 3, c: 2 }, a: 1 } })).toEqual(one);
		const others = [
			{ ...edit, fields: { a: 2 } },
			{ ...edit, deleted: true, fields: { a: 1 } },
			{ ...edit, parent: { generation: 1, id: 'x' }, fields: { a: 1 } },
			{ ...edit, parent: { generation: 1, id: 'y' }, fields: { a: 1 } },
			{ ...edit, attachments: { x: 'y' }, fields: { a: 1 } }
		].map((other) => newRevision(other).id);
		expect(new Set([one.id, ...others]).size).toBe(6);
	});
});
