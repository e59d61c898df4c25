import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { createGunzip, createGzip, type Gzip } from 'node:zlib';
import * as v from 'valibot';
import type { StoredDocument } from '../couch/couch.ts';

/*
 * A backup is a gzip of JSON lines: who it is of; then for each database its name and every leaf of every document with
 * its revisions, deletions included; then how much there is, and the SHA-256 of all lines before. It knows neither
 * store: what one wrote the other can read.
 */

const FORMAT = 'so-tay-doan-khoi';
const VERSION = 1;

const Uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** The first line. `at`: when it began, by the server's clock. */
export const BackupHead = v.strictObject({
	backup: v.literal(FORMAT),
	v: v.literal(VERSION),
	installation: Uuid,
	at: v.pipe(v.string(), v.isoTimestamp())
});
export type BackupHead = v.InferOutput<typeof BackupHead>;

const Line = v.union([
	v.strictObject({ database: v.pipe(v.string(), v.nonEmpty()) }),
	v.strictObject({ doc: v.looseObject({ _id: v.string(), _rev: v.string() }) }),
	v.strictObject({
		end: v.strictObject({ databases: Count, documents: Count, sha256: v.string() })
	})
]);

/** What a backup holds: how many databases, and how many versions of documents. */
export type BackupSize = { databases: number; documents: number };

/** A file that is no whole backup of ours; the message is for the operator. */
export class BackupFault extends Error {
	override readonly name = 'BackupFault';
}

/** Writes a backup beside its place, and puts it there when it is whole and on the disk. */
export class BackupWriter {
	readonly #path: string;
	readonly #gzip: Gzip;
	readonly #written: Promise<unknown>;
	readonly #hash: Hash = createHash('sha256');
	#databases = 0;
	#documents = 0;

	/** @param path where the backup will stand; whatever stands there is replaced */
	constructor(path: string, head: Pick<BackupHead, 'installation' | 'at'>) {
		this.#path = path;
		this.#gzip = createGzip({ level: 6 });
		const file = createWriteStream(this.#part, { mode: 0o600 });
		this.#written = once(this.#gzip.pipe(file), 'finish');
		// A full disk is met where the next line waits, not as a fault of nobody's.
		this.#written.catch(() => undefined);
		file.on('error', (error) => this.#gzip.destroy(error));
		void this.#line({ backup: FORMAT, v: VERSION, ...head });
	}

	get #part(): string {
		return `${this.#path}.part`;
	}

	async database(name: string): Promise<void> {
		this.#databases += 1;
		await this.#line({ database: name });
	}

	async document(doc: StoredDocument): Promise<void> {
		this.#documents += 1;
		await this.#line({ doc });
	}

	/** Ends the file; it stands in its place when this resolves. */
	async end(): Promise<BackupSize> {
		const size = { databases: this.#databases, documents: this.#documents };
		const sha256 = this.#hash.copy().digest('hex');
		await this.#line({ end: { ...size, sha256 } });
		this.#gzip.end();
		await this.#written;
		await flush(this.#part);
		await rename(this.#part, this.#path);
		await flush(dirname(this.#path));
		return size;
	}

	async #line(line: object): Promise<void> {
		const text = `${JSON.stringify(line)}\n`;
		this.#hash.update(text);
		if (this.#gzip.destroyed) await this.#written;
		if (!this.#gzip.write(text)) await Promise.race([once(this.#gzip, 'drain'), this.#written]);
	}
}

async function flush(path: string): Promise<void> {
	// Windows has no way to flush a folder, and needs none.
	if (process.platform === 'win32') return;
	const handle = await open(path, 'r');
	await handle.sync();
	await handle.close();
}

/** A document of a backup, with the database it belongs to; `doc` null where a database begins. */
export type BackupEntry = { database: string; doc: StoredDocument | null };

/**
 * Reads a backup line by line. Whoever must not act on half a file reads it to its end first ({@link checkBackup}).
 * @throws BackupFault where it is no backup, of a newer version, spoiled or cut off
 */
export async function* readBackup(
	path: string,
	onHead: (head: BackupHead) => void = () => undefined
): AsyncGenerator<BackupEntry, BackupSize> {
	const hash = createHash('sha256');
	let head: BackupHead | null = null;
	let database: string | null = null;
	const size = { databases: 0, documents: 0 };
	let ended = false;
	for await (const text of linesOf(path)) {
		if (ended) throw new BackupFault(`${path} is spoiled: it goes on after its end`);
		if (head === null) {
			head = headOf(text);
			onHead(head);
		} else {
			const line = v.safeParse(Line, jsonOf(text));
			if (!line.success) throw new BackupFault(`${path} is spoiled: a line is none of a backup`);
			if ('end' in line.output) {
				const { end } = line.output;
				const same = end.databases === size.databases && end.documents === size.documents;
				if (!same || end.sha256 !== hash.digest('hex'))
					throw new BackupFault(`${path} is spoiled: it does not hold what it says it holds`);
				ended = true;
			} else if ('database' in line.output) {
				({ database } = line.output);
				size.databases += 1;
				yield { database, doc: null };
			} else {
				if (database === null) throw new BackupFault(`${path} is spoiled: a document is nowhere`);
				size.documents += 1;
				yield { database, doc: line.output.doc as StoredDocument };
			}
		}
		if (!ended) hash.update(`${text}\n`);
	}
	if (ended) return size;
	throw new BackupFault(`${path} is only a part of a backup: it ends in the middle`);
}

/** Reads a backup to its end and says what it is. @throws BackupFault */
export async function checkBackup(path: string): Promise<BackupHead & BackupSize> {
	let head: BackupHead | null = null;
	const reading = readBackup(path, (found) => (head = found));
	for (;;) {
		const step = await reading.next();
		if (step.done !== true) continue;
		if (head === null) throw new BackupFault(`${path} is no backup`);
		return { ...(head as BackupHead), ...step.value };
	}
}

async function* linesOf(path: string): AsyncGenerator<string> {
	const file = createReadStream(path);
	const plain = file.pipe(createGunzip());
	file.on('error', (error) => plain.destroy(error));
	try {
		yield* createInterface({ input: plain, crlfDelay: Infinity });
		if (plain.errored !== null) throw plain.errored;
	} catch (error) {
		throw faultOf(path, error);
	} finally {
		file.destroy();
	}
}

function faultOf(path: string, error: unknown): unknown {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (code === 'ENOENT') return new BackupFault(`${path} is not there`);
	if (code === 'EISDIR') return new BackupFault(`${path} is a folder`);
	if (code === 'Z_BUF_ERROR')
		return new BackupFault(`${path} is only a part of a backup: it ends in the middle`);
	return code.startsWith('Z_') ? new BackupFault(`${path} is no backup, or is spoiled`) : error;
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function headOf(text: string): BackupHead {
	const found = jsonOf(text);
	const head = v.safeParse(BackupHead, found);
	if (head.success) return head.output;
	const newer = v.safeParse(v.looseObject({ backup: v.literal(FORMAT), v: v.number() }), found);
	throw new BackupFault(
		newer.success
			? `the backup was made by a newer version of the app (${newer.output.v}): restore it with that one`
			: 'the file is no backup of this app'
	);
}
