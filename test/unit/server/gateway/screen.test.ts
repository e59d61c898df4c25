import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { screen } from '../../../../src/lib/server/gateway/screen.ts';
import { faultOfShape } from '../../../../src/lib/server/gateway/shape.ts';
import { NOON, activity, revision } from '../../../fixtures/builders.ts';

const options = { newEdits: false, documentChars: 512_000, nowMs: NOON };
const sent = { ...activity(), _rev: revision(1) };

describe('screening', () => {
	it('takes a document as a phone sends it, and its underscored fields off', () => {
		const ancestry = { start: 1, ids: [revision(1).slice(2)] };
		const screened = screen({ ...sent, _revisions: ancestry, _deleted: false }, options);
		expect(screened).toMatchObject({
			ok: true,
			value: { id: sent._id, rev: sent._rev, ancestry, deleted: false, document: { ok: true } }
		});
		expect(
			screened.ok && Object.keys(screened.value.body).filter((key) => key.startsWith('_'))
		).toEqual(['_id']);
	});

	it('ignores the ancestry of an edit, which only the store knows', () => {
		const forged = { start: 1, ids: ['f'.repeat(32)] };
		const screened = screen({ ...sent, _revisions: forged }, { ...options, newEdits: true });
		expect(screened).toMatchObject({ ok: true, value: { ancestry: null, rev: sent._rev } });
	});

	it('measures as the phone does: the length of the text, not its bytes', () => {
		const { length } = JSON.stringify(activity());
		expect(screen(sent, { ...options, documentChars: length }).ok).toBe(true);
		expect(screen(sent, { ...options, documentChars: length - 1 })).toMatchObject({
			ok: false,
			error: { code: 'tooLarge' }
		});
	});

	it('answers for any JSON and any fields, and never throws', () => {
		const field = fc.constantFrom(
			'_id',
			'_rev',
			'_revisions',
			'_deleted',
			'type',
			'v',
			'content',
			'__proto__'
		);
		const document = fc
			.array(fc.tuple(field, fc.jsonValue()))
			.map((pairs) => ({ ...sent, ...Object.fromEntries(pairs) }));
		fc.assert(
			fc.property(fc.oneof(fc.jsonValue(), document), fc.boolean(), (input, newEdits) => {
				const screened = screen(input, { ...options, newEdits });
				expect(typeof screened.ok).toBe('boolean');
			})
		);
	});
});

describe('the shape of a value', () => {
	it('is looked through without recursion, however deep', () => {
		let deep: unknown = 'x';
		for (let i = 0; i < 100_000; i++) deep = [deep];
		expect(faultOfShape(deep)).toBe('tooDeep');
	});

	it('is faulty where a text or a name is no UTF-8', () => {
		expect(faultOfShape({ a: ['\ud800'] })).toBe('controlCharacter');
		expect(faultOfShape({ '\udc00': 1 })).toBe('controlCharacter');
		expect(faultOfShape({ a: ['đoàn viên 😀'] })).toBe(null);
	});

	it('is faulty when it holds more values than a record can mean', () => {
		expect(faultOfShape({ a: Array.from({ length: 300_000 }, () => 0) })).toBe('tooLarge');
	});
});
