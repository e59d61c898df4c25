/** What a key does in the list of the queue. */
export type ListKey =
	{ does: 'walk'; step: 1 | -1 } | { does: 'tick' } | { does: 'open' } | { does: 'decide' };

/** What a key pressed in the list means; null: nothing of ours. */
export function listKey(event: KeyboardEvent): ListKey | null {
	if (event.ctrlKey || event.metaKey || event.altKey) return null;
	// Space on a tick is the browser's own.
	const onTick = event.target instanceof HTMLInputElement;
	switch (event.key) {
		case 'ArrowDown':
			return { does: 'walk', step: 1 };
		case 'ArrowUp':
			return { does: 'walk', step: -1 };
		case ' ':
			return onTick ? null : { does: 'tick' };
		case 'x':
		case 'X':
			return { does: 'tick' };
		case 'Enter':
			return { does: 'open' };
		default:
			return { does: 'decide' };
	}
}

/** The record whose row has the focus. */
export function focusedId(event: KeyboardEvent): string | null {
	const row = event.target instanceof Element ? event.target.closest('[data-id]') : null;
	return row?.getAttribute('data-id') ?? null;
}
