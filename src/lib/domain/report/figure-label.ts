/** A target by its words and what it counts. */
type Labelled = { label: string; rule: { kind: string } };

/**
 * What a figure is called where its target's title does not stand above it. The parts of CT01 are called by their
 * content alone ("Đủ cả ba nội dung") and are not understood by themselves.
 */
export function figureLabel({ label, rule }: Labelled, own: string | null): string {
	if (own === null) return label;
	if (rule.kind !== 'studiedAll') return own;
	return `${label}: ${own.charAt(0).toLowerCase()}${own.slice(1)}`;
}
