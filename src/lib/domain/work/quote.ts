/** A piece of a text; `changed` where the words shown are not the programme's own. */
export type Piece = { text: string; changed: boolean };

/** How many words of the programme stand on either side of what was put right. */
const AROUND = 2;

/**
 * How the words shown differ from the programme's own: the words shown in pieces, and of the programme's the part that
 * was put right, with some words around it and "…" where more was left out. Null: they do not differ.
 */
export function correction(
	shown: string,
	quote: string
): { pieces: Piece[]; excerpt: string } | null {
	const [ours, theirs] = [shown.split(' '), quote.split(' ')];
	const most = Math.min(ours.length, theirs.length);
	let before = 0;
	while (before < most && ours[before] === theirs[before]) before++;
	if (before === ours.length && before === theirs.length) return null;
	let after = 0;
	while (after < most - before && ours.at(-1 - after) === theirs.at(-1 - after)) after++;
	const pieces = [
		{ text: ours.slice(0, before).join(' '), changed: false },
		{ text: ours.slice(before, ours.length - after).join(' '), changed: true },
		{ text: ours.slice(ours.length - after).join(' '), changed: false }
	].filter(({ text }) => text !== '');
	const [from, to] = [
		Math.max(0, before - AROUND),
		Math.min(theirs.length, theirs.length - after + AROUND)
	];
	const excerpt = [
		from > 0 ? '…' : '',
		theirs.slice(from, to).join(' '),
		to < theirs.length ? '…' : ''
	].join('');
	return { pieces, excerpt };
}
