import { build, files, version } from '$service-worker';

/**
 * Which files the app needs for whom, put in place of `self.__PRECACHE_LISTS__` when the app is built (see
 * `precache-lists.js`): `member` for everybody, the others for the holders of a role.
 */
export type Lists = { member: string[]; roles: Record<string, string[]> };

declare const self: ServiceWorkerGlobalScope & { __PRECACHE_LISTS__?: Lists };

/** In development nothing is put in place, and everything is for everybody. */
export const lists: Lists = self.__PRECACHE_LISTS__ ?? { member: build, roles: {} };

const SHELL = '/shell.html';

/** What is stored at install: the shell and static files of this version, and the member's files, named by content. */
export function memberEntries(): { url: string; revision: string | null }[] {
	const ofVersion = [SHELL, ...files.filter((file) => !file.startsWith('/icons/'))];
	return [
		...ofVersion.map((url) => ({ url, revision: version })),
		...lists.member.map((url) => ({ url, revision: null }))
	];
}

export { SHELL };
