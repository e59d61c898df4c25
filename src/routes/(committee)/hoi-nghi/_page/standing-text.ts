import type { ConferenceView } from '$lib/domain/work/conferences.ts';
import { later } from '$lib/i18n/later.ts';

/** How a conference stands, in words: "Đã họp 25/06/2021". */
export function standingText({ standing, heldOn, month }: ConferenceView): string {
	const words = later.work.standing;
	if (heldOn !== null) return standing === 'held' ? words.held(heldOn) : words.dueOn(heldOn);
	if (standing === 'late') return words.late(month);
	return standing === 'due' ? words.due(month) : words.ahead(month);
}
