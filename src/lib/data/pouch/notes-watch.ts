import * as v from 'valibot';
import type { Answer } from '../wire/exchange.ts';

/** The server is not as far as it once said: an older copy of its data was put in their place, and its name was kept. */
export class WentBack extends Error {
	constructor() {
		super('the server went back');
		this.name = 'WentBack';
	}
}

/** CouchDB counts how often a local document was written. */
const Revision = v.pipe(
	v.string(),
	v.regex(/^0-\d+$/),
	v.transform((rev) => Number(rev.slice(2)))
);
const Found = v.object({ _rev: Revision });
const Written = v.object({ rev: Revision });

/**
 * Reads along how often the server has noted where this phone's replications got to. Nobody else writes that note, so
 * a server that knows of fewer than it confirmed has forgotten what came after.
 */
export class NotesWatch {
	#count: number;
	#compared = false;

	/** @param count how many the server has confirmed */
	constructor(count: number) {
		this.#count = count;
	}

	/** How many the server has confirmed by now. */
	get count(): number {
		return this.#count;
	}

	/** Takes in an answer about the note. @throws WentBack */
	take(method: string, { status, text }: Answer): void {
		if (method === 'PUT') {
			const written = v.safeParse(Written, parsed(text));
			if (written.success) this.#count = written.output.rev;
		} else if (!this.#compared) {
			this.#compared = true;
			const found = v.safeParse(Found, parsed(text));
			const count = found.success ? found.output._rev : status === 404 ? 0 : this.#count;
			if (count < this.#count) throw new WentBack();
			// A note whose answer was lost, or one that was written before this phone began to count.
			this.#count = count;
		}
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// Whoever asked will say what is wrong with it.
		return null;
	}
}
