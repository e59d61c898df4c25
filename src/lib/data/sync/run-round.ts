import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import type { Feed } from '../records/feed.ts';
import type { SyncStatus } from '../device.ts';
import { WireFault } from '../wire/exchange.ts';
import type { SyncBoard } from './board.ts';
import type { Announced } from './round.ts';
import { Round } from './round.ts';
import { isTakenOver, troubleOf } from './trouble.ts';

/** How a round ended. `interrupted`: it may have been cut off while it sent. */
export type RoundEnd = {
	trouble: SyncStatus['trouble'];
	settled: boolean;
	retryAfterMs: number | null;
};

/** Runs one round and says how it goes and ended on the board. For tabs and worker alike: nothing here needs a page. */
export async function runRound(
	parts: Parts,
	board: SyncBoard,
	feed: Feed,
	announced: Announced,
	doubtful: boolean
): Promise<RoundEnd> {
	const over = { phase: 'idle', progress: null } as const;
	try {
		const { settled, lostRights } = await new Round(parts, board, feed, announced).run(doubtful);
		if (!settled) throw new WireFault('serverDown');
		const trouble = lostRights ? 'lostRights' : null;
		await board.say({ ...over, trouble, request: null, lastSuccessAt: stampNow(parts) }, []);
		return { trouble, settled, retryAfterMs: null };
	} catch (error) {
		if (isTakenOver(error)) return { trouble: null, settled: false, retryAfterMs: null };
		const trouble = troubleOf(error);
		if (trouble === null) {
			await board.say(over, []);
			throw error;
		}
		const isLost = error instanceof WireFault && error.kind === 'lostPhone';
		if (trouble === 'signIn')
			await parts.keepSession({ ...parts.session(), expired: true, ...(isLost && { lost: true }) });
		const { retryAfterMs = null, request = null } = error instanceof WireFault ? error : {};
		await board.say({ ...over, trouble, request }, []);
		return { trouble, settled: false, retryAfterMs };
	}
}
