/**
 * Gives each drawn row a place in the page. A row that stays keeps its place, and with it the focus; one that comes
 * takes the place of one that goes, so that a letter of a search changes words instead of making rows anew.
 */
export class RowSlots {
	#slots: ReadonlyMap<string, number> = new Map();

	/** The slot of each of these ids, which are distinct; slots are distinct too. */
	place(ids: readonly string[]): number[] {
		const before = this.#slots;
		const wanted = new Set(ids);
		const free = [...before].filter(([id]) => !wanted.has(id)).map(([, slot]) => slot);
		// Ascending, so that what takes a place takes one near its own.
		free.sort((a, b) => a - b);
		let next = Math.max(-1, ...before.values()) + 1;
		const slots = ids.map((id) => before.get(id) ?? free.shift() ?? next++);
		this.#slots = new Map(ids.map((id, i) => [id, slots[i] ?? 0]));
		return slots;
	}
}
