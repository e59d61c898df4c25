import { createContext } from 'svelte';
import type { Toaster } from './toaster.svelte.ts';

/** Chromium's own offer to install the app. */
export type InstallEvent = Event & {
	prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }>;
};

/** What the frame of the app offers to every screen: the sync count of the bar, the sync sheet, toasts, the live region. */
export type Chrome = {
	readonly unsent: number;
	readonly denied: number;
	readonly sending: boolean;
	/** What the browser offered to install; null: nothing, or not yet. */
	readonly installEvent: InstallEvent | null;
	openSync: () => void;
	/** What this screen is for. */
	openHelp: () => void;
	readonly toaster: Toaster;
	/** Says something once in the polite live region. */
	announce: (text: string) => void;
};

export const [getChrome, setChrome] = createContext<Chrome>();

export function isInstallEvent(event: Event): event is InstallEvent {
	return 'prompt' in event && typeof event.prompt === 'function';
}
