import { CouchError, CouchUnavailable } from './couch/couch.ts';

/** Enough to find the place. */
const MOST_FRAMES = 12;

export type FaultLine = {
	name: string;
	message?: string;
	code?: string;
	/** Where it happened, innermost first. */
	at?: string[];
	cause?: FaultLine;
};

/**
 * What the log says of a fault: its kind and where it happened. Its message only where that cannot quote what somebody
 * sent: a parser's does ("… is not valid JSON", "expected string but received …").
 */
export function faultLine(error: unknown): FaultLine {
	if (!(error instanceof Error)) return { name: typeof error };
	const code = codeOf(error);
	const message = messageOf(error, code);
	const at = framesOf(error);
	return {
		name: error.name,
		...(message === null ? {} : { message }),
		...(code === null ? {} : { code }),
		...(at.length === 0 ? {} : { at }),
		...(error.cause === undefined ? {} : { cause: faultLine(error.cause) })
	};
}

/** Codes of the system and of Node (`ENOSPC`, `ERR_SQLITE_ERROR`), never a text. */
function codeOf(error: Error): string | null {
	const code: unknown = 'code' in error ? error.code : null;
	return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : null;
}

function messageOf(error: Error, code: string | null): string | null {
	if (error instanceof CouchError) return answerOf(error);
	const isSystems = code !== null && /^(E[A-Z0-9]+|ERR_SQLITE_ERROR)$/.test(code);
	const isEngines =
		error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
	if (!isSystems && !isEngines && !(error instanceof CouchUnavailable)) return null;
	// A document's id may be in what the store says.
	return error.message.replaceAll(/\b([a-z]+):(?=[^\s/])\S+/g, '$1:…');
}

/** What the store said in a word of its own; the sentence beside it may name a document. */
function answerOf({ status, error }: CouchError): string {
	return /^[a-z_]{1,60}$/.test(error)
		? `the store answered ${status} (${error})`
		: `the store answered ${status}`;
}

function framesOf({ stack = '' }: Error): string[] {
	const frames = stack.split('\n').flatMap((line) => /^ {4}at (.+)$/.exec(line)?.[1] ?? []);
	return frames.slice(0, MOST_FRAMES).map((frame) => frame.replace(/file:\/\/\S*\/src\//, 'src/'));
}
