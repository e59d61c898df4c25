/** An expected outcome as a value: success carries data, failure carries a reason the caller must handle. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

/** Wraps a success. */
export function ok<T>(value: T): { ok: true; value: T } {
	return { ok: true, value };
}

/** Wraps an expected failure. */
export function err<E>(error: E): { ok: false; error: E } {
	return { ok: false, error };
}

/**
 * Ends a `switch` over a discriminated union: a new member that is not handled fails to compile here.
 * @throws Error when reached at run time, which only a cast past an edge can cause.
 */
export function unreachable(value: never): never {
	throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
