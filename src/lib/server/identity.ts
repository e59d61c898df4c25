import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { unitDatabase } from '../domain/database.ts';
import { ACCOUNTS } from './auth/account.ts';
import { isMissing } from './auth/account-store.ts';
import type { Couch } from './couch/couch.ts';
import { countedTo } from './totals/counted-to.ts';
import { TOTALS_FILE } from './totals/ledger-schema.ts';

/** The server's own name, 32 hexadecimal digits. Another one tells phones to compare from zero. */
const Uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const IdentityDocument = v.looseObject({ uuid: Uuid });
/** Kept beside the accounts, not in a file: every process of the server must say the same. */
const DOCUMENT = 'identity';
const FILE = 'uuid';

const newUuid = () => randomUUID().replaceAll('-', '');

/**
 * The identity of this server, made at the first start, and anew where its store went back. CouchDB's own uuid will not do: it names a node, and a
 * restored store must get another name.
 * @throws CouchUnavailable while CouchDB does not answer
 */
export async function serverIdentity(couch: Couch, kind: 'embedded' | 'couchdb', dataDir: string) {
	if (kind === 'couchdb') return identityOfAccounts(couch);
	return identityOfFolder(dataDir, await wentBack(couch, dataDir));
}

/**
 * Whether less is stored than was counted of it: somebody put an older store in the place of the present one and left
 * the name. Then phones must be told, and everything counted anew.
 */
async function wentBack(couch: Couch, dataDir: string): Promise<boolean> {
	const counted = countedTo(join(dataDir, TOTALS_FILE));
	const stored = await couch.updateSeqs([...counted.keys()].map(unitDatabase));
	return [...counted].some(([unit, seq]) => {
		const present = stored.get(unitDatabase(unit));
		return present === undefined || Number.parseInt(present, 10) < Number.parseInt(seq, 10);
	});
}

function identityOfFolder(dataDir: string, anew: boolean): string {
	const file = join(dataDir, FILE);
	const known = v.safeParse(Uuid, readIfThere(file)?.trim());
	if (known.success && !anew) return known.output;
	const uuid = newUuid();
	const written = `${file}.new`;
	const descriptor = openSync(written, 'w');
	writeSync(descriptor, `${uuid}\n`);
	fsyncSync(descriptor);
	closeSync(descriptor);
	renameSync(written, file);
	return uuid;
}

function readIfThere(file: string): string | null {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
		throw error;
	}
}

async function identityOfAccounts(couch: Couch): Promise<string> {
	const known = await readIdentity(couch);
	if (known !== null) return known;
	// Of two processes that start at once one is refused, and reads what the other wrote.
	await couch.bulkDocs(ACCOUNTS, [{ _id: DOCUMENT, type: 'identity', v: 1, uuid: newUuid() }]);
	const made = await readIdentity(couch);
	if (made === null) throw new Error('the server identity was not stored');
	return made;
}

async function readIdentity(couch: Couch): Promise<string | null> {
	try {
		return v.parse(IdentityDocument, await couch.get(ACCOUNTS, DOCUMENT)).uuid;
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
}
