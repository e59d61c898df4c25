import { canWrite, nothingStored } from '../../domain/write-access.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { AppDocument } from '../../domain/document.ts';
import { parseDocument } from '../../domain/document.ts';
import type { Result } from '../../domain/result.ts';
import { closingOverHeadcount } from '../../domain/period/closed-headcount.ts';
import { err, ok } from '../../domain/result.ts';
import type { Headcount } from '../../domain/unit/headcount.ts';
import type { Person } from '../../domain/unit/person.ts';
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

async function judge(
	parts: Parts,
	document: Person | Headcount,
	stored: AppDocument | null
): Promise<WriteFault | null> {
	const parsed = parseDocument(document, parts.chance.now());
	if (!parsed.ok) {
		if (parsed.error.kind === 'invalid') return { kind: 'invalid', issues: parsed.error.issues };
		return { kind: 'denied', denial: parsed.error.kind };
	}
	const database = { kind: 'unit', unit: document.unit } as const;
	const versions = stored === null ? [] : [stored];
	const verdict = canWrite(actorOf(parts.session()), database, document, {
		...nothingStored,
		stored: versions,
		replaced: versions,
		periodClosed: document.type === 'headcount' && (await isClosedOver(parts, document))
	});
	return verdict.allowed ? null : { kind: 'denied', denial: verdict.denial };
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
	const base = await (await parts.databases()).get(database).get(document._id);
	if ((base?._rev ?? null) !== (document._rev ?? null)) return err({ kind: 'gone' });
	const fault = await judge(parts, document, base === null ? null : read(base));
	if (fault !== null) return err(fault);
	const { _rev, ...fields } = document;
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
