import { ClientGone } from './fault.ts';
import type { StreamAnswer } from './stream-answer.ts';

/** Sends a line feed at every interval while `work` runs, so that no proxy takes the feed for dead. */
export async function withHeartbeat(
	out: StreamAnswer,
	intervalMs: number,
	work: () => Promise<void>
): Promise<void> {
	await out.flush();
	const timer = setInterval(() => void beat(out), intervalMs);
	try {
		await work();
	} finally {
		clearInterval(timer);
	}
}

async function beat(out: StreamAnswer): Promise<void> {
	try {
		await out.write('\n');
		await out.flush();
	} catch (error) {
		// The feed itself finds out that its client left.
		if (!(error instanceof ClientGone)) throw error;
	}
}
