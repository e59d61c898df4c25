/** How far a conference can be put off, or brought forward. */
const MOST_MONTHS = 9;

/** The months a conference can be planned for, in order: some before and after the programme's, and the chosen one. */
export function monthsAround(programme: string, chosen: string): string[] {
	const [year = 0, month = 1] = programme.split('-').map(Number);
	const around = Array.from({ length: 2 * MOST_MONTHS + 1 }, (_, i) =>
		new Date(Date.UTC(year, month - 1 + i - MOST_MONTHS)).toISOString().slice(0, 7)
	);
	return [...new Set([...around, chosen])].sort();
}
