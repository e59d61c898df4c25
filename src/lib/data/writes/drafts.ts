import { sameContent } from '../../domain/json.ts';
import type { ActivityId, PersonId, UnitId } from '../../domain/ids.ts';
import { newActivityId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Draft, WriteFault } from '../device.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { StorageFull, orStorageFull } from '../store/fault.ts';
import type { StoredDraft } from '../store/schema.ts';

/** A replaced value is kept until the draft is submitted; more than this is a tab gone wild. */
const MOST_DISPLACED = 50;
const ID_BYTES = 16;

/**
 * Drafts as they are typed. Every field counts its writes, and this tab remembers which write it saw last: a value
 * another tab wrote meanwhile is not lost when this tab writes over it, it moves to `displaced`.
 */
export class Drafts {
	readonly #parts: Parts;
	/** By draft and field, the number of the write this tab has seen. */
	readonly #seen = new Map<string, number>();

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** Every draft, the one typed in last first. */
	async all(): Promise<Draft[]> {
		const stored = await (await this.#parts.store.db).getAll('drafts');
		return stored
			.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
			.map((draft) => withoutCounts(draft));
	}

	async get(id: ActivityId): Promise<Draft | null> {
		const stored = await (await this.#parts.store.db).get('drafts', id);
		if (stored === undefined) return null;
		this.#see(stored);
		return withoutCounts(stored);
	}

	/** A new draft; its id is the id the record will have. @throws StorageFull */
	async create(unit: UnitId, author: PersonId): Promise<Draft> {
		const { chance } = this.#parts;
		const id = newActivityId(chance.now(), chance.random(ID_BYTES));
		return this.#add({ id, unit, author, base: null }, {});
	}

	/** A draft that edits a record; the one there is, if there is one. @throws StorageFull */
	async edit(about: Pick<StoredDraft, 'id' | 'unit' | 'author' | 'base'>, fields: Draft['fields']) {
		return (await this.get(about.id)) ?? this.#add(about, fields);
	}

	/** Stores one field; durable before it resolves. */
	async saveField(
		id: ActivityId,
		field: string,
		value: unknown
	): Promise<Result<{ at: string }, WriteFault>> {
		try {
			const saved = await orStorageFull(() => this.#put(id, field, value));
			if (saved === null) return err({ kind: await this.#whyMissing(id) });
			this.#parts.news.announce({ what: 'drafts' });
			return ok({ at: saved });
		} catch (error) {
			if (error instanceof StorageFull) return err({ kind: 'storageFull' });
			throw error;
		}
	}

	async discard(id: ActivityId): Promise<void> {
		await (await this.#parts.store.db).delete('drafts', id);
		this.#parts.news.announce({ what: 'drafts' });
	}

	/** Why a draft is not there: it became a record in another tab, or was thrown away there. */
	async #whyMissing(id: ActivityId): Promise<'alreadySubmitted' | 'gone'> {
		return (await isRecord(this.#parts, id)) ? 'alreadySubmitted' : 'gone';
	}

	async #add(
		about: Pick<StoredDraft, 'id' | 'unit' | 'author' | 'base'>,
		fields: Draft['fields']
	): Promise<Draft> {
		const at = stampNow(this.#parts);
		const counted = Object.entries(fields).map(([field, value]) => [field, { value, n: 1 }]);
		const draft: StoredDraft = {
			...about,
			fields: Object.fromEntries(counted),
			displaced: [],
			createdAt: at,
			updatedAt: at
		};
		const db = await this.#parts.store.db;
		await orStorageFull(() => db.put('drafts', draft));
		this.#see(draft);
		this.#parts.news.announce({ what: 'drafts' });
		return withoutCounts(draft);
	}

	async #put(id: ActivityId, field: string, value: unknown): Promise<string | null> {
		const tx = (await this.#parts.store.db).transaction('drafts', 'readwrite');
		const draft = await tx.store.get(id);
		if (draft === undefined) return null;
		const at = laterThan(draft.updatedAt, stampNow(this.#parts));
		const old = draft.fields[field];
		const seen = this.#seen.get(`${id} ${field}`) ?? 0;
		const foreign = old !== undefined && old.n !== seen && !sameContent(old.value, value);
		const displaced = foreign
			? [...draft.displaced, { field, value: old.value, at: draft.updatedAt }]
			: draft.displaced;
		const n = (old?.n ?? 0) + 1;
		await tx.store.put({
			...draft,
			fields: { ...draft.fields, [field]: { value, n } },
			displaced: displaced.slice(-MOST_DISPLACED),
			updatedAt: at
		});
		await tx.done;
		this.#seen.set(`${id} ${field}`, n);
		return at;
	}

	#see(draft: StoredDraft): void {
		for (const [field, { n }] of Object.entries(draft.fields)) {
			this.#seen.set(`${draft.id} ${field}`, n);
		}
	}
}

/** Whether a record of this id is on the phone. */
export async function isRecord(parts: Parts, id: ActivityId): Promise<boolean> {
	const db = await parts.store.db;
	const entry = await db.get('records', id);
	if (entry?.row) return true;
	const waiting = await db.getAll('outbox');
	return waiting.some((row) => row.id === id);
}

/** `updatedAt` also tells a draft's states apart, so it moves on even where the clock was set back. */
function laterThan(before: string, now: string): string {
	return now > before ? now : new Date(Date.parse(before) + 1).toISOString();
}

function withoutCounts({ fields, ...draft }: StoredDraft): Draft {
	const values = Object.entries(fields).map(([field, { value }]) => [field, value]);
	return {
		id: draft.id,
		unit: draft.unit,
		author: draft.author,
		base: draft.base,
		fields: Object.fromEntries(values),
		displaced: draft.displaced,
		updatedAt: draft.updatedAt
	};
}
