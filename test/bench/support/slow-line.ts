import type { Page } from '@playwright/test';

/** A cheap phone on a mountain road (design §8). */
export const SLOW_LINE = { cpuSlowedBy: 4, bitsPerS: 9_000_000, latencyMs: 100 };

/** Makes a page as slow as such a phone on such a line. */
export async function slowLine(page: Page): Promise<void> {
	const { cpuSlowedBy, bitsPerS, latencyMs } = SLOW_LINE;
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowedBy });
	await session.send('Network.emulateNetworkConditions', {
		offline: false,
		latency: latencyMs,
		downloadThroughput: bitsPerS / 8,
		uploadThroughput: bitsPerS / 8
	});
}
