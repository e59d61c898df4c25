import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { belongsTo } from '../../domain/access.ts';
import { privateDatabase } from '../../domain/database.ts';
import type { PersonId } from '../../domain/ids.ts';
import { UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { WorkEntry } from '../../domain/work/entry.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Couch } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';
import { answerJson, ApiError } from './answer.ts';
import { refusal } from './session.ts';

export type OwnAssessmentsSettings = {
	couch: Couch;
	authenticator: Authenticator;
	term: { id: string };
};

/**
 * `GET /api/own-assessments/<unit>`: what the person who asks wrote of themselves in the unit's private log. A member
 * reads nothing else there, and so has it back on another phone.
 */
export class OwnAssessmentsApi {
	readonly #settings: OwnAssessmentsSettings;

	constructor(settings: OwnAssessmentsSettings) {
		this.#settings = settings;
	}

	/** @throws ApiError 401, 403, 404 or 405; CouchUnavailable */
	async own(
		request: IncomingMessage,
		response: ServerResponse,
		_url: URL,
		rest: string[]
	): Promise<void> {
		if (request.method !== 'GET') throw new ApiError(405, 'method_not_allowed', 'method');
		const found = await this.#settings.authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		const unit = v.safeParse(UnitId, rest[0]);
		if (!unit.success || rest.length > 1) throw new ApiError(404, 'not_found', 'missing');
		const { actor } = found.principal;
		if (!belongsTo(actor, unit.output)) throw new ApiError(403, 'forbidden', 'noRight');
		answerJson(response, 200, { entries: await this.#of(unit.output, actor.person) });
	}

	/** A unit of which nothing private was written has no such database yet. */
	async #of(unit: UnitId, person: PersonId): Promise<WorkEntry[]> {
		const of = `work:${this.#settings.term.id}:memberSelf`;
		const range = { startKey: `${of}:`, endKey: `${of};`, includeDocs: true };
		try {
			const { rows } = await this.#settings.couch.allDocs(privateDatabase(unit), range);
			return rows.flatMap((row) => {
				const entry = 'doc' in row && row.doc ? parseBy(WorkEntry, row.doc) : null;
				return entry?.ok === true && entry.value.by === person ? [entry.value] : [];
			});
		} catch (error) {
			if (error instanceof CouchError && error.status === 404) return [];
			throw error;
		}
	}
}
