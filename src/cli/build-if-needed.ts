import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What the pages are made of; the server and its commands run as they are. */
const SOURCES = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package.json'];
const NOT_IN_PAGES = ['src/lib/server', 'src/cli', 'src/server.ts'].map((path) => join(root, path));

function newestMs(path: string): number {
	if (NOT_IN_PAGES.includes(path)) return 0;
	const found = statSync(path, { throwIfNoEntry: false });
	if (found === undefined) return 0;
	if (!found.isDirectory()) return found.mtimeMs;
	return Math.max(0, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

function isBuilt(): boolean {
	const built = statSync(join(root, 'build/handler.js'), { throwIfNoEntry: false });
	return (
		built !== undefined && SOURCES.every((path) => newestMs(join(root, path)) <= built.mtimeMs)
	);
}

/**
 * Builds the pages when they are missing or older than what they are made of. What the build says goes to standard
 * error, because a command's own answer stands on standard output.
 * @returns whether there is a build to serve
 */
export async function buildIfNeeded(onBuild: () => void): Promise<boolean> {
	if (isBuilt()) return true;
	onBuild();
	const vite = join(root, 'node_modules/vite/bin/vite.js');
	const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		cwd: root,
		stdio: ['ignore', 2, 2]
	});
	return new Promise((resolve) => {
		child.once('error', () => resolve(false));
		child.once('exit', (code) => resolve(code === 0));
	});
}
