import type { UnitId } from '../../../src/lib/domain/ids.ts';
import { yearSuffixes } from '../../../src/lib/domain/period/span.ts';
import type { Board } from '../../../src/lib/domain/totals/figures.ts';
import type { PeriodsDocument } from '../../../src/lib/domain/totals/periods-document.ts';
import { boardOver } from '../../../src/lib/domain/totals/periods-document.ts';
import type { Ledger } from '../../../src/lib/server/totals/ledger.ts';

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
			const [scopeName = '', year = '', shard] = name.split('|');
			if (shard === undefined) continue;
			const scope = scopeName as UnitId;
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
