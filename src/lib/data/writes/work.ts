import type { Database } from '../../domain/database.ts';
import { databaseName } from '../../domain/database.ts';
import * as v from 'valibot';
import { ulid } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { WorkEntry } from '../../domain/work/entry.ts';
import { WorkEntry as Entry } from '../../domain/work/entry.ts';
import type { CommitteeWork, RequestsFault, WorkSaid, WriteAlone } from '../notices.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { StorageFull, orStorageFull } from '../store/fault.ts';
import { workIn } from '../records/kept-documents.ts';
import { WireFault, askJson } from '../wire/exchange.ts';
import type { WriteFault } from '../write-fault.ts';
import { append, appendAll, stampAfter } from './append.ts';
import { requestsFault } from '../wire/requests-fault.ts';

const ID_BYTES = 16;

const Own = v.object({ entries: v.array(Entry) });
const Rows = v.object({ rows: v.array(v.object({ doc: v.unknown() })) });

/** The committee's work on this phone, or what is private to a unit: the log in one database. */
export class PhoneWork implements CommitteeWork {
	readonly #parts: Parts;
	readonly #write: WriteAlone;
	readonly #database: Database;

	constructor(parts: Parts, write: WriteAlone, database: Database) {
		this.#parts = parts;
		this.#write = write;
		this.#database = database;
	}

	async entries(term: string, subjects?: readonly WorkEntry['subject'][]): Promise<WorkEntry[]> {
		return (await workIn(this.#parts, databaseName(this.#database), term, subjects)).entries;
	}

	all(term: string): Promise<{ entries: WorkEntry[]; newer: number }> {
		return workIn(this.#parts, databaseName(this.#database), term);
	}

	async received(): Promise<boolean> {
		const db = await this.#parts.store.db;
		return (await db.get('databases', databaseName(this.#database)))?.complete ?? false;
	}

	async ask({
		term,
		subject,
		key
	}: Pick<WorkSaid, 'term' | 'subject' | 'key'>): Promise<Result<WorkEntry[], RequestsFault>> {
		const of = `work:${term}:${subject}:${key}`;
		const range = new URLSearchParams({
			include_docs: 'true',
			startkey: JSON.stringify(`${of}:`),
			endkey: JSON.stringify(`${of};`)
		});
		try {
			const path = `/db/${databaseName(this.#database)}/_all_docs?${range}`;
			const parsed = v.safeParse(Rows, (await askJson(path)).body);
			if (!parsed.success) return err('serverDown');
			const docs = parsed.output.rows.map(({ doc }) => v.safeParse(Entry, doc));
			return ok(docs.flatMap((doc) => (doc.success ? [doc.output] : [])));
		} catch (error) {
			if (!(error instanceof WireFault)) throw error;
			return err(requestsFault(error));
		}
	}

	async askOwn(): Promise<Result<WorkEntry[], RequestsFault>> {
		if (this.#database.kind !== 'unitPrivate') return ok([]);
		try {
			const { body } = await askJson(`/api/own-assessments/${this.#database.unit}`);
			const parsed = v.safeParse(Own, body);
			return parsed.success ? ok(parsed.output.entries) : err('serverDown');
		} catch (error) {
			if (!(error instanceof WireFault)) throw error;
			return err(requestsFault(error));
		}
	}

	newKey(): string {
		const { now, random } = this.#parts.chance;
		return ulid(now(), random(ID_BYTES));
	}

	async text(of: string): Promise<{ text: string; since: string } | null> {
		const kept = await (await this.#parts.store.db).get('settings', 'texts');
		const found = kept?.name === 'texts' ? kept.texts[of] : undefined;
		if (found === undefined) return null;
		return { ...found, text: await this.#parts.vault.openText(of, found.text) };
	}

	async keepText(of: string, text: string | null): Promise<Result<{ at: string }, WriteFault>> {
		try {
			const at = stampNow(this.#parts);
			const kept = text === null ? null : { text: await this.#sealed(of, text), since: at };
			await orStorageFull(() => this.#putText(of, kept));
			return ok({ at });
		} catch (error) {
			if (error instanceof StorageFull) return err({ kind: 'storageFull' });
			throw error;
		}
	}

	#sealed(of: string, text: string): Promise<string> {
		return this.#parts.vault.sealText(databaseName(this.#database), of, text);
	}

	async #putText(of: string, value: { text: string; since: string } | null): Promise<void> {
		const tx = (await this.#parts.store.db).transaction('settings', 'readwrite');
		const kept = await tx.store.get('texts');
		const texts = new Map(Object.entries(kept?.name === 'texts' ? kept.texts : {}));
		if (value === null) texts.delete(of);
		else texts.set(of, { ...value, since: texts.get(of)?.since ?? value.since });
		await tx.store.put({ name: 'texts', texts: Object.fromEntries(texts) });
		await tx.done;
	}

	say(said: WorkSaid): Promise<Result<null, WriteFault>> {
		return this.#write(async () => {
			const known = await this.entries(said.term);
			return append(this.#parts, this.#database, this.#entry(said, known));
		});
	}

	sayAll(all: readonly WorkSaid[]): Promise<Result<null, WriteFault>> {
		return this.#write(async () => {
			const [first] = all;
			if (first === undefined) return ok(null);
			const known = await this.entries(first.term);
			const entries = all.map((said) => this.#entry(said, known));
			return appendAll(this.#parts, this.#database, entries);
		});
	}

	/** The entry as it is written now, after all that is known of the same thing. */
	#entry({ term, subject, key, set }: WorkSaid, known: readonly WorkEntry[]) {
		const { person, name } = this.#parts.session();
		const before = known.filter((entry) => entry.subject === subject && entry.key === key);
		return {
			_id: `work:${term}:${subject}:${key}:${this.newKey()}`,
			type: 'work',
			v: 1,
			term,
			subject,
			key,
			set,
			by: person,
			name,
			at: stampAfter(this.#parts, before)
		};
	}
}
