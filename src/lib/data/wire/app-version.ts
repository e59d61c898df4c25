import { VERSION_HEADER, writeAppVersion } from '../../domain/protocol.ts';

/** One for a page or a worker: which build it is does not change while it runs. */
let build = 'unknown';

/** Says once which build this is. */
export function thisIsBuild(name: string): void {
	build = name;
}

/** The headers of a request, with what this app speaks. */
export function withAppVersion(given: HeadersInit | undefined): Headers {
	const headers = new Headers(given);
	headers.set(VERSION_HEADER, writeAppVersion(build));
	return headers;
}
