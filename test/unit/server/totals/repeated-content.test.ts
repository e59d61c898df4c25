import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDecision, readRecord } from '../../../../src/lib/server/totals/repeated-content.ts';

/** What records are made of, the words by which their parts are found included, wherever a text or a name may stand. */
const traps = [
	'content',
	'edits',
	'snapshot',
	',"edits":[',
	'"content":{',
	'\\',
	'"',
	'ễ',
	'__proto__'
];
const word = fc.oneof(fc.constantFrom(...traps), fc.string({ maxLength: 4 }));
const value = fc.letrec((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 3, withCrossShrink: true },
		word,
		fc.integer(),
		fc.constant(null),
		fc.array(tie('tree'), { maxLength: 3 }),
		fc
			.array(fc.tuple(word, tie('tree')), { maxLength: 3 })
			.map((fields) => Object.fromEntries(fields))
	)
})).tree;
const fields = fc.array(
	fc.tuple(
		word,
		value.map((said) => JSON.stringify(said))
	),
	{ maxLength: 3 }
);

/**
 * A document written by hand. Of names that stand twice the last one is kept: with several of them, some with quotes, V8's
 * own JSON.parse now and then takes the first (Node 24.21), so there is nothing to compare with.
 * @param parts names, and JSON
 */
const written = (parts: readonly (readonly [string, string])[]) =>
	`{${[...new Map(parts)].map(([key, said]) => `${JSON.stringify(key)}:${said}`).join(',')}}`;
const json = (value: unknown) => JSON.stringify(value);

/** A content, and documents around it: of a record, and of a decision whose snapshot repeats it or says something else. */
const documents = fc
	.tuple(fields, fields, fields, fields, fields, fc.boolean())
	.map(([said, before, after, around, other, repeats]) => {
		const content = written(said);
		const record = written([
			...before,
			['content', content],
			['edits', json([{ n: 1 }])],
			...after
		]);
		const shown = repeats ? content : written(other);
		const snapshot = written([...around, ['content', shown], ...after]);
		const decision = written([...before, ['snapshot', snapshot], ...around]);
		return { record, decision };
	});

describe('a content that is read once', () => {
	test('a record reads as JSON reads it, and so does each decision on it', () => {
		fc.assert(
			fc.property(documents, ({ record, decision }) => {
				const { fields: read, content } = readRecord(record);
				expect(read).toEqual(JSON.parse(record));
				if (content !== null) expect(content.value).toEqual(JSON.parse(record).content);
				expect(readDecision(decision, content)).toEqual(JSON.parse(decision));
			}),
			{ numRuns: 2_000 }
		);
	});

	const record = '{"type":"activity","state":"submitted","content":{"name":"Ễ"},"edits":[{"n":1}]}';

	test('a snapshot in the same letters is the record’s content itself', () => {
		const { content } = readRecord(record);
		const read = readDecision(
			'{"snapshot":{"author":"a","content":{"name":"Ễ"}},"at":"now"}',
			content
		);
		expect(read).toMatchObject({ snapshot: { content: { name: 'Ễ' } }, at: 'now' });
		expect(Reflect.get(Object(read['snapshot']), 'content')).toBe(content?.value);
	});

	test('a snapshot that only begins the same is read by itself', () => {
		const { content } = readRecord(record);
		for (const snapshot of ['{"content":{"name":"Ễ","x":1}}', '{"content":{"name":"Ễb"}}'])
			expect(readDecision(`{"snapshot":${snapshot}}`, content)).toEqual({
				snapshot: JSON.parse(snapshot)
			});
	});

	test('of a name that stands twice the last counts, as in JSON', () => {
		const twice = `{"content":{"name":"a"},"edits":[],"content":{"name":"b"},"edits":[]}`;
		expect(readRecord(twice).fields).toEqual(JSON.parse(twice));
		const { content } = readRecord('{"content":{"name":"a"},"edits":[]}');
		const decision = '{"snapshot":{"content":{"name":"a"},"content":{"name":"b"}}}';
		expect(readDecision(decision, content)).toEqual(JSON.parse(decision));
	});
});
