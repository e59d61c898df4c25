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

type Piece = {
	name: string;
	root: string;
	/** Only what this needs, too. */
	sharedWith?: string;
	/** What stands on any of these stays apart. */
	leaveOut?: RegExp;
};

/** What the bundle is put together of; the first takes what it shares with the others, and so on. */
const PIECES: Piece[] = [
	// What stands before anything is drawn.
	{ name: 'start', root: 'routes/+layout.svelte' },
	{ name: 'home', root: 'routes/(member)/+page.svelte' },
	// The phone's data, opened once the frame is drawn.
	{ name: 'device', root: 'lib/data/open-device.ts' },
	// What the programme calls things.
	{ name: 'term', root: 'lib/terms/core.ts' },
	// Sending and receiving, begun when the browser has time. Before it what the form shares with it, so that a form
	// waits for no more than that; and PouchDB apart from both.
	{
		name: 'sync-and-form',
		root: 'lib/data/sync/engine.ts',
		sharedWith: 'routes/(member)/ghi/[id]/+page.svelte',
		leaveOut: /\/node_modules\/pouchdb/
	},
	{ name: 'sync', root: 'lib/data/sync/engine.ts', leaveOut: /\/node_modules\/pouchdb/ }
];

/** The modules of a piece, those of the pieces before it included: the bundler takes whatever a module needs along. */
function modulesOf({ root, sharedWith, leaveOut }: Piece, chunking: Chunking): Set<string> {
	const needs = (path: string) =>
		importedBy(new URL(`./src/${path}`, import.meta.url).pathname, chunking);
	const others = sharedWith === undefined ? null : needs(sharedWith);
	const isApart = (id: string) =>
		leaveOut !== undefined && [...importedBy(id, chunking)].some((one) => leaveOut.test(one));
	return new Set(
		[...needs(root)].filter((id) => (others === null || others.has(id)) && !isApart(id))
	);
}

/**
 * What the app and the member's home need, in a few chunks. By itself the bundler makes about a hundred of it, of
 * which each costs a cheap phone a link in the page, a question to the service worker, and a task of its own.
 */
function fewChunks(): Plugin {
	const own = /\/(src\/routes|generated)\/|[?]|\/runtime\/client\/entry\.js$/;
	const groups = PIECES.map((piece, at) => {
		let modules: Set<string> | null = null;
		return {
			name: (id: string, chunking: Chunking) => {
				modules ??= modulesOf(piece, chunking);
				return modules.has(id) && !own.test(id) ? piece.name : null;
			},
			debugName: piece.name,
			priority: PIECES.length - at
		};
	});
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
