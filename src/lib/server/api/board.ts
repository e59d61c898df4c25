import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { UnitId } from '../../domain/ids.ts';
import { rangeFault, rangePeriod } from '../../domain/period/range.ts';
import type { TermSpan } from '../../domain/totals/figures.ts';
import { packBoard } from '../../domain/totals/totals-document.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Recounts } from '../totals/recounts.ts';
import { answerJson, ApiError } from './answer.ts';
import { mustSee } from './records.ts';
import { refusal } from './session.ts';

const Query = v.object({
	scope: v.union([v.literal('block'), UnitId]),
	from: v.string(),
	to: v.string()
});
/** By then the one that is being counted is done. */
const RETRY_AFTER_S = 5;

export type BoardSettings = {
	authenticator: Authenticator;
	term: TermSpan;
	/** Null while the store was never reached. */
	recounts: () => Recounts | null;
	clock: () => number;
	unavailable: () => ApiError;
};

/** `GET /api/board?scope&from&to`: the board of a free range of days, counted when it is asked for. */
export class BoardApi {
	readonly #settings: BoardSettings;

	constructor(settings: BoardSettings) {
		this.#settings = settings;
	}

	/** @throws ApiError 400, 401, 403, 405 or 503 */
	async board(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
		if (request.method !== 'GET') throw new ApiError(405, 'method_not_allowed', 'method');
		const { authenticator, clock, unavailable } = this.#settings;
		const found = await authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		const parsed = v.safeParse(Query, Object.fromEntries(url.searchParams));
		if (!parsed.success) throw new ApiError(400, 'bad_request', 'malformed');
		const { scope, ...range } = parsed.output;
		const fault = rangeFault(range, this.#settings.term);
		if (fault !== null) throw new ApiError(400, 'bad_request', fault.fault);
		mustSee(found.principal.actor, scope);
		const recounts = this.#settings.recounts();
		if (recounts === null) throw unavailable();
		const gone = new AbortController();
		response.once('close', () => gone.abort());
		const period = rangePeriod(range);
		// Before it is counted: what comes meanwhile may or may not be in it.
		const at = new Date(clock()).toISOString();
		const board = await recounts.count({ scope, period }, gone.signal);
		if (gone.signal.aborted) return;
		if (board === null) throw new ApiError(503, 'unavailable', 'busy', RETRY_AFTER_S);
		answerJson(response, 200, packBoard(board, scope, period, at));
	}
}
