import * as v from 'valibot';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import { yearSuffixes } from '../../../src/lib/domain/period/span.ts';
import { countBoard } from '../../../src/lib/domain/totals/count-board.ts';
import type { Board } from '../../../src/lib/domain/totals/figures.ts';
import {
	boardOver,
	PeriodsDocument,
	periodsPrefix
} from '../../../src/lib/domain/totals/periods-document.ts';
import { BoardLines, linesPrefix, withLines } from '../../../src/lib/domain/totals/board-lines.ts';
import { TotalsDocument, unpackBoard } from '../../../src/lib/domain/totals/totals-document.ts';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import type { Ledger } from '../../../src/lib/server/totals/ledger.ts';
import { readName } from '../../../src/lib/server/totals/published-name.ts';

/** A year with every part of it. */
export function withParts(year: string): string[] {
	return [year, ...yearSuffixes.map((suffix) => `${year}-${suffix}`)];
}

/** The boards of a ledger as phones see them: years and the term whole, the parts of a year put together. */
export class CountedBoards {
	readonly #ledger: Ledger;
	readonly #documents = new Map<string, PeriodsDocument[]>();

	constructor(ledger: Ledger) {
		this.#ledger = ledger;
		ledger.unsettleAll();
		for (const name of ledger.dirtyBoards()) {
			const published = readName(name);
			if (published.kind !== 'periods') continue;
			const { scope, period: year, shard } = published;
			const slots = ledger.periods(scope, year, shard);
			const of = `${scope}|${year}`;
			const document = { _id: name, type: 'periods', v: 1, scope, year, at: '', slots } as const;
			this.#documents.set(of, [...(this.#documents.get(of) ?? []), document]);
		}
	}

	board(scope: 'block' | UnitId, period: string): Board {
		const year = period.slice(0, 4);
		if (!period.includes('-')) return this.#ledger.board(`${scope}|${period}`);
		return boardOver(this.#documents.get(`${scope}|${year}`) ?? [], scope, period);
	}
}

/** The boards as they stand published. */
export class PublishedBoards {
	readonly #documents: ReadonlyMap<string, unknown>;

	private constructor(documents: ReadonlyMap<string, unknown>) {
		this.#documents = documents;
	}

	static async read(couch: Couch): Promise<PublishedBoards> {
		const pages = await Promise.all(
			['totals', 'totals-committee'].map((name) => couch.allDocs(name, { includeDocs: true }))
		);
		const rows = pages.flatMap((page) => page.rows);
		return new PublishedBoards(
			new Map(rows.flatMap((row) => ('doc' in row ? [[row.key, row.doc] as const] : [])))
		);
	}

	#under<const S extends v.GenericSchema>(prefix: string, schema: S): v.InferOutput<S>[] {
		return [...this.#documents].flatMap(([id, document]) =>
			id.startsWith(prefix) ? [v.parse(schema, document)] : []
		);
	}

	/** A board of which nothing was ever published says nothing. */
	board(scope: 'block' | UnitId, period: string): Board {
		const year = period.slice(0, 4);
		if (period.includes('-')) {
			const prefix = periodsPrefix(scope, year);
			return boardOver(this.#under(prefix, PeriodsDocument), scope, period);
		}
		const document = this.#documents.get(`totals:${scope}:${period}`);
		if (document === undefined) return countBoard([], period, scope === 'block' ? null : scope);
		const whole = v.parse(TotalsDocument, document);
		if (scope !== 'block') return unpackBoard(whole);
		return withLines(whole, this.#under(linesPrefix(period), BoardLines));
	}
}
