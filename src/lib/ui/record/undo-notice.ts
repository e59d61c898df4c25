import { desk } from '$lib/i18n/desk.ts';
import type { Toaster } from '../toaster.svelte.ts';

/**
 * Says that something was decided, with the way to take it back while the notice stays.
 * @param undo takes it back; answers how many decisions it was not too late for
 * @returns the same as the button of the notice, for a key
 */
export function offerUndo(toaster: Toaster, text: string, undo: () => Promise<number>) {
	const run = async (): Promise<void> => {
		const undone = await undo();
		toaster.show({ text: undone > 0 ? desk.approveMany.undone(undone) : desk.approveMany.tooLate });
	};
	toaster.show({ text, action: { label: desk.approveMany.undo, run: () => void run() } });
	return run;
}
