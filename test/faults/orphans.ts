import type { Actor } from '../../src/lib/domain/access.ts';
import { unitDatabase } from '../../src/lib/domain/database.ts';
import type { AppDocument } from '../../src/lib/domain/document.ts';
import { parseDocument } from '../../src/lib/domain/document.ts';
import type { UnitId } from '../../src/lib/domain/ids.ts';
import { canWrite } from '../../src/lib/domain/write-access.ts';
import type { StoredDocument } from '../../src/lib/server/couch/couch.ts';
import type { Stored } from './invariants.ts';
import { asRead } from './invariants.ts';
import { Phone } from './phone.ts';

/** Clocks of phones are ahead by years; dates are not what is asked here. */
const FAR_AHEAD_MS = 20 * 365 * 86_400_000;

type Held = { actor: Actor; leaves: StoredDocument[] };

/**
 * The records, and other documents, of which phones hold what a server that forgot its receipts can no longer be shown
 * to have accepted: a version that the server lacks, and that none of those who hold it may write in their own name
 * (docs/decisions/011).
 */
export async function orphansOf(
	phones: readonly Phone[],
	unit: UnitId,
	stored: Stored
): Promise<Set<string>> {
	const documents = stored.get(unitDatabase(unit)) ?? new Map<string, StoredDocument[]>();
	/** By version, what it is about, and whether somebody who holds it may write it. */
	const lacking = new Map<string, { about: string; claimed: boolean }>();
	for (const phone of phones.filter((one) => one.unit === unit)) {
		const held = await heldOn(phone, unit);
		if (held === null) continue;
		for (const leaf of held.leaves) {
			if ((documents.get(leaf._id) ?? []).some((one) => descends(one, leaf._rev))) continue;
			const key = `${leaf._id} ${leaf._rev ?? ''}`;
			const claimed = lacking.get(key)?.claimed === true || mayBring(held.actor, leaf, documents);
			lacking.set(key, { about: String(leaf['activity'] ?? leaf._id), claimed });
		}
	}
	const all = [...lacking.values()];
	const claimed = new Set(all.filter((one) => one.claimed).map(({ about }) => about));
	return new Set(all.map(({ about }) => about)).difference(claimed);
}

async function heldOn(phone: Phone, unit: UnitId): Promise<Held | null> {
	const database = unitDatabase(unit);
	return phone.use(async (device) => {
		const local = Phone.replica(device, database);
		const leaves: StoredDocument[] = [];
		for (const { _id } of await local.startingWith('')) leaves.push(...(await local.leaves(_id)));
		return { actor: device.session, leaves };
	});
}

function descends({ _revisions: history }: StoredDocument, rev: string | undefined): boolean {
	return (
		history?.ids.some((id, back) => `${history.start - back}-${id}` === rev) ?? rev === undefined
	);
}

/** Judged as the gateway does, with every doubt for its bearer. */
function mayBring(
	{ person, roles }: Actor,
	leaf: StoredDocument,
	documents: ReadonlyMap<string, StoredDocument[]>
): boolean {
	const [document] = read([leaf]);
	if (document === undefined || !('unit' in document)) return true;
	const there = documents.get(leaf._id) ?? [];
	const about = document.type === 'decision' ? (documents.get(document.activity) ?? []) : [];
	const database = { kind: 'unit', unit: document.unit } as const;
	return canWrite({ person, roles }, database, document, {
		stored: read(there),
		replaced: read(there.filter(({ _rev }) => descends(leaf, _rev))),
		activityLeaves: read(about).flatMap((one) => (one.type === 'activity' ? [one] : [])),
		decidedRevision: null,
		soleSecretary: true,
		periodClosed: false,
		reminded: true,
		outOfTime: false
	}).allowed;
}

function read(documents: readonly StoredDocument[]): AppDocument[] {
	return documents.flatMap((document) => {
		const parsed = parseDocument(asRead(document), Date.now() + FAR_AHEAD_MS);
		return parsed.ok ? [parsed.value] : [];
	});
}
