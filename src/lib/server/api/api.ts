import type { IncomingMessage, ServerResponse } from 'node:http';
import { CouchError, CouchFull, CouchUnavailable } from '../couch/couch.ts';
import { answerError, ApiError } from './answer.ts';

/** Answers one place of the API; `rest` is what follows it in the path. */
export type Endpoint = (
	request: IncomingMessage,
	response: ServerResponse,
	url: URL,
	rest: string[]
) => Promise<void>;

const RETRY_AFTER_S = 5;
/** Room is made by a person. */
const RETRY_WHEN_FULL_S = 30;

export type ApiListeners = {
	/** Told of every fault of ours. */
	onError: (error: unknown) => void;
	/** Told the reason of every request that was refused. */
	onRefused: (reason: string) => void;
};

/** Answers `/api/<place>/…`: the endpoint's own answer, or every failure of it as JSON. */
export async function answerApi(
	request: IncomingMessage,
	response: ServerResponse,
	endpoints: ReadonlyMap<string, Endpoint>,
	{ onError, onRefused }: ApiListeners
): Promise<void> {
	try {
		const url = URL.parse(request.url ?? '/', 'http://server');
		if (url === null) throw new ApiError(400, 'bad_request', 'malformed');
		const [, , place = '', ...rest] = url.pathname.split('/');
		const endpoint = endpoints.get(place);
		if (endpoint === undefined) throw new ApiError(404, 'not_found', 'missing');
		await endpoint(request, response, url, rest);
	} catch (error) {
		const failure = failureOf(error, onError);
		onRefused(failure.reason);
		answerError(response, failure);
	}
}

function failureOf(error: unknown, onError: (error: unknown) => void): ApiError {
	if (error instanceof ApiError) return error;
	if (error instanceof CouchError && error.status === 404)
		return new ApiError(404, 'not_found', 'missing');
	if (error instanceof CouchFull)
		return new ApiError(507, 'insufficient_storage', 'storeFull', RETRY_WHEN_FULL_S);
	if (error instanceof CouchUnavailable) return unavailable();
	onError(error);
	return new ApiError(500, 'internal', 'internal');
}

/** The store is away, and will be back. */
export function unavailable(): ApiError {
	return new ApiError(503, 'unavailable', 'storeDown', RETRY_AFTER_S);
}
