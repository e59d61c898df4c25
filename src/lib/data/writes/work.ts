import { ulid } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { WorkEntry } from '../../domain/work/entry.ts';
import type { CommitteeWork, WorkSaid, WriteAlone } from '../notices.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { StorageFull, orStorageFull } from '../store/fault.ts';
import { workOn } from '../records/kept-documents.ts';
import type { WriteFault } from '../write-fault.ts';
import { append, stampAfter } from './append.ts';

const ID_BYTES = 16;

/** The committee's work on this phone. */
export class PhoneWork implements CommitteeWork {
	readonly #parts: Parts;
	readonly #write: WriteAlone;

	constructor(parts: Parts, write: WriteAlone) {
		this.#parts = parts;
		this.#write = write;
	}

	entries(term: string): Promise<WorkEntry[]> {
		return workOn(this.#parts.store, term);
	}

	newKey(): string {
		const { now, random } = this.#parts.chance;
		return ulid(now(), random(ID_BYTES));
	}

	async text(of: string): Promise<{ text: string; since: string } | null> {
		const kept = await (await this.#parts.store.db).get('settings', 'texts');
		return kept?.name === 'texts' ? (kept.texts[of] ?? null) : null;
	}

	async keepText(of: string, text: string | null): Promise<Result<{ at: string }, WriteFault>> {
		try {
			const at = stampNow(this.#parts);
			await orStorageFull(() => this.#putText(of, text === null ? null : { text, since: at }));
			return ok({ at });
		} catch (error) {
			if (error instanceof StorageFull) return err({ kind: 'storageFull' });
			throw error;
		}
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

	say({ term, subject, key, set }: WorkSaid): Promise<Result<null, WriteFault>> {
		return this.#write(async () => {
			const { person, name } = this.#parts.session();
			const known = await workOn(this.#parts.store, term);
			const before = known.filter((entry) => entry.subject === subject && entry.key === key);
			return append(
				this.#parts,
				{ kind: 'committee' },
				{
					...{ _id: `work:${term}:${subject}:${key}:${this.newKey()}`, type: 'work', v: 1 },
					...{ term, subject, key, set },
					...{ by: person, name, at: stampAfter(this.#parts, before) }
				}
			);
		});
	}
}
