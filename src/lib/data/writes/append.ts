import { canWrite, nothingStored } from '../../domain/write-access.ts';
import type { Database } from '../../domain/database.ts';
import { databaseName } from '../../domain/database.ts';
import { parseDocument } from '../../domain/document.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Parts } from '../parts.ts';
import { actorOf, stampNow } from '../parts.ts';
import type { WriteFault } from '../write-fault.ts';
import { write } from './write.ts';

/** Writes a document that is written once, by the rules the gateway keeps. Call it inside `whileWriting`. */
export async function append(
	parts: Parts,
	database: Database,
	document: Record<string, unknown> & { _id: string }
): Promise<Result<null, WriteFault>> {
	const parsed = parseDocument(document, parts.chance.now());
	if (!parsed.ok) {
		if (parsed.error.kind === 'invalid')
			return err({ kind: 'invalid', issues: parsed.error.issues });
		return err({ kind: 'denied', denial: parsed.error.kind });
	}
	const verdict = canWrite(actorOf(parts.session()), database, parsed.value, nothingStored);
	if (!verdict.allowed) return err({ kind: 'denied', denial: verdict.denial });
	const written = await write(parts, {
		database: databaseName(database),
		document: parsed.value,
		base: null,
		activity: null,
		draft: null
	});
	return written.ok ? ok(null) : written;
}

/** Now, but after every one of `before`: what answers a document must not seem older, though this clock is behind. */
export function stampAfter(parts: Parts, before: readonly { at: string }[]): string {
	const last = before.reduce((newest, { at }) => (at > newest ? at : newest), '');
	const now = stampNow(parts);
	return now > last ? now : new Date(Date.parse(last) + 1).toISOString();
}
