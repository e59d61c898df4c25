/**
 * What a phone and the server speak. It grows only when one that knows the other's words could lose or misread
 * something; whatever can be left out or passed over by the other side (a field, a document of a newer version, a place
 * of the API) leaves it as it is.
 */
export const PROTOCOL = 1;

/** In which a phone says `<protocol>;<build>`. Who says nothing (CouchDB's own clients, phones before it) speaks protocol 1. */
export const VERSION_HEADER = 'x-app-version';

/** Whose app asks: `build` is the commit it was built from. */
export type AppVersion = { protocol: number; build: string };

const WRITTEN = /^(\d{1,4});([\w.-]{1,40})$/;

/** What a phone says of itself. */
export function writeAppVersion(build: string): string {
	return `${PROTOCOL};${build}`;
}

/** Null where nothing, or nothing of ours, is said. */
export function readAppVersion(said: string | undefined): AppVersion | null {
	const [, protocol, build] = WRITTEN.exec(said ?? '') ?? [];
	if (protocol === undefined || build === undefined) return null;
	return { protocol: Number(protocol), build };
}
