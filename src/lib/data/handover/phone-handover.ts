import type { Bundle, BundleFault } from '../../domain/handover/bundle.ts';
import { codeOf, MOST_CONTENT_BYTES, parseBundle } from '../../domain/handover/bundle.ts';
import { toBase64 } from '../../domain/handover/bytes.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { orStorageFull, StorageFull } from '../store/fault.ts';
import { WireFault } from '../wire/exchange.ts';
import { carryNow } from './carry.ts';
import { hasCiphers, inflate, isGenuine, markOf } from './ciphers.ts';
import { noteHandover } from './due.ts';
import type {
	CarriedView,
	CarryEnd,
	Collected,
	CollectFault,
	GivenView,
	Handover,
	HandoverReadiness,
	HandoverWay,
	MadeBundle,
	MakeFault
} from './handover.ts';
import { makeBundle } from './make-bundle.ts';
import type { CarriedRow, GivenRow } from './shelf.ts';
import { HandoverShelf } from './shelf.ts';
import { renewWord } from './word.ts';

/** From phone to phone, on this phone. */
export class PhoneHandover implements Handover {
	readonly #parts: Parts;
	readonly #shelf: HandoverShelf;
	readonly #ended = new AbortController();

	constructor(parts: Parts) {
		this.#parts = parts;
		this.#shelf = new HandoverShelf(parts.session().person);
	}

	async readiness(reach = false): Promise<HandoverReadiness> {
		if (!hasCiphers()) return 'unsupported';
		const own = await this.#shelf.ownKey();
		if (own?.word) return 'ready';
		if (!reach) return 'unsigned';
		try {
			return (await renewWord(this.#parts, this.#shelf))?.word ? 'ready' : 'unsigned';
		} catch (error) {
			const passes = error instanceof WireFault || error instanceof StorageFull;
			// A private window may keep no keys.
			if (passes || error instanceof DOMException) return 'unsigned';
			throw error;
		}
	}

	async make(): Promise<Result<MadeBundle, MakeFault>> {
		const own = hasCiphers() ? await this.#shelf.ownKey() : null;
		return own === null ? err('notReady') : makeBundle(this.#parts, own);
	}

	async noteGiven(made: MadeBundle, way: HandoverWay, to: string): Promise<void> {
		const { id, code, records, contents: documents } = made;
		await this.#shelf.putGiven({
			id,
			at: stampNow(this.#parts),
			way,
			to,
			code,
			records,
			documents
		});
		this.#parts.news.announce({ what: 'handover' });
	}

	async nameGiven(id: string, to: string): Promise<void> {
		await this.#shelf.changeGiven(id, (row) => ({ ...row, to }));
		this.#parts.news.announce({ what: 'handover' });
	}

	async given(): Promise<GivenView[]> {
		const rows = await this.#shelf.given();
		const tx = (await this.#parts.store.db).transaction(['outbox', 'denials']);
		const [waiting, denials] = await Promise.all([
			tx.objectStore('outbox').getAllKeys(),
			tx.objectStore('denials').getAllKeys()
		]);
		const [held, refused] = [waiting, denials].map((keys) => new Set(keys.map(String)));
		return rows
			.map(({ documents, ...row }: GivenRow) => {
				const within = (keys: Set<string> | undefined) =>
					documents.filter(({ database, id }) => keys?.has(String([database, id]))).length;
				return {
					...row,
					documents: documents.length,
					waiting: within(held),
					refused: within(refused)
				};
			})
			.sort(byTime(({ at }) => at));
	}

	async collect(from: string | Uint8Array<ArrayBuffer>): Promise<Result<Collected, CollectFault>> {
		if (!hasCiphers()) return err('notReady');
		const text = typeof from === 'string' ? from : await unpacked(from);
		if (text === null) return err('cut');
		const bundle = parseBundle(text);
		if (!bundle.ok) return bundle;
		const checked = await this.#check(bundle.value);
		if (checked !== null) return err(checked);
		const row = await this.#rowOf(bundle.value, text, typeof from === 'string' ? 'file' : 'qr');
		try {
			return ok(await orStorageFull(() => this.#takeIn(row)));
		} catch (error) {
			if (error instanceof StorageFull) return err('storageFull');
			throw error;
		}
	}

	async carried(): Promise<CarriedView[]> {
		const rows = await this.#shelf.carried();
		// Noted anew: what is carried is never forgotten for a note that was lost.
		if (rows.some(({ text }) => text !== null)) await noteHandover(this.#parts, { carries: true });
		return rows.map(viewOf).sort(byTime(({ collectedAt }) => collectedAt));
	}

	async fileOf(id: string): Promise<{ name: string; text: string } | null> {
		const row = await this.#shelf.carriedOne(id);
		if (row === null || row.text === null) return null;
		return { name: `chuyen-may-${row.person}-${row.code}.txt`, text: row.text };
	}

	send(all = false): Promise<CarryEnd> {
		return carryNow(this.#parts, this.#ended.signal, all);
	}

	async drop(id: string): Promise<void> {
		await this.#shelf.dropCarried(id);
		this.#parts.news.announce({ what: 'handover' });
	}

	async close(): Promise<void> {
		this.#ended.abort();
		await this.#shelf.close();
	}

	/** Why a bundle is not taken in; null where it is what it says. */
	async #check(
		bundle: Bundle
	): Promise<BundleFault | 'own' | 'notReady' | 'otherInstallation' | null> {
		const word = (await this.#shelf.ownKey())?.word ?? null;
		if (word === null) return 'notReady';
		if (bundle.server !== word.server.id) return 'otherInstallation';
		if (!(await isGenuine(bundle, word.server))) return 'altered';
		return bundle.by.certificate.person === this.#parts.session().person ? 'own' : null;
	}

	async #rowOf(bundle: Bundle, text: string, way: HandoverWay): Promise<CarriedRow> {
		const mark = await markOf(bundle);
		const { person, name } = bundle.by.certificate;
		const { documents, records, units, at } = bundle;
		return {
			id: toBase64(mark),
			code: codeOf(mark),
			person,
			name,
			way,
			documents,
			records,
			units,
			madeAt: at,
			collectedAt: stampNow(this.#parts),
			state: 'waiting',
			answer: null,
			fault: null,
			triedAt: null,
			text
		};
	}

	async #takeIn(row: CarriedRow): Promise<Collected> {
		// Before and after: whoever looks at the note between finds what is on the shelf.
		await noteHandover(this.#parts, { carries: true });
		const known = await this.#shelf.takeIn(row);
		await noteHandover(this.#parts, { carries: true });
		this.#parts.news.announce({ what: 'handover' });
		return { bundle: viewOf(known ?? row), again: known !== null };
	}
}

function viewOf({ text, ...view }: CarriedRow): CarriedView {
	void text;
	return view;
}

/** The newest first. */
function byTime<T>(at: (one: T) => string): (a: T, b: T) => number {
	return (a, b) => (at(a) < at(b) ? 1 : -1);
}

async function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<string | null> {
	const bytes = await inflate(packed);
	if (bytes === null || bytes.length > MOST_CONTENT_BYTES) return null;
	return new TextDecoder().decode(bytes);
}
