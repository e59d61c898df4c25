import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	chromium,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';
import { testBrowser } from './executable.ts';

/** An action that is not possible by then fails, and says which: not the whole journey at its end. */
const ACTION_LIMIT_MS = 20_000;

/**
 * A person's own phone or desk: a browser with its profile on disk, so that what the app keeps survives
 * a crash and a restart (Playwright's ordinary contexts may keep IndexedDB in memory).
 */
export class Device {
	readonly #options: BrowserContextOptions;
	readonly #profile = mkdtempSync(join(tmpdir(), 'device-'));
	#context: BrowserContext | undefined;

	readonly #extraArgs: readonly string[];

	/**
	 * @param extraArgs switches of Chromium beyond those every test uses
	 * @param profile a folder whose profile this device begins with, as a copy
	 */
	constructor(options: BrowserContextOptions, extraArgs: readonly string[] = [], profile?: string) {
		this.#options = options;
		this.#extraArgs = extraArgs;
		if (profile !== undefined) cpSync(profile, this.#profile, { recursive: true });
	}

	/** Where the profile lies; whole only while the device is off. */
	get profile(): string {
		return this.#profile;
	}

	/** The running browser. @throws {Error} while the device is off */
	get context(): BrowserContext {
		if (this.#context === undefined) throw new Error('The device is off: call start() first.');
		return this.#context;
	}

	/** Starts the browser with all that the profile holds, and gives its page. */
	async start(): Promise<Page> {
		const launch = await testBrowser();
		this.#context = await chromium.launchPersistentContext(this.#profile, {
			...this.#options,
			...launch,
			args: [...launch.args, ...this.#extraArgs]
		});
		this.#context.setDefaultTimeout(ACTION_LIMIT_MS);
		return this.#context.pages()[0] ?? this.#context.newPage();
	}

	/** Kills the browser's process, as an empty battery does: nothing gets a last word. */
	async crash(): Promise<void> {
		const context = this.context;
		const browser = context.browser();
		if (browser === null) throw new Error('This context has no browser process of its own.');
		const session = await browser.newBrowserCDPSession();
		const { processInfo } = await session.send('SystemInfo.getProcessInfo');
		const main = processInfo.find(({ type }) => type === 'browser');
		if (main === undefined) throw new Error('Chromium named no browser process.');
		const gone = new Promise((resolve) => context.once('close', resolve));
		process.kill(main.id, 'SIGKILL');
		await gone;
		this.#context = undefined;
	}

	/** Closes the browser in good order; the profile stays. */
	async stop(): Promise<void> {
		await this.#context?.close();
		this.#context = undefined;
	}

	/** Stops, and forgets the profile. */
	async discard(): Promise<void> {
		await this.stop();
		rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
	}
}
