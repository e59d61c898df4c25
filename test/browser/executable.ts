import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';
import { shippedBrowser } from './shipped.ts';

/** A Chromium and how it has to be started. */
export type TestBrowser = {
	executablePath: string;
	args: string[];
	/** The whole environment of the browser's process. */
	env: Record<string, string>;
};

/** A browser that a person uses talks to the network by itself; a test must not. */
const QUIET = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-quic',
	'--no-first-run'
];

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const APPLICATIONS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'
];

function installed(): string | undefined {
	const onPath = (env.PATH ?? '')
		.split(delimiter)
		.flatMap((folder) => COMMANDS.map((name) => join(folder, name)));
	return [...onPath, ...APPLICATIONS].find((path) => existsSync(path));
}

/** Our own environment as Playwright wants it: strings only. */
export function environment(): Record<string, string> {
	return Object.fromEntries(
		Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
	);
}

/**
 * The Chromium for tests: `CHROMIUM_PATH`, an installed Chromium or Chrome, else the one that came with `npm ci`.
 *
 * @throws {Error} where there is none: what npm ships runs on Linux x64 only.
 */
export async function testBrowser(): Promise<TestBrowser> {
	const named = env.CHROMIUM_PATH;
	if (named !== undefined && named !== '' && !existsSync(named)) {
		throw new Error(`CHROMIUM_PATH names ${named}, where no file is.`);
	}
	const executablePath = named || installed();
	if (executablePath) return { executablePath, args: [...QUIET, ...sandbox()], env: environment() };
	if (platform !== 'linux' || process.arch !== 'x64') {
		throw new Error('No browser for the tests: install Chrome or Chromium, or set CHROMIUM_PATH.');
	}
	return shippedBrowser();
}

/** Chromium refuses to run its sandbox as root, as in a container. */
function sandbox(): string[] {
	return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
