import type { FieldIssue } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { tidy } from '../../domain/text.ts';
import { textOfDay } from '../unit/day-text.ts';
import { Reading, changed } from './forms.ts';

/**
 * A field of a form of the committee's work. `choice`: one of its options, '' where nothing is chosen; `month`: 1–12;
 * `flag`: ticked or not.
 */
export type FormField = {
	path: string;
	label: string;
	hint?: string;
	kind: 'text' | 'long' | 'day' | 'count' | 'month' | 'choice' | 'flag';
	required?: boolean;
	/** A day on which something was done: one that is still to come is a slip. */
	past?: boolean;
	options?: readonly { value: string; label: string }[];
	/** What the choice of nothing is called; without it something is always chosen. */
	none?: string;
};

/** What a field holds once it is read. */
export type FieldValue = string | number | boolean | null;

/** What was typed, by the fields' paths; a flag is `'true'` or `''`. */
export type FormText = Record<string, string>;

const valueAt = (of: object, path: string): unknown => Reflect.get(of, path);

/** A form as it opens: the fields as they are typed. */
export function formText(fields: readonly FormField[], of: object): FormText {
	return Object.fromEntries(
		fields.map(({ path, kind, none, options = [] }) => {
			const value = valueAt(of, path);
			// Where nothing cannot be chosen, the first choice stands.
			const empty = kind === 'choice' && none === undefined ? (options[0]?.value ?? '') : '';
			if (value === null || value === undefined || value === false) return [path, empty];
			return [path, kind === 'day' ? textOfDay(String(value)) : String(value)];
		})
	);
}

/** What is wrong with fields that do not fit together. */
export type FormCheck = (now: Readonly<Record<string, FieldValue>>) => readonly FieldIssue[];

/** What a form says of a thing that was not said before; null: nothing. `before` null: the thing is new. */
export function formChange(
	fields: readonly FormField[],
	before: object | null,
	form: FormText,
	{ check = () => [], today = '9999-12-31' }: { check?: FormCheck; today?: string } = {}
): Result<object | null, FieldIssue[]> {
	const read = new Reading();
	const now = Object.fromEntries(fields.map((field) => [field.path, valueOf(field, form, read)]));
	for (const { path, required } of fields)
		if (required === true && (now[path] === '' || now[path] === null) && !read.told(path))
			read.issues.push({ path, code: 'required' });
	for (const { path, past } of fields) {
		const [value, old] = [now[path], before === null ? null : valueAt(before, path)];
		// What stands there already is not this form's slip.
		if (past === true && typeof value === 'string' && value > today && value !== old)
			read.issues.push({ path, code: 'dayAhead' });
	}
	if (read.issues.length === 0) read.issues.push(...check(now));
	if (read.issues.length > 0) return err(read.issues);
	return ok(before === null ? now : changed(before, now));
}

function valueOf({ path, kind, none }: FormField, form: FormText, read: Reading): FieldValue {
	const text = form[path] ?? '';
	switch (kind) {
		case 'day':
			return read.day(path, text);
		case 'count':
			return read.count(path, text);
		case 'month':
			return text === '' ? null : Number(text);
		case 'choice':
			return text === '' && none !== undefined ? null : text;
		case 'flag':
			return text === 'true';
		default:
			return tidy(text);
	}
}
