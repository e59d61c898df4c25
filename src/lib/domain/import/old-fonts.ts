import type { ListCell } from './cells.ts';
import type { ListTable } from './columns.ts';
import { scoresOf, toUnicode, type Encoding } from './legacy-text.ts';

/** An encoding of before Unicode. */
export type OldEncoding = Exclude<Encoding, 'unicode'>;

/** What was turned: the encodings that were met, and each text as it is now, the first time it is met. */
export type Turned = { encodings: OldEncoding[]; texts: string[] };

type Votes = Record<Encoding, number>;

/**
 * A table in Unicode. Every cell is judged by itself, because lists are pasted together out of files of different years:
 * "Páo" in a list of today must not become "Pỏo" for the sake of another line in an old font. A cell that may be either is
 * taken as most of its column are, and as Unicode where that does not tell.
 */
export function inUnicode(table: ListTable): { table: ListTable; turned: Turned } {
	const judge = new CellJudge();
	const width = Math.max(0, ...table.map((cells) => cells.length));
	const columns = Array.from({ length: width }, (_, at) =>
		judge.votesOf(table.map((cells) => cells[at] ?? null))
	);
	const encodings = new Set<OldEncoding>();
	const texts = new Set<string>();
	const turn = (cell: ListCell, at: number): ListCell => {
		if (typeof cell !== 'string') return cell;
		const encoding = judge.encodingOf(cell) ?? majority(columns[at]);
		if (encoding === 'unicode') return cell;
		const text = toUnicode(cell, encoding);
		if (text === cell) return cell;
		encodings.add(encoding);
		texts.add(text);
		return text;
	};
	const turned = table.map((cells) => cells.map(turn));
	if (texts.size === 0) return { table, turned: { encodings: [], texts: [] } };
	return { table: turned, turned: { encodings: [...encodings].sort(), texts: [...texts] } };
}

/** An old encoding has to be that of more cells than Unicode is: at a tie nothing is turned that may have been right. */
function majority(votes: Votes | undefined): Encoding {
	if (votes === undefined) return 'unicode';
	const old: OldEncoding = votes.vni > votes.tcvn3 ? 'vni' : 'tcvn3';
	return votes[old] > votes.unicode ? old : 'unicode';
}

/** Judges texts, each once: a list says the same unit in a thousand lines. */
class CellJudge {
	readonly #known = new Map<string, Encoding | null>();

	/** In which encoding a text is; null: it can be read in Unicode and in an old one alike. */
	encodingOf(text: string): Encoding | null {
		const known = this.#known.get(text);
		if (known !== undefined) return known;
		const { unicode, tcvn3, vni } = scoresOf(text);
		const old = Math.max(tcvn3, vni);
		const either = unicode === old ? null : 'unicode';
		const found = old > unicode ? (vni > tcvn3 ? 'vni' : 'tcvn3') : either;
		this.#known.set(text, found);
		return found;
	}

	/** How many cells are surely in each encoding. */
	votesOf(cells: readonly ListCell[]): Votes {
		const votes: Votes = { unicode: 0, tcvn3: 0, vni: 0 };
		for (const cell of cells) {
			const encoding = typeof cell === 'string' ? this.encodingOf(cell) : null;
			if (encoding !== null) votes[encoding] += 1;
		}
		return votes;
	}
}
