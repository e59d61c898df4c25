import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { decidesFor } from '../../domain/access.ts';
import { dayInVietnam } from '../../domain/date.ts';
import { UnitId } from '../../domain/ids.ts';
import { transfersOf } from '../../domain/unit/transfer.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Couch } from '../couch/couch.ts';
import { answerJson, ApiError } from './answer.ts';
import { RosterBook } from './roster-book.ts';
import { refusal } from './session.ts';

export type TransfersSettings = { couch: Couch; authenticator: Authenticator; clock: () => number };

/**
 * `GET /api/transfers/<unit>`: what other units wrote of people who come to this one, went from it, or stand on both
 * rosters. For the unit's secretaries, whose rights end at their own database: they are told of nobody else.
 */
export class TransfersApi {
	readonly #settings: TransfersSettings;
	readonly #rosters: RosterBook;

	constructor(settings: TransfersSettings) {
		this.#settings = settings;
		this.#rosters = new RosterBook(settings.couch);
	}

	/** @throws ApiError 401, 403, 404 or 405; CouchUnavailable */
	async transfers(
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
		if (!decidesFor(found.principal.actor, unit.output))
			throw new ApiError(403, 'forbidden', 'noRight');
		const nowMs = this.#settings.clock();
		answerJson(response, 200, {
			at: new Date(nowMs).toISOString(),
			transfers: transfersOf(unit.output, await this.#rosters.all(), dayInVietnam(nowMs))
		});
	}
}
