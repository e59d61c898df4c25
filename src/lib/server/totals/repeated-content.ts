import { randomUUID } from 'node:crypto';

/** A document's fields, all but `_id` and `_rev`. */
export type Fields = { [field: string]: unknown };

/** A record's content, as it is written in its document and as it was read from there. */
export type WrittenContent = { text: string; value: unknown };

/** Stands in the place of a content while what is around it is read; nobody can have written it. */
const MARK = randomUUID();
const MARKED = JSON.stringify(MARK);
const CONTENT = '"content":';
const AFTER_CONTENT = ',"edits":[';
const SNAPSHOT = '"snapshot":';

/**
 * Reads a record's document, and how its content is written there, for {@link readDecision}. A third of all that is
 * read to count are snapshots that repeat, letter by letter, what their record says.
 * @param json as stored: it is known to be JSON
 * @returns `content` null where the content could not be told apart; the fields are whole in any case
 */
export function readRecord(json: string): { fields: Fields; content: WrittenContent | null } {
	const from = json.indexOf(CONTENT) + CONTENT.length;
	const to = json.indexOf(AFTER_CONTENT, from);
	if (from < CONTENT.length || to < 0) return { fields: fieldsOf(json), content: null };
	// Both must be JSON by themselves, and the mark be what `content` says: then this is exactly its text.
	const text = json.slice(from, to);
	const around = parsed(json.slice(0, from) + MARKED + json.slice(to));
	const value = parsed(text);
	if (!isFields(around) || around['content'] !== MARK || !isFields(value))
		return { fields: fieldsOf(json), content: null };
	around['content'] = value;
	return { fields: around, content: { text, value } };
}

/**
 * Reads a decision's document. Where its snapshot repeats a content that was read already, that is taken as it is, and
 * only what is around it is read.
 */
export function readDecision(json: string, known: WrittenContent | null): Fields {
	return (known === null ? null : repeating(json, known)) ?? fieldsOf(json);
}

/** Null where the snapshot says something else, or says it in other letters. */
function repeating(json: string, { text, value }: WrittenContent): Fields | null {
	const snapshotAt = json.indexOf(SNAPSHOT);
	const from = json.indexOf(CONTENT, snapshotAt) + CONTENT.length;
	if (snapshotAt < 0 || from < CONTENT.length) return null;
	const to = from + text.length;
	if (json.slice(from, to) !== text) return null;
	const fields = parsed(json.slice(0, from) + MARKED + json.slice(to));
	const snapshot = isFields(fields) ? fields['snapshot'] : null;
	if (!isFields(fields) || !isFields(snapshot) || snapshot['content'] !== MARK) return null;
	snapshot['content'] = value;
	return fields;
}

function fieldsOf(json: string): Fields {
	const fields: Fields = JSON.parse(json);
	return fields;
}

/** Null where a part of a document is no JSON by itself. */
function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return null;
	}
}

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
