import { build } from '$service-worker';
import { lists } from './precache.ts';

/** Files of roles beyond the member's, and which roles this phone keeps them for. */
const CACHE = 'so-tay-roles';
const KEPT_ROLES = '/kept-roles';

async function keptRoles(cache: Cache): Promise<string[]> {
	const kept = await cache.match(KEPT_ROLES);
	const roles: unknown = kept === undefined ? [] : await kept.json();
	return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
}

async function store(cache: Cache, urls: readonly string[]): Promise<void> {
	const missing: string[] = [];
	// Audiences share files, and `addAll` refuses a list that names one twice.
	for (const url of new Set(urls)) if ((await cache.match(url)) === undefined) missing.push(url);
	await cache.addAll(missing);
}

/** Stores the files of the roles a person holds; asked by the page when it is idle after sign-in. */
export async function keepRoles(roles: readonly string[]): Promise<void> {
	const cache = await caches.open(CACHE);
	await store(
		cache,
		roles.flatMap((role) => lists.roles[role] ?? [])
	);
	await cache.put(KEPT_ROLES, new Response(JSON.stringify(roles)));
}

/** At install: this version's files of the roles the phone keeps, so that an update never takes a page away offline. */
export async function renewRoles(): Promise<void> {
	const cache = await caches.open(CACHE);
	const roles = await keptRoles(cache);
	await store(
		cache,
		roles.flatMap((role) => lists.roles[role] ?? [])
	);
}

/** At activation: files of other versions go. */
export async function dropOldRoleFiles(): Promise<void> {
	const cache = await caches.open(CACHE);
	const current = new Set(build);
	for (const { url } of await cache.keys()) {
		const { pathname } = new URL(url);
		if (pathname !== KEPT_ROLES && !current.has(pathname)) await cache.delete(url);
	}
}
