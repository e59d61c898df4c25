import { CouchError } from './couch.ts';
import { parseAnswer, RevsDiff } from './http-couch-answers.ts';
import type { CouchConnection } from './http-couch-connection.ts';
import type { Lane } from './lane.ts';

/** One question names so many documents; more wait for the next. */
const MOST_DOCUMENTS = 1000;

type Revs = Record<string, string[]>;
type Diff = Awaited<ReturnType<typeof ask>>;
type Asker = { revs: Revs; done: (diff: Diff) => void; failed: (error: unknown) => void };

/**
 * Questions which revisions one database lacks. All that are asked while a question is under way go together with the
 * next one: when a unit's phones come back at once, CouchDB answers one question and not one for each of them.
 */
export class GroupedDiffs {
	readonly #connection: CouchConnection;
	readonly #path: string;
	readonly #lane: Lane;
	#waiting: Asker[] = [];
	#running = false;

	/**
	 * @param path of the database's `_revs_diff`
	 * @param lane shared by all databases
	 */
	constructor(connection: CouchConnection, path: string, lane: Lane) {
		this.#connection = connection;
		this.#path = path;
		this.#lane = lane;
	}

	/** Which of the revisions are missing, by document. @throws CouchError, CouchUnavailable */
	ask(revs: Revs): Promise<Diff> {
		return new Promise((done, failed) => {
			this.#waiting.push({ revs, done, failed });
			if (!this.#running) void this.#run();
		});
	}

	async #run(): Promise<void> {
		this.#running = true;
		// Taken when there is room: what came meanwhile goes with it.
		while (this.#waiting.length > 0)
			await this.#lane.through(() => this.#askTogether(this.#take()));
		this.#running = false;
	}

	/** Two who ask about the same document never go together: what the one is told would depend on the other. */
	#take(): Asker[] {
		const taken: Asker[] = [];
		const left: Asker[] = [];
		const named = new Set<string>();
		for (const asker of this.#waiting) {
			const ids = Object.keys(asker.revs);
			const fits = taken.length === 0 || named.size + ids.length <= MOST_DOCUMENTS;
			if (!fits || ids.some((id) => named.has(id))) {
				left.push(asker);
				continue;
			}
			taken.push(asker);
			for (const id of ids) named.add(id);
		}
		this.#waiting = left;
		return taken;
	}

	async #askTogether(askers: readonly Asker[]): Promise<void> {
		try {
			const diff = await ask(this.#connection, this.#path, askers);
			for (const { revs, done } of askers)
				done(Object.fromEntries(Object.entries(diff).filter(([id]) => Object.hasOwn(revs, id))));
		} catch (error) {
			// What CouchDB refuses of one may not cost those who only came along.
			const apart = error instanceof CouchError && askers.length > 1;
			for (const asker of askers) {
				if (apart) await this.#askTogether([asker]);
				else asker.failed(error);
			}
		}
	}
}

async function ask(connection: CouchConnection, path: string, askers: readonly Asker[]) {
	const json: Revs = Object.fromEntries(askers.flatMap(({ revs }) => Object.entries(revs)));
	return parseAnswer(RevsDiff, await connection.json({ method: 'POST', path, json }));
}
