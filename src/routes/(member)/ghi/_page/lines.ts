/** The lines with one of them changed. */
export function withLine<T extends { id: string }>(
	lines: readonly T[],
	id: string,
	patch: Partial<T>
): T[] {
	return lines.map((line) => (line.id === id ? { ...line, ...patch } : line));
}

/** The lines without one of them. */
export function withoutLine<T extends { id: string }>(lines: readonly T[], id: string): T[] {
	return lines.filter((line) => line.id !== id);
}

/** A list of plain texts with the one at `at` changed; one place beyond the end begins a new one. */
export function withText(texts: readonly string[], at: number, text: string): string[] {
	return at < texts.length ? texts.map((old, i) => (i === at ? text : old)) : [...texts, text];
}
