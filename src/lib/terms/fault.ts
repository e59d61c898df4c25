import * as v from 'valibot';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';

/** What is wrong in a term file, and where: `campaigns.3.defaultField`. Read by the office and by whoever writes the file. */
export type TermFault = { path: string; message: string };

/** Thrown when data that ships with the program is wrong: a bug of the release, never of a user. */
export class TermError extends Error {
	override readonly name = 'TermError';
	readonly faults: TermFault[];
	constructor(file: string, faults: TermFault[]) {
		super(
			`Dữ liệu nhiệm kỳ sai (${file}). ${faults.map(({ path, message }) => `${path}: ${message}`).join('; ')}`
		);
		this.faults = faults;
	}
}

function toFault(issue: v.BaseIssue<unknown>): TermFault {
	const path = v.getDotPath(issue) ?? '';
	if (issue.expected !== null)
		return { path, message: `cần ${issue.expected}, gặp ${issue.received}` };
	return { path, message: `${issue.message}, gặp ${issue.received}` };
}

/** Parses an unknown value of a term file; every fault names its path. */
export function parseFile<const S extends v.GenericSchema>(
	schema: S,
	input: unknown
): Result<v.InferOutput<S>, TermFault[]> {
	const parsed = v.safeParse(schema, input);
	return parsed.success ? ok(parsed.output) : err(parsed.issues.map(toFault));
}

/**
 * The value of a successful parse of shipped data.
 * @throws TermError naming the file and the path of each fault
 */
export function shipped<T>(file: string, result: Result<T, TermFault[]>): T {
	if (!result.ok) throw new TermError(file, result.error);
	return result.value;
}

/** A fault for each value of `key` that stands more than once in a list. */
export function repeatedFaults<T>(
	path: string,
	items: readonly T[],
	key: (item: T) => string | number
): TermFault[] {
	const seen = new Set<string | number>();
	return items.flatMap((item, i) => {
		const id = key(item);
		if (seen.has(id)) return [{ path: `${path}.${i}`, message: `trùng “${id}”` }];
		seen.add(id);
		return [];
	});
}
