import type * as v from 'valibot';
import type { Device } from '../data/device.ts';
import type { UnitId } from '../domain/ids.ts';
import { parseBy } from '../domain/issue.ts';
import { BoardLines, linesPrefix, withLines } from '../domain/totals/board-lines.ts';
import type { Board } from '../domain/totals/figures.ts';
import type { Freshness } from '../domain/totals/freshness-document.ts';
import { allFreshness, FRESHNESS, FreshnessDocument } from '../domain/totals/freshness-document.ts';
import { boardOver } from '../domain/totals/periods-document.ts';
import { TotalsDocument, totalsId, unpackBoard } from '../domain/totals/totals-document.ts';
import { publishedParts } from './board-periods.ts';

type Scope = 'block' | UnitId;
type TotalsDevice = Pick<Device, 'totals' | 'totalsUnder'>;

/** A board as the server published it, and when. */
export type PublishedBoard = { board: Board; at: string };

/** The published board of a year, of a part of one, or of the term; null where this phone has none. */
export async function publishedBoard(
	device: TotalsDevice,
	scope: Scope,
	period: string
): Promise<PublishedBoard | null> {
	if (period.includes('-')) return inParts(device, scope, period);
	const [document, lines] = await Promise.all([
		publishedWhole(device, scope, period),
		scope === 'block' ? readUnder(device, linesPrefix(period), BoardLines) : null
	]);
	if (document === null) return null;
	const board = lines === null ? unpackBoard(document) : withLines(document, lines);
	return { board, at: document.at };
}

/** The document of a scope and period, without what is published beside it; null where this phone has none. */
export async function publishedWhole(
	device: TotalsDevice,
	scope: Scope,
	period: string
): Promise<TotalsDocument | null> {
	const parsed = parseBy(TotalsDocument, await device.totals(totalsId(scope, period)));
	return parsed.ok ? parsed.value : null;
}

/** A part of a year, put together from what is published of the year. */
async function inParts(
	device: TotalsDevice,
	scope: Scope,
	period: string
): Promise<PublishedBoard | null> {
	const parts = await publishedParts(device, scope, period.slice(0, 4));
	if (parts === null) return null;
	return { board: boardOver(parts.documents, scope, period), at: parts.at };
}

/** How fresh every unit is; null where this phone has nothing of it. */
export async function publishedFreshness(device: TotalsDevice): Promise<Freshness | null> {
	return allFreshness(await readUnder(device, FRESHNESS, FreshnessDocument));
}

/** What is published under ids that begin alike; what another version of the server wrote otherwise is passed over. */
async function readUnder<const S extends v.GenericSchema>(
	device: TotalsDevice,
	prefix: string,
	schema: S
): Promise<v.InferOutput<S>[]> {
	const found = await device.totalsUnder(prefix);
	return found.flatMap((one) => {
		const parsed = parseBy(schema, one);
		return parsed.ok ? [parsed.value] : [];
	});
}
