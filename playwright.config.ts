import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { phone } from './test/browser/phone.ts';
import { testBrowser } from './test/browser/executable.ts';

// Each test starts a server; compiled once, it starts in half the processor time.
process.env.NODE_COMPILE_CACHE ??= resolve('.cache/compiled');

/** Journeys by role in a real Chromium, on a phone's screen. `npm run test:e2e` builds the app first. */
export default defineConfig({
	testDir: 'test/e2e',
	testMatch: '**/*.spec.ts',
	outputDir: 'test-results',
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	// A test that passes only on the second try hides a lost record.
	retries: 0,
	workers: 2,
	timeout: 60_000,
	// Two browsers and a server share the machine: slow is no failure, never is.
	expect: { timeout: 20_000 },
	reporter: 'list',
	use: {
		launchOptions: await testBrowser(),
		// A film of every test would cost a tenth of the processor time, copies of its page at every step an eighth. What
		// stood on the page when a test failed is told all the same; `--trace on` has the rest.
		trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false }
	},
	projects: [{ name: 'phone', use: phone }]
});
