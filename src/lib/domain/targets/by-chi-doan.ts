import type { PersonId } from '../ids.ts';
import type { Headcount } from '../unit/headcount.ts';
import { countsByChiDoan } from '../unit/frozen-lists.ts';

/** How many of a chi đoàn's listed people are missing in a figure. `chiDoan` null: none was written of them. */
export type ChiDoanMissing = { chiDoan: string | null; missing: number; of: number };

/** Who is missing in a figure, by the chi đoàn that the headcount froze; empty where it froze none. */
export function missingByChiDoan(
	missing: readonly PersonId[],
	headcount: Headcount,
	order: readonly string[]
): ChiDoanMissing[] {
	const { chiDoanOf = {} } = headcount;
	return countsByChiDoan(headcount, order).map(({ chiDoan, members, youth }) => ({
		chiDoan,
		missing: missing.filter((id) => (chiDoanOf[id] ?? null) === chiDoan).length,
		of: members + youth
	}));
}
