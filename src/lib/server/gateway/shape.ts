/** The deepest document of ours has six levels; recursion over a thousand would overflow the stack. */
const DEEPEST = 32;
/** More values than any record of 512 KB can mean. */
const MOST_VALUES = 200_000;

/**
 * Looks through a JSON value without recursion for what our code or CouchDB's would choke on: nesting without end, and
 * text that is no UTF-8 (CouchDB refuses the whole batch for one lone surrogate). Null when there is nothing.
 */
export function faultOfShape(value: unknown): 'tooDeep' | 'tooLarge' | 'controlCharacter' | null {
	let level: unknown[] = [value];
	let seen = 0;
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > DEEPEST) return 'tooDeep';
		seen += level.length;
		if (seen > MOST_VALUES) return 'tooLarge';
		const below: unknown[] = [];
		for (const item of level) {
			if (typeof item === 'string' && !item.isWellFormed()) return 'controlCharacter';
			if (typeof item !== 'object' || item === null) continue;
			if (!Array.isArray(item) && !Object.keys(item).every((key) => key.isWellFormed()))
				return 'controlCharacter';
			// Not `push(...values)`: a spread of 100,000 arguments overflows the stack itself.
			for (const inner of Object.values(item)) below.push(inner);
		}
		level = below;
	}
	return null;
}
