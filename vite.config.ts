import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import type * as development from './src/lib/server/development.ts';

/** Data and API in development, before SvelteKit's own handler, as `src/server.ts` mounts them in production. */
function dataServer(): Plugin {
	return {
		name: 'data-server',
		apply: 'serve',
		async configureServer({ middlewares, httpServer, config }) {
			if (httpServer === null) return;
			// Not bundled into this file: Node runs the server as it is.
			const address = new URL('./src/lib/server/development.ts', import.meta.url).href;
			const { openDevelopment }: typeof development = await import(/* @vite-ignore */ address);
			const opened = new Promise<development.Development>((resolve, reject) => {
				httpServer.once('listening', () => {
					const at = httpServer.address();
					const port = typeof at === 'object' && at !== null ? at.port : config.server.port;
					openDevelopment(port, (words) => config.logger.info(words)).then(resolve, reject);
				});
			});
			opened.catch((error: unknown) => config.logger.error(String(error)));
			httpServer.once('close', () => void opened.then((server) => server.close()));
			middlewares.use((request, response, next) => {
				opened.then((server) => server.handle(request, response, next), next);
			});
		}
	};
}

type Chunking = { getModuleInfo(id: string): { importedIds: readonly string[] } | null };

/** All that a module imports at once, itself included. */
function importedBy(root: string, chunking: Chunking): Set<string> {
	const found = new Set([root]);
	for (const id of found)
		for (const next of chunking.getModuleInfo(id)?.importedIds ?? []) found.add(next);
	return found;
}

/**
 * What the app and the member's home need at once, in one chunk each. By itself the bundler makes about fifty of it,
 * of which each costs a cheap phone a link in the page, a question to the service worker, and a task of its own.
 */
function fewChunks(): Plugin {
	const page = (path: string) => new URL(`./src/routes/${path}`, import.meta.url).pathname;
	const own = /\/(src\/routes|generated)\/|[?]|\/runtime\/client\/entry\.js$/;
	const roots = { start: page('+layout.svelte'), home: page('(member)/+page.svelte') };
	const needed = new Map<string, Set<string>>();
	const group = (name: keyof typeof roots) => (id: string, chunking: Chunking) => {
		const all = needed.get(name) ?? importedBy(roots[name], chunking);
		needed.set(name, all);
		return all.has(id) && !own.test(id) ? name : null;
	};
	// The start first: a group takes along whatever its modules import.
	const groups = [
		{ name: group('start'), debugName: 'start', priority: 2 },
		{ name: group('home'), debugName: 'home', priority: 1 }
	];
	return {
		name: 'few-chunks',
		apply: 'build',
		configEnvironment: (environment) =>
			environment === 'client'
				? { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }
				: undefined
	};
}

export default defineConfig({
	plugins: [dataServer(), sveltekit(), fewChunks()]
});
