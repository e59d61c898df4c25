import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { unitDatabase } from '../domain/database.ts';
import { ACCOUNTS } from './auth/account.ts';
import { isMissing } from './auth/account-store.ts';
import type { Couch } from './couch/couch.ts';
import { CouchUnavailable } from './couch/couch.ts';
import { countedTo } from './totals/counted-to.ts';
import { TOTALS_FILE } from './totals/ledger-schema.ts';

const Uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
/** Who a store says it is. */
export type Identity = {
	/** The server's own name, 32 hexadecimal digits. Another one tells phones to compare from zero. */
	uuid: string;
	/** The first name it ever had, which a restore keeps: by it a backup knows where it belongs. */
	installation: string;
	/** A restore is under way, or was cut off: nobody may be served. */
	restoring: boolean;
};
const IdentityDocument = v.looseObject({
	_rev: v.string(),
	uuid: Uuid,
	installation: v.optional(Uuid),
	restoring: v.optional(v.boolean(), false)
});
/** Kept beside the accounts, not in a file: every process of the server must say the same. */
export const IDENTITY = 'identity';
/** Lines: the uuid, the installation, and `restoring` while that is so. */
const FILE = 'uuid';
const RESTORING = 'restoring';

/** Where a server keeps its data. */
export type StorePlace = { couch: Couch; kind: 'embedded' | 'couchdb'; dataDir: string };

/** The store is being put back from a backup, or that was cut off. */
export class StoreRestoring extends CouchUnavailable {
	override readonly name = 'StoreRestoring';
	constructor() {
		super('the store is being restored; where no restore runs any more, run it again');
	}
}

/** A name that nothing had before. */
export const newUuid = () => randomUUID().replaceAll('-', '');

/**
 * The uuid of this server, made at the first start, and anew where its store went back. CouchDB's own uuid will not do: it names a node, and a
 * restored store must get another name.
 * @throws CouchUnavailable while CouchDB does not answer; StoreRestoring
 */
export async function serverIdentity(place: StorePlace): Promise<string> {
	const known = await readIdentity(place);
	if (known?.restoring === true) throw new StoreRestoring();
	if (known !== null && !(place.kind === 'embedded' && (await wentBack(place)))) return known.uuid;
	const uuid = newUuid();
	await writeIdentity(place, {
		uuid,
		installation: known?.installation ?? uuid,
		restoring: false
	});
	// Of two processes that start at once one is refused, and reads what the other wrote.
	const made = await readIdentity(place);
	if (made === null) throw new Error('the server identity was not stored');
	return made.uuid;
}

/** Who the store says it is; null before its first start. @throws CouchUnavailable */
export function readIdentity(place: StorePlace): Promise<Identity | null> {
	return place.kind === 'couchdb'
		? identityOfAccounts(place.couch)
		: Promise.resolve(identityOfFolder(place.dataDir));
}

/** Writes who the store is from now on; durable when it resolves. @throws CouchUnavailable */
export async function writeIdentity(place: StorePlace, identity: Identity): Promise<void> {
	if (place.kind === 'embedded') return writeFolder(place.dataDir, identity);
	const present = await identityDocument(place.couch);
	await place.couch.bulkDocs(ACCOUNTS, [
		{
			_id: IDENTITY,
			type: 'identity',
			v: 1,
			...identity,
			...(present === null ? {} : { _rev: present._rev })
		}
	]);
}

/**
 * Whether less is stored than was counted of it: somebody put an older store in the place of the present one and left
 * the name. Then phones must be told, and everything counted anew.
 */
async function wentBack({ couch, dataDir }: StorePlace): Promise<boolean> {
	const counted = countedTo(join(dataDir, TOTALS_FILE));
	const stored = await couch.updateSeqs([...counted.keys()].map(unitDatabase));
	return [...counted].some(([unit, seq]) => {
		const present = stored.get(unitDatabase(unit));
		return present === undefined || Number.parseInt(present, 10) < Number.parseInt(seq, 10);
	});
}

function identityOfFolder(dataDir: string): Identity | null {
	const [first, second, third] = (readIfThere(join(dataDir, FILE)) ?? '').trim().split('\n');
	const uuid = v.safeParse(Uuid, first);
	if (!uuid.success) return null;
	const installation = v.safeParse(Uuid, second);
	return {
		uuid: uuid.output,
		installation: installation.success ? installation.output : uuid.output,
		restoring: third === RESTORING
	};
}

function writeFolder(dataDir: string, { uuid, installation, restoring }: Identity): void {
	const file = join(dataDir, FILE);
	const written = `${file}.new`;
	const descriptor = openSync(written, 'w');
	writeSync(descriptor, `${uuid}\n${installation}\n${restoring ? `${RESTORING}\n` : ''}`);
	fsyncSync(descriptor);
	closeSync(descriptor);
	renameSync(written, file);
}

function readIfThere(file: string): string | null {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
		throw error;
	}
}

async function identityOfAccounts(couch: Couch): Promise<Identity | null> {
	const document = await identityDocument(couch);
	if (document === null) return null;
	const { uuid, installation = uuid, restoring } = document;
	return { uuid, installation, restoring };
}

async function identityDocument(couch: Couch) {
	try {
		return v.parse(IdentityDocument, await couch.get(ACCOUNTS, IDENTITY));
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
}
