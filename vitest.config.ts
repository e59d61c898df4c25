import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

const PHONE = 'test/unit/data/**/*.test.ts';

export default defineConfig({
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				// `$lib` and runes: unit tests may reach everything under src/lib.
				plugins: [sveltekit()],
				test: {
					name: 'unit',
					environment: 'node',
					include: ['test/unit/**/*.test.ts'],
					exclude: [PHONE],
					testTimeout: 20_000,
					// They share nothing that another could change: a process for each file takes four times as long.
					pool: 'threads',
					isolate: false
				}
			},
			{
				// The phone's data layer keeps itself in globals of the browser, so each file has its own.
				plugins: [sveltekit()],
				test: {
					name: 'phone',
					environment: 'node',
					include: [PHONE],
					testTimeout: 20_000,
					// They wait for rounds and clocks more than they compute.
					maxWorkers: 4,
					// Projects with workers of their own number are run one after the other.
					sequence: { groupOrder: 1 }
				}
			},
			{
				// Another term in the place of the one that ships: the condition of `#term/` in package.json.
				resolve: { conditions: ['term-2022-2027'] },
				ssr: { resolve: { conditions: ['term-2022-2027'] } },
				test: {
					name: 'next-term',
					environment: 'node',
					include: ['test/next-term/**/*.test.ts'],
					testTimeout: 30_000,
					execArgv: ['--conditions=term-2022-2027']
				}
			},
			{
				// The server runs on Node as it is, so its tests need no plugin.
				test: {
					name: 'integration',
					environment: 'node',
					include: ['test/integration/**/*.test.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000,
					// Each starts servers of its own, and stores in native code: one that dies must not take the others along.
					pool: 'forks',
					isolate: false
				}
			}
		]
	}
});
