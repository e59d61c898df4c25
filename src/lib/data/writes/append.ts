import type { WriteContext } from '../../domain/write-access.ts';
import { canWrite, nothingStored } from '../../domain/write-access.ts';
import type { Database } from '../../domain/database.ts';
import { databaseName } from '../../domain/database.ts';
import { parseDocument } from '../../domain/document.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Parts } from '../parts.ts';
import { actorOf, stampNow } from '../parts.ts';
import type { WriteFault } from '../write-fault.ts';
import { recover } from './recover.ts';
import type { NewWrite } from './write.ts';
import { putIntents, whereRoom, write } from './write.ts';

/** Judges a document that is written once, by the rules the gateway keeps. */
function judged(
	parts: Parts,
	database: Database,
	document: Record<string, unknown> & { _id: string },
	context: WriteContext = nothingStored
): Result<NewWrite, WriteFault> {
	const parsed = parseDocument(document, parts.chance.now());
	if (!parsed.ok) {
		if (parsed.error.kind === 'invalid')
			return err({ kind: 'invalid', issues: parsed.error.issues });
		return err({ kind: 'denied', denial: parsed.error.kind });
	}
	const verdict = canWrite(actorOf(parts.session()), database, parsed.value, context);
	if (!verdict.allowed) return err({ kind: 'denied', denial: verdict.denial });
	return ok({
		database: databaseName(database),
		document: parsed.value,
		base: null,
		activity: null,
		draft: null
	});
}

/** Writes a document that is written once. Call it inside `whileWriting`. */
export async function append(
	parts: Parts,
	database: Database,
	document: Record<string, unknown> & { _id: string },
	context?: WriteContext
): Promise<Result<null, WriteFault>> {
	const wanted = judged(parts, database, document, context);
	if (!wanted.ok) return wanted;
	const written = await write(parts, wanted.value);
	return written.ok ? ok(null) : written;
}

/** Writes several such documents: all of them are on the phone, flushed to disk, or none is. Call it inside `whileWriting`. */
export async function appendAll(
	parts: Parts,
	database: Database,
	documents: readonly (Record<string, unknown> & { _id: string })[]
): Promise<Result<null, WriteFault>> {
	const wanted: NewWrite[] = [];
	for (const document of documents) {
		const one = judged(parts, database, document);
		if (!one.ok) return one;
		wanted.push(one.value);
	}
	const put = await whereRoom(() => putIntents(parts, wanted));
	if (!put.ok) return put;
	// They are safe from here on: what PouchDB has no room for now it gets at the next round.
	await whereRoom(() => recover(parts));
	parts.news.announce({ what: 'written' });
	return ok(null);
}

/** Now, but after every one of `before`: what answers a document must not seem older, though this clock is behind. */
export function stampAfter(parts: Parts, before: readonly { at: string }[]): string {
	const last = before.reduce((newest, { at }) => (at > newest ? at : newest), '');
	const now = stampNow(parts);
	return now > last ? now : new Date(Date.parse(last) + 1).toISOString();
}
