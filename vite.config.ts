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

export default defineConfig({
	plugins: [dataServer(), sveltekit()]
});
