import { createContext } from 'svelte';
import type { Toaster } from './toaster.svelte.ts';

/** What the frame of the app offers to every screen: the sync count of the bar, the sync sheet, toasts, the live region. */
export type Chrome = {
	readonly unsent: number;
	readonly denied: number;
	readonly sending: boolean;
	openSync: () => void;
	/** What this screen is for. */
	openHelp: () => void;
	readonly toaster: Toaster;
	/** Says something once in the polite live region. */
	announce: (text: string) => void;
};

export const [getChrome, setChrome] = createContext<Chrome>();
