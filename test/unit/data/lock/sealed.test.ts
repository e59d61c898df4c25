import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSealed, openDocument, sealDocument } from '../../../../src/lib/data/lock/sealed.ts';
import { newKey, unwrapped, wrappedBy } from '../../../../src/lib/data/lock/pin-key.ts';
import type { RawDocument } from '../../../../src/lib/data/store/schema.ts';

const DATABASE = 'unit-so-y-te-private';
const word = fc.string({ unit: 'grapheme', minLength: 4, maxLength: 40 });
const documents = fc.record({
	_id: fc.constant('work:2020-2022:party:01:02'),
	_rev: fc.constant('1-abc'),
	_revisions: fc.constant<{ start: number; ids: string[] }>({ start: 1, ids: ['abc'] }),
	set: fc.dictionary(word, fc.jsonValue()),
	name: word
});

test('what is sealed is the same document when it is opened, and tells nothing of itself before', async () => {
	const key = await newKey();
	await fc.assert(
		fc.asyncProperty(documents, async (doc) => {
			const sealed = await sealDocument(key, DATABASE, doc);
			expect(Object.keys(sealed).sort()).toEqual(['_id', '_rev', '_revisions', 'sealed']);
			expect(isSealed(sealed) && (await openDocument(key, DATABASE, sealed))).toEqual(
				JSON.parse(JSON.stringify(doc))
			);
		}),
		{ numRuns: 60 }
	);
});

test('it opens in its own place alone: no other database, document or revision', async () => {
	const key = await newKey();
	const doc: RawDocument = { _id: 'work:a', _rev: '1-a', name: 'Sầm Thị Kín' };
	const sealed = await sealDocument(key, DATABASE, doc);
	if (!isSealed(sealed)) throw new TypeError('It is not sealed.');
	expect(JSON.stringify(sealed)).not.toContain('Kín');
	await expect(openDocument(key, 'unit-khac-private', sealed)).rejects.toThrow();
	for (const moved of [{ _id: 'work:b' }, { _rev: '2-a' }])
		await expect(openDocument(key, DATABASE, { ...sealed, ...moved })).rejects.toThrow();
	await expect(openDocument(await newKey(), DATABASE, sealed)).rejects.toThrow();
});

test('a key comes out of its wrapping by its code alone, and cannot be taken out again', async () => {
	const row = await wrappedBy('240561', await newKey());
	expect(await unwrapped('240562', row)).toBeNull();
	const key = await unwrapped('240561', row);
	expect(key?.extractable).toBe(false);
	const again = await wrappedBy('240561', await newKey());
	expect(again.salt).not.toEqual(row.salt);
});
