import { execFileSync } from 'node:child_process';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { testBrowser } from '../../browser/executable.ts';

/** What a figure was measured on: without it, it says nothing. */
export async function machine(): Promise<Record<string, unknown>> {
	const { executablePath, env } = await testBrowser();
	const chromium = execFileSync(executablePath, ['--version'], { env, encoding: 'utf8' });
	return {
		machine: {
			cpu: cpus()[0]?.model ?? 'unknown',
			cores: cpus().length,
			memoryGb: Math.round(totalmem() / 2 ** 30),
			/** Other work on the machine spoils times: near 0 before the run is a quiet one. */
			loadBefore: loadavg()[0],
			os: `${platform()} ${release()}`,
			node: process.version,
			chromium: chromium.trim().replace(/^\D*/, '')
		},
		date: new Date().toISOString()
	};
}
