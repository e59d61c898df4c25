/** Any value JSON can carry. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** JSON with object keys sorted and `undefined` dropped: equal content gives equal text, on every engine. */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value) && value.every(isNumber)) return JSON.stringify(value);
	if (Array.isArray(value))
		return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
	if (typeof value === 'object' && value !== null) {
		let text = '';
		for (const key of Object.keys(value).sort()) {
			const item: unknown = Reflect.get(value, key);
			if (item === undefined) continue;
			text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
		}
		return `{${text}}`;
	}
	return JSON.stringify(value) ?? 'null';
}

/** A board is thousands of numbers: one by one they cost ten times as much. */
function isNumber(value: unknown): boolean {
	return typeof value === 'number';
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

/** Whether every key of `a` says the same in `b`; absent and `undefined` are the same. */
function sameEntries(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
	for (const key of Object.keys(a)) {
		const own = Object.hasOwn(b, key) ? b[key] : undefined;
		if (a[key] === undefined ? own !== undefined : own === undefined || !sameContent(a[key], own))
			return false;
	}
	return Object.keys(b).every((key) => b[key] === undefined || Object.hasOwn(a, key));
}

/**
 * Whether two values have the same content, whatever the order of their keys: true exactly where their
 * {@link canonicalJson} is equal, without writing it (lists of thousands of records ask this of each).
 */
export function sameContent(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (Array.isArray(a) || Array.isArray(b)) {
		if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
		return a.every((item: unknown, i) => sameContent(item ?? null, b[i] ?? null));
	}
	if (isObject(a) && isObject(b)) return sameEntries(a, b);
	// What JSON cannot say (undefined, NaN) is written as null.
	return !isObject(a) && !isObject(b) && canonicalJson(a) === canonicalJson(b);
}
