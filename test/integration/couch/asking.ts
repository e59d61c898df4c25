import { afterAll, beforeAll, beforeEach } from 'vitest';
import { serve, type Served } from './server.ts';

export const json = { 'content-type': 'application/json' };

/** A served store for a test file, with a database of its own for each test. */
export class Asking {
	db = '';
	#served: Served | null = null;
	#count = 0;

	/** Opens before the tests of the file and closes after them. */
	static forTests(): Asking {
		const asking = new Asking();
		beforeAll(async () => {
			asking.#served = await serve();
		});
		beforeEach(async () => {
			asking.db = `api-${++asking.#count}`;
			await asking.served.couch.createDatabase(asking.db);
		});
		afterAll(() => asking.served.stop());
		return asking;
	}

	get served(): Served {
		if (this.#served === null) throw new Error('not served yet');
		return this.#served;
	}

	/** Status and JSON of an answer. */
	async answer(path: string, options: RequestInit = {}): Promise<[number, unknown]> {
		const response = await this.served.ask(path, options);
		return [response.status, await response.json()];
	}

	send(method: string, path: string, body: unknown): Promise<[number, unknown]> {
		return this.answer(path, { method, headers: json, body: JSON.stringify(body) });
	}
}
