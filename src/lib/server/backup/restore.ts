import { AUDIT } from '../audit/audit.ts';
import { ACCOUNTS } from '../auth/account.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import type { Identity, StorePlace } from '../identity.ts';
import { HANDOVER_KEYS } from '../handover/server-keys.ts';
import { IDENTITY, newUuid, readIdentity, writeIdentity } from '../identity.ts';
import { isDerived, isOwn } from '../own-databases.ts';
import { PRIVACY } from '../privacy/privacy-store.ts';
import { RECEIPTS } from '../receipts/receipts.ts';
import { BackupFault, checkBackup, readBackup, type BackupSize } from './backup-file.ts';
import { LeafWriter } from './leaf-writer.ts';

/** What happened stays what happened: these are added to, and never taken back. */
const ONLY_ADDED = new Set([AUDIT, PRIVACY, RECEIPTS]);

export type RestoreOptions = {
	/** What the store holds may be replaced by the backup. */
	replace: boolean;
	/** Also where the backup is of another installation. */
	otherInstallation: boolean;
	onDatabase?: (name: string) => void;
};

/**
 * Puts a store back to a backup, which may be of either kind of store. Running servers answer 503 meanwhile and take a
 * new `uuid` afterwards, so that phones compare from zero and send what the backup lacks. Where it is cut off, no server
 * serves the half of it: it is run again.
 * @throws BackupFault with one sentence where it may not be done: nothing was changed then; CouchError, CouchUnavailable
 */
export async function restore(
	place: StorePlace,
	path: string,
	{ replace, otherInstallation, onDatabase = () => undefined }: RestoreOptions
): Promise<BackupSize> {
	const { couch } = place;
	const head = await checkBackup(path);
	const present = await readIdentity(place);
	if (present?.restoring !== true && (await hasData(couch))) {
		// Null: its accounts are gone, and with them whose it is; the backup is what brings them back.
		const isOther = present !== null && present.installation !== head.installation;
		if (isOther && !otherInstallation)
			throw new BackupFault(
				'the backup is of another installation: with --other-installation it takes the place of this one'
			);
		if (!replace)
			throw new BackupFault('the store is not empty: with --replace the backup takes its place');
	}
	const { installation } = head;
	const restoring: Identity = { uuid: newUuid(), installation, restoring: true };
	await couch.createDatabase(ACCOUNTS);
	await writeIdentity(place, restoring);
	const size = await load(couch, path, onDatabase);
	await writeIdentity(place, { uuid: newUuid(), installation, restoring: false });
	return size;
}

/** Whether anybody or anything of the block is in the store. */
async function hasData(couch: Couch): Promise<boolean> {
	const names = await couch.listDatabases();
	for (const name of names.filter(isOwn)) {
		if (ONLY_ADDED.has(name) || isDerived(name)) continue;
		const { rows } = await couch.allDocs(name, { limit: 2 });
		if (rows.some((row) => 'id' in row && row.id !== IDENTITY)) return true;
	}
	return false;
}

async function load(
	couch: Couch,
	path: string,
	onDatabase: (name: string) => void
): Promise<BackupSize> {
	for (const name of await couch.listDatabases())
		if (isOwn(name) && name !== ACCOUNTS && !ONLY_ADDED.has(name)) await couch.deleteDatabase(name);
	const accounts: StoredDocument[] = [];
	let writer: LeafWriter | null = null;
	const reading = readBackup(path);
	for (;;) {
		const step = await reading.next();
		if (step.done === true) {
			await writer?.flush();
			await replaceAccounts(couch, accounts);
			return step.value;
		}
		const { database, doc } = step.value;
		if (doc === null) {
			await writer?.flush();
			onDatabase(database);
			await couch.createDatabase(database);
			writer = database === ACCOUNTS ? null : new LeafWriter(couch, database);
		} else if (writer === null) accounts.push(doc);
		else await writer.add(doc);
	}
}

/**
 * Accounts and sessions as they were. Their database stays, because the store's identity is in it, and so they are
 * written as new versions of what is there.
 */
async function replaceAccounts(couch: Couch, backedUp: readonly StoredDocument[]): Promise<void> {
	const { rows } = await couch.allDocs(ACCOUNTS);
	const present = new Map(
		rows.flatMap((row) => ('id' in row ? [[row.id, row.value.rev] as const] : []))
	);
	present.delete(IDENTITY);
	const living = backedUp.filter((doc) => doc._deleted !== true && doc._id !== IDENTITY);
	const kept = new Set(living.map(({ _id }) => _id));
	const written = living.map(({ _rev, _revisions, ...doc }) => {
		void _rev;
		void _revisions;
		const rev = present.get(doc._id);
		return rev === undefined ? doc : { ...doc, _rev: rev };
	});
	const gone = [...present].flatMap(([_id, _rev]) =>
		// A backup older than these keys says nothing of them: what phones have signed since stays good.
		kept.has(_id) || _id === HANDOVER_KEYS ? [] : [{ _id, _rev, _deleted: true }]
	);
	const all: StoredDocument[] = [...gone, ...written];
	for (let at = 0; at < all.length; at += 500) {
		const answers = await couch.bulkDocs(ACCOUNTS, all.slice(at, at + 500));
		const failed = answers.find((one) => 'error' in one);
		if (failed !== undefined && 'error' in failed)
			throw new Error(`the store refused an account: ${failed.reason}`);
	}
}
