import { breathe } from '../../breathe.ts';

/** How long the store may keep the event loop to itself, in milliseconds, before it lets others run. */
const sliceMs = 15;

/** A clock for long work: `await pause()` between items costs nothing until a slice is used up. */
export function pauser(): () => Promise<void> | undefined {
	let until = performance.now() + sliceMs;
	return () => {
		if (performance.now() < until) return undefined;
		return breathe().then(() => {
			until = performance.now() + sliceMs;
		});
	};
}

/** Rows read in one statement: a few milliseconds, after which the event loop may have its turn. */
export const pageRows = 500;

/** A limit that is none. */
export const everything = Number.MAX_SAFE_INTEGER;
