/**
 * Turns of the event loop that others get between two pieces of heavy work. Node takes in one new connection a turn:
 * with one turn a piece, the last of 300 phones that come at once would wait until 300 pieces are done before it is
 * even let in. A turn in which nothing waits costs a few microseconds.
 */
const TURNS = 10;

/** Calls `then` after everybody else has had a turn. */
export function afterOthers(then: () => void, turns = TURNS): void {
	setImmediate(() => (turns > 1 ? afterOthers(then, turns - 1) : then()));
}

/** Lets timers, sockets and new connections have their turn. */
export function breathe(): Promise<void> {
	return new Promise((resolve) => afterOthers(resolve));
}
