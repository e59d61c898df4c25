import fc from 'fast-check';
import { ownUnit, otherUnit } from '../../fixtures/builders.ts';
import { decided, record, renamed, replica } from '../../integration/gateway/documents.ts';
import { people, type Person } from '../../integration/gateway/world.ts';
import { text } from './texts.ts';

/** Names of fields that mean something, here or to JavaScript. */
export const field = fc.oneof(
	fc.constantFrom('_id', '_rev', '_revisions', '_deleted', '_attachments', '_x'),
	fc.constantFrom('type', 'v', 'unit', 'author', 'recordedBy', 'state', 'content', 'edits'),
	fc.constantFrom('__proto__', 'constructor', 'toString'),
	text
);
const person = fc.constantFrom<Person>(...people);

/** A document as phones send it, with up to three of its fields spoiled. */
export const documentLike = fc
	.record({
		author: person,
		by: person,
		unit: fc.constantFrom(ownUnit, otherUnit),
		kind: fc.constantFrom('record', 'edit', 'approve', 'return'),
		spoiled: fc.array(fc.tuple(field, fc.oneof(fc.jsonValue({ maxDepth: 3 }), text)), {
			maxLength: 3
		})
	})
	.map(({ author, by, unit, kind, spoiled }) => {
		const made = record(author, unit, by);
		const first = replica(made);
		const known = { ...made, _rev: first._rev };
		const document =
			kind === 'record'
				? first
				: kind === 'edit'
					? replica(renamed(made, 'Đổi tên', by), [first._rev])
					: replica(decided(kind === 'approve' ? 'approve' : 'return', asRevised(known), by));
		return Object.fromEntries([...Object.entries(document), ...spoiled]);
	});

function asRevised(document: object): Parameters<typeof decided>[1] {
	// The builder only copies what it is given.
	return document as Parameters<typeof decided>[1];
}
