import { canWrite, nothingStored } from '../../domain/write-access.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { AppDocument } from '../../domain/document.ts';
import { parseDocument } from '../../domain/document.ts';
import type { Result } from '../../domain/result.ts';
import { closingOverHeadcount } from '../../domain/period/closed-headcount.ts';
import { err, ok } from '../../domain/result.ts';
import { HEADCOUNT_VERSION, type Headcount } from '../../domain/unit/headcount.ts';
import type { Person } from '../../domain/unit/person.ts';
import { standingHeadcount } from '../../domain/unit/standing-headcount.ts';
import type { WriteFault } from '../device.ts';
import type { Parts } from '../parts.ts';
import { actorOf } from '../parts.ts';
import { closingsOn } from '../records/kept-documents.ts';
import { readHeadcount, readPerson } from '../records/read-document.ts';
import type { RawDocument } from '../store/schema.ts';
import { write } from './write.ts';

function read(document: RawDocument): AppDocument | null {
	return document._id.startsWith('person:') ? readPerson(document) : readHeadcount(document);
}

/** Whether a headcount would move the denominators of a period that was closed, as far as this phone knows. */
async function isClosedOver(parts: Parts, { unit, closingDate }: Headcount): Promise<boolean> {
	const closings = await closingsOn(parts.store);
	const entered = await (
		await parts.store.db
	).getAll('headcounts', IDBKeyRange.bound([unit], [unit, []]));
	const dates = entered.map((headcount) => headcount.closingDate);
	return closingOverHeadcount(closings, unit, closingDate, dates) !== null;
}

/** Why a version of a person or a headcount that follows `base` may not be written, or null. */
export async function judgeRoster(
	parts: Parts,
	document: Person | Headcount,
	{ leaves, base }: { leaves: readonly RawDocument[]; base: RawDocument | null }
): Promise<WriteFault | null> {
	const parsed = parseDocument(document, parts.chance.now());
	if (!parsed.ok) {
		if (parsed.error.kind === 'invalid') return { kind: 'invalid', issues: parsed.error.issues };
		return { kind: 'denied', denial: parsed.error.kind };
	}
	const database = { kind: 'unit', unit: document.unit } as const;
	const known = (docs: readonly RawDocument[]) => docs.flatMap((doc) => read(doc) ?? []);
	const verdict = canWrite(actorOf(parts.session()), database, document, {
		...nothingStored,
		stored: known(leaves),
		replaced: known(base === null ? [] : [base]),
		periodClosed: document.type === 'headcount' && (await isClosedOver(parts, document))
	});
	return verdict.allowed ? null : { kind: 'denied', denial: verdict.denial };
}

/** The leaf that is shown: of headcounts the one that stands, of a person the winner, with what was taken in. */
function shownLeaf(leaves: readonly RawDocument[]): RawDocument | null {
	const found = standingHeadcount(leaves.flatMap((leaf) => readHeadcount(leaf) ?? []));
	return leaves.find(({ _rev }) => _rev === found?.standing._rev) ?? leaves[0] ?? null;
}

/** A headcount that was closed again knows of those that were closed apart: they are not asked about any more. */
function overOthers(headcount: Headcount, leaves: readonly RawDocument[]): Headcount {
	const known = leaves.flatMap((leaf) => readHeadcount(leaf) ?? []);
	const named = known.flatMap(({ _rev, over = [] }) => [...over, ...(_rev ? [_rev] : [])]);
	const over = [...new Set(named)].filter((rev) => rev !== headcount._rev);
	return over.length === 0 ? headcount : { ...headcount, v: HEADCOUNT_VERSION, over };
}

/**
 * Writes a person of the roster or a headcount. `_rev` is the version that was on screen: where the stored one is
 * another, somebody changed it meanwhile, and the answer is `gone`. Call it inside `whileWriting`.
 */
export async function saveRosterDocument(
	parts: Parts,
	document: Person | Headcount
): Promise<Result<null, WriteFault>> {
	const database = unitDatabase(document.unit);
	const leaves = await (await parts.databases()).get(database).leaves(document._id);
	const base = shownLeaf(leaves);
	if ((base?._rev ?? null) !== (document._rev ?? null)) return err({ kind: 'gone' });
	const next = document.type === 'headcount' ? overOthers(document, leaves) : document;
	const fault = await judgeRoster(parts, next, { leaves, base });
	if (fault !== null) return err(fault);
	const { _rev, ...fields } = next;
	void _rev;
	const written = await write(parts, {
		database,
		document: fields,
		base,
		activity: null,
		draft: null
	});
	return written.ok ? ok(null) : written;
}
