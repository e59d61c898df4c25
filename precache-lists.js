import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * Which built files whom needs, put into the service worker as it is built: SvelteKit tells a worker every chunk, not
 * whose it is. Pages of the groups (public) and (member), and those in no group, are everybody's; each other group is
 * an audience whose files a phone stores only for its holders. A file of both is everybody's. English is an audience
 * too: it comes once the app stands, not with it.
 */

const OUT = '.svelte-kit/output';
const NODES = '.svelte-kit/generated/client-optimized/nodes/';
const EVERYBODY = 'member';
const ENGLISH = 'src/lib/i18n/en/index.ts';

function audienceOf(routeId) {
	const [, group] = /^\/\(([^)]+)\)/.exec(routeId) ?? [];
	return group === undefined || group === 'public' ? EVERYBODY : group;
}

/** Files reachable from `roots`, at once or later, except other pages and English. */
function reachable(chunks, roots) {
	const seen = new Set();
	const files = new Set();
	const open = [...roots];
	for (let key = open.pop(); key !== undefined; key = open.pop()) {
		const chunk = chunks[key];
		if (chunk === undefined || seen.has(key)) continue;
		seen.add(key);
		for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) {
			files.add(`/${file}`);
		}
		const later = (chunk.dynamicImports ?? []).filter(
			(next) => !next.startsWith(NODES) && next !== ENGLISH
		);
		open.push(...(chunk.imports ?? []), ...later);
	}
	return files;
}

function nodesByAudience(routes) {
	const nodes = new Map([[EVERYBODY, new Set([`${NODES}0.js`, `${NODES}1.js`])]]);
	for (const { id, page } of routes) {
		if (page === null) continue;
		const audience = audienceOf(id);
		const of = nodes.get(audience) ?? new Set();
		nodes.set(audience, of);
		for (const node of [...page.layouts, page.leaf])
			if (node !== undefined) of.add(`${NODES}${node}.js`);
	}
	return nodes;
}

/** The lists, out of what Vite and SvelteKit wrote. */
export async function precacheLists() {
	const chunks = JSON.parse(readFileSync(`${OUT}/client/.vite/manifest.json`, 'utf8'));
	const { manifest } = await import(pathToFileURL(`${OUT}/server/manifest-full.js`).href);
	const nodes = nodesByAudience(manifest._.routes);
	const entries = Object.keys(chunks).filter(
		(key) => chunks[key].isEntry && !key.startsWith(NODES)
	);
	const member = reachable(chunks, [...entries, ...(nodes.get(EVERYBODY) ?? [])]);
	if (chunks[ENGLISH] === undefined) throw new Error(`${ENGLISH} is no chunk of its own any more.`);
	const roles = {
		english: [...reachable(chunks, [ENGLISH])].filter((file) => !member.has(file))
	};
	for (const [audience, keys] of nodes) {
		if (audience === EVERYBODY) continue;
		roles[audience] = [...reachable(chunks, keys)].filter((file) => !member.has(file)).sort();
	}
	return { member: [...member].sort(), roles };
}

/** Puts the lists into the built service worker. */
export async function fillServiceWorker(clientDirectory) {
	const path = `${clientDirectory}/service-worker.js`;
	const code = readFileSync(path, 'utf8');
	// A worker may not load anything later; a lazy import would fail on the phone, and only there.
	if (/\bimport\(/.test(code))
		throw new Error(`${path} loads something lazily, which no worker may.`);
	const place = 'self.__PRECACHE_LISTS__';
	// Without them the worker would store everything for everybody, and nobody would notice.
	if (!code.includes(place)) throw new Error(`${path} has no ${place} to fill.`);
	writeFileSync(path, code.replaceAll(place, JSON.stringify(await precacheLists())));
}
