import type { Device } from '../../data/device.ts';
import { isOfCommittee } from '../../domain/access.ts';
import { parseBy } from '../../domain/issue.ts';
import { PrivateTotals, privateTotalsId } from '../../domain/private/private-document.ts';
import { actorOf } from '../form/open-form.ts';
import type { OtherFacts } from './other-figure.ts';

/** What this phone holds of the targets that no record tells of: nothing but on the committee's. */
export async function otherFacts(
	device: Pick<Device, 'session' | 'privateTotals' | 'work'>,
	term: string,
	periods: readonly string[]
): Promise<Pick<OtherFacts, 'private' | 'entries'>> {
	if (!isOfCommittee(actorOf(device))) return { private: null, entries: null };
	const [work, ...documents] = await Promise.all([
		device.work(),
		...periods.map((period) => device.privateTotals(privateTotalsId(period)))
	]);
	const told = documents.flatMap((document) => {
		const parsed = parseBy(PrivateTotals, document);
		return parsed.ok ? [[parsed.value.period, parsed.value] as const] : [];
	});
	return { private: new Map(told), entries: await work.entries(term) };
}
