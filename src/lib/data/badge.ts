import type { Parts } from './parts.ts';
import { unlessTakenOver } from './sync/trouble.ts';
import { waitingOnPhone } from './records/waiting-on-phone.ts';

/** Only some browsers have it, and it shows where the app is on the home screen. */
type Badging = {
	setAppBadge?: (count: number) => Promise<void>;
	clearAppBadge?: () => Promise<void>;
};
const badging = (): Badging => navigator;

/** A first sync announces many times a second; the icon follows at this pace. */
const QUIET_MS = 1000;

/** Shows on the app's icon how much waits, and nothing where nothing does. */
export async function showBadge(parts: Pick<Parts, 'session' | 'store'>): Promise<void> {
	const { setAppBadge, clearAppBadge } = badging();
	if (setAppBadge === undefined || clearAppBadge === undefined) return;
	const count = await waitingOnPhone(parts);
	await quietly(count === 0 ? clearAppBadge.call(navigator) : setAppBadge.call(navigator, count));
}

/** Whether there is an icon to show it on: noted by a page, because a worker cannot see it. */
export async function isOnHomeScreen({ store }: Pick<Parts, 'store'>): Promise<boolean> {
	return (await (await store.db).get('settings', 'homeScreen')) !== undefined;
}

async function noteHomeScreen({ store }: Pick<Parts, 'store'>): Promise<void> {
	await (await store.db).put('settings', { name: 'homeScreen' });
}

/**
 * Keeps it right while the app, opened from the home screen, is open, until the channel of its news is closed.
 */
export function watchBadge(parts: Pick<Parts, 'session' | 'store' | 'news'>): void {
	noteHomeScreen(parts).catch(unlessTakenOver);
	let timer: ReturnType<typeof setTimeout> | null = null;
	const soon = () => {
		timer ??= setTimeout(() => {
			timer = null;
			showBadge(parts).catch(unlessTakenOver);
		}, QUIET_MS);
	};
	parts.news.subscribe(({ what }) => {
		if (what === 'records' || what === 'sync' || what === 'written') soon();
	});
	soon();
}

/** The person's settings may forbid it; everything else works without. */
async function quietly(asked: Promise<void>): Promise<void> {
	try {
		await asked;
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
	}
}
