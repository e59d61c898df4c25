import type { IncomingMessage, ServerResponse } from 'node:http';
import { seesAllUnits } from '../../domain/access.ts';
import { databaseName, unitDatabase } from '../../domain/database.ts';
import type { UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { Reopening } from '../../domain/period/closing.ts';
import { Person } from '../../domain/unit/person.ts';
import { Unit } from '../../domain/unit/unit.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { AllDocsOptions, Couch, StoredDocument } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';
import { answerJson, ApiError } from './answer.ts';
import { refusal } from './session.ts';

/** Units asked at once: a CouchDB answers a few questions side by side faster than one by one. */
const UNITS_AT_ONCE = 8;

export type ReopeningsSettings = { couch: Couch; authenticator: Authenticator };

/** A request with the name of whoever asked; '' for one who is not on the roster. */
type Asked = { request: Reopening; name: string };

/** `GET /api/reopenings`: what units ask to have reopened, for those who see every unit and keep no copy of them all. */
export class ReopeningsApi {
	readonly #settings: ReopeningsSettings;

	constructor(settings: ReopeningsSettings) {
		this.#settings = settings;
	}

	/** @throws ApiError 401, 403, 404 or 405 */
	async reopenings(
		request: IncomingMessage,
		response: ServerResponse,
		_url: URL,
		rest: string[]
	): Promise<void> {
		if (rest.length > 0) throw new ApiError(404, 'not_found', 'missing');
		if (request.method !== 'GET') throw new ApiError(405, 'method_not_allowed', 'method');
		const found = await this.#settings.authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		if (!seesAllUnits(found.principal.actor)) throw new ApiError(403, 'forbidden', 'noRight');
		answerJson(response, 200, { requests: await this.#all() });
	}

	async #all(): Promise<Asked[]> {
		const programme = databaseName({ kind: 'programme' });
		const stored = await this.#read(programme, { startKey: 'unit:', endKey: 'unit;' });
		const units = stored.flatMap((document) => {
			const unit = parseBy(Unit, document);
			return unit.ok ? [unit.value.id] : [];
		});
		const asked: Asked[] = [];
		for (let from = 0; from < units.length; from += UNITS_AT_ONCE) {
			const some = units.slice(from, from + UNITS_AT_ONCE);
			asked.push(...(await Promise.all(some.map((unit) => this.#of(unit)))).flat());
		}
		return asked;
	}

	async #of(unit: UnitId): Promise<Asked[]> {
		const database = unitDatabase(unit);
		const stored = await this.#read(database, { startKey: 'reopening:', endKey: 'reopening;' });
		const requests = stored.flatMap((document) => {
			const request = parseBy(Reopening, document);
			return request.ok ? [request.value] : [];
		});
		if (requests.length === 0) return [];
		const keys = [...new Set(requests.map(({ by }) => `person:${by}`))];
		const names = new Map<string, string>();
		for (const document of await this.#read(database, { keys })) {
			const person = parseBy(Person, document);
			if (person.ok) names.set(person.value.id, person.value.name);
		}
		return requests.map((request) => ({ request, name: names.get(request.by) ?? '' }));
	}

	/** A unit whose database is not made yet asks for nothing. */
	async #read(database: string, range: AllDocsOptions): Promise<StoredDocument[]> {
		try {
			const { rows } = await this.#settings.couch.allDocs(database, {
				...range,
				includeDocs: true
			});
			return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
		} catch (error) {
			if (error instanceof CouchError && error.status === 404) return [];
			throw error;
		}
	}
}
