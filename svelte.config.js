import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import adapterNode from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { fillServiceWorker } from './precache-lists.js';

/** The commit, so that two builds of one commit are the same app to a phone; else the version and the time. */
function buildName() {
	try {
		const git = (...args) =>
			execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
		const commit = git('rev-parse', '--short=12', 'HEAD');
		if (git('status', '--porcelain', '--', 'src', 'static') === '') return commit;
		return `${commit}-${Date.now().toString(36)}`;
	} catch {
		// No git or no commit: an unpacked archive, or an image that is being built.
		const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
		return `${version}-${Date.now().toString(36)}`;
	}
}

// Kit reads this file again in each process of a build and derives a global's name from the version: all must agree.
process.env.APP_VERSION ||= buildName();

/**
 * adapter-node, plus `client/shell.html`: one page without data that starts the app at any address.
 * The service worker answers every offline navigation with it. It is written before the adapter copies
 * and compresses the client, so that it is served like any other file.
 */
function adapterWithShell() {
	const inner = adapterNode();
	return {
		...inner,
		name: 'adapter-node-with-shell',
		async adapt(builder) {
			await builder.generateFallback(`${builder.getClientDirectory()}/shell.html`);
			await fillServiceWorker(builder.getClientDirectory());
			await inner.adapt(builder);
		}
	};
}

/**
 * Kit's own root component reads out each page's title from an element with an inline style: the one thing for which the
 * content policy would have to allow `unsafe-inline`. Its rule stands in `base.css` instead.
 */
function announcerWithoutStyle() {
	const styled = /(<div id="svelte-announcer"[^>]*?) style="[^"]*"/;
	return {
		name: 'announcer-without-style',
		markup: ({ content, filename }) => {
			if (!filename?.endsWith('/generated/root.svelte')) return undefined;
			if (!styled.test(content)) throw new Error('Kit styles its announcer in another way now.');
			return { code: content.replace(styled, '$1') };
		}
	};
}

/** @type {import('@sveltejs/kit').Config} */
const config = {
	preprocess: [announcerWithoutStyle(), vitePreprocess()],
	compilerOptions: { runes: ({ filename }) => !filename.includes('node_modules') || undefined },
	kit: {
		adapter: adapterWithShell(),
		// The shell is served at any depth (/hoat-dong/x), so its addresses must not be relative.
		paths: { relative: false },
		version: { name: process.env.APP_VERSION },
		// The worker is registered by the app itself: it has to tell the person about updates.
		serviceWorker: { register: false },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				// Svelte sets styles by script, which is allowed; nothing of ours stands in an attribute.
				'style-src': ['self'],
				'img-src': ['self', 'blob:', 'data:'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		}
	}
};

export default config;
