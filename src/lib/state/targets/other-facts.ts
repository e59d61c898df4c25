import type { Device } from '../../data/device.ts';
import { isOfCommittee } from '../../domain/access.ts';
import { parseBy } from '../../domain/issue.ts';
import { PrivateTotals, privateTotalsId } from '../../domain/private/private-document.ts';
import type { WorkEntry } from '../../domain/work/entry.ts';
import { actorOf } from '../actor.ts';

export type FactsDevice = Pick<Device, 'session' | 'privateTotals' | 'work'>;

/** Whether this phone reads what targets are counted from that no record tells of. */
export function readsOthers(device: FactsDevice): boolean {
	return isOfCommittee(actorOf(device));
}

/** What targets, ratings and conferences are counted from. */
const SUBJECTS = ['conference', 'item', 'paper', 'rating'] as const;

/** What the committee wrote of a term that targets are counted from; null on every other phone. */
export async function committeeEntries(
	device: FactsDevice,
	term: string
): Promise<readonly WorkEntry[] | null> {
	return readsOthers(device) ? (await device.work()).entries(term, SUBJECTS) : null;
}

/** CT05–CT09 by period; null on every phone but the committee's. */
export async function privateFacts(
	device: FactsDevice,
	periods: readonly string[]
): Promise<ReadonlyMap<string, PrivateTotals> | null> {
	if (!readsOthers(device)) return null;
	const documents = await Promise.all(
		periods.map((period) => device.privateTotals(privateTotalsId(period)))
	);
	const told = documents.flatMap((document) => {
		const parsed = parseBy(PrivateTotals, document);
		return parsed.ok ? [[parsed.value.period, parsed.value] as const] : [];
	});
	return new Map(told);
}
