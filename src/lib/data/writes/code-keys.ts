import { fromBase64, toBase64 } from '../../domain/handover/bytes.ts';
import { CHECK_IN_DAYS } from '../../domain/check-in/check-in.ts';
import type { ActivityId, PersonId } from '../../domain/ids.ts';
import type { Gathering, MarkMaker } from '../check-ins.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { orStorageFull } from '../store/fault.ts';
import type { CodeKey } from '../store/schema.ts';

const KEY_BYTES = 32;
const MARK_BYTES = 9;
const DAY_MS = 86_400_000;
const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' } as const;

/**
 * The keys by which this phone's codes are made, one a record, and who of those who read one was on its list. They never
 * leave the phone: whoever has none can make no code that this phone would take for its own.
 */
export class CodeKeys {
	readonly #parts: Parts;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** Makes marks for a record by its key, which is made now where there is none. @throws StorageFull */
	async makerOf(of: Gathering): Promise<MarkMaker> {
		const tx = (await this.#parts.store.db).transaction('settings', 'readwrite');
		const kept = await tx.store.get('codeKeys');
		const all = kept?.name === 'codeKeys' ? kept.keys : [];
		const known = all.find(({ activity }) => activity === of.activity);
		const own = known ?? this.#newKey(of.activity);
		await orStorageFull(async () => {
			if (known === undefined)
				await tx.store.put({ name: 'codeKeys', keys: [...this.#young(all), own] });
			await tx.done;
		});
		return makerBy(own, of);
	}

	/** The same of a record whose codes this phone has shown; null: it has shown none. */
	async knownMaker(of: Gathering): Promise<MarkMaker | null> {
		const own = await this.#of(of.activity);
		return own === undefined ? null : makerBy(own, of);
	}

	async taken(activity: ActivityId): Promise<PersonId[]> {
		return (await this.#of(activity))?.taken ?? [];
	}

	/** Changes who was on the list; of a record whose codes another phone shows nothing is noted. */
	async change(
		activity: ActivityId,
		work: (taken: readonly PersonId[]) => PersonId[]
	): Promise<void> {
		const tx = (await this.#parts.store.db).transaction('settings', 'readwrite');
		const kept = await tx.store.get('codeKeys');
		const all = kept?.name === 'codeKeys' ? kept.keys : [];
		const keys = all.map((one) =>
			one.activity === activity ? { ...one, taken: work(one.taken) } : one
		);
		await orStorageFull(async () => {
			if (all.length > 0) await tx.store.put({ name: 'codeKeys', keys });
			await tx.done;
		});
	}

	async #of(activity: ActivityId): Promise<CodeKey | undefined> {
		const kept = await (await this.#parts.store.db).get('settings', 'codeKeys');
		const all = kept?.name === 'codeKeys' ? kept.keys : [];
		return all.find((one) => one.activity === activity);
	}

	#newKey(activity: ActivityId): CodeKey {
		const key = toBase64(this.#parts.chance.random(KEY_BYTES));
		return { activity, key, at: stampNow(this.#parts), taken: [] };
	}

	/** Those for which somebody may still come. */
	#young(keys: readonly CodeKey[]): CodeKey[] {
		const oldest = this.#parts.chance.now() - 2 * CHECK_IN_DAYS * DAY_MS;
		return keys.filter(({ at }) => Date.parse(at) > oldest);
	}
}

/** The key stands for the record and its unit: what is made by it is worth nothing for another. */
async function makerBy({ key }: CodeKey, { activity, unit }: Gathering): Promise<MarkMaker> {
	const bytes = fromBase64(key) ?? new Uint8Array();
	const secret = await crypto.subtle.importKey('raw', bytes, ALGORITHM, false, ['sign']);
	const encoder = new TextEncoder();
	return async (window) => {
		const text = encoder.encode(`${activity} ${unit} ${window}`);
		const whole = new Uint8Array(await crypto.subtle.sign(ALGORITHM.name, secret, text));
		return toBase64(whole.subarray(0, MARK_BYTES));
	};
}
