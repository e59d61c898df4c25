import { FILE_END } from '../../domain/handover/photo-parcel.ts';
import type { Result } from '../../domain/result.ts';
import { err } from '../../domain/result.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { StorageFull } from '../store/fault.ts';
import { WireFault } from '../wire/exchange.ts';
import { viewOf } from './carried-view.ts';
import { carryNow } from './carry.ts';
import { hasCiphers } from './ciphers.ts';
import { collect } from './collect.ts';
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
import { noteHandedOver, packPhotos, photosUnsent } from './photos-along.ts';
import type { GivenRow } from './shelf.ts';
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

	async pack(made: MadeBundle, onpacked: (photos: number) => void): Promise<Blob> {
		const own = await this.#shelf.ownKey();
		if (own === null || made.photos.length === 0) return new Blob([made.text]);
		return packPhotos(this.#parts, own, made, onpacked);
	}

	async noteGiven(
		made: MadeBundle,
		way: HandoverWay,
		to: string,
		withPhotos = false
	): Promise<void> {
		const { id, code, records, contents: documents } = made;
		const photos = withPhotos ? made.photos.map((photo) => photo.id) : [];
		const at = stampNow(this.#parts);
		await this.#shelf.putGiven({ id, at, way, to, code, records, documents, photos });
		if (withPhotos) await noteHandedOver(this.#parts, made);
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
		const unsent = await photosUnsent(this.#parts);
		return rows
			.map(({ documents, photos = [], ...row }: GivenRow) => {
				const within = (keys: Set<string> | undefined) =>
					documents.filter(({ database, id }) => keys?.has(String([database, id]))).length;
				return {
					...row,
					documents: documents.length,
					waiting: within(held),
					refused: within(refused),
					photos: photos.length,
					photosWaiting: photos.filter((id) => unsent.has(id)).length
				};
			})
			.sort(byTime(({ at }) => at));
	}

	collect(from: Blob | Uint8Array<ArrayBuffer>): Promise<Result<Collected, CollectFault>> {
		return collect(this.#parts, this.#shelf, from);
	}

	async carried(): Promise<CarriedView[]> {
		const rows = await this.#shelf.carried();
		// Noted anew: what is carried is never forgotten for a note that was lost.
		if ((await this.#shelf.unsent()) > 0) await noteHandover(this.#parts, { carries: true });
		const views = rows.map(async (row) => viewOf(row, await this.#shelf.parcels.of(row.id)));
		return (await Promise.all(views)).sort(byTime(({ collectedAt }) => collectedAt));
	}

	async fileOf(id: string): Promise<{ name: string; file: Blob } | null> {
		const row = await this.#shelf.carriedOne(id);
		if (row === null || row.text === null) return null;
		const lines = [new Blob([row.text, '\n'])];
		for (const parcel of await this.#shelf.parcels.of(id)) {
			const text = await this.#shelf.parcels.text(parcel.id);
			if (text !== null) lines.push(new Blob([text.trim(), '\n']));
		}
		if (lines.length > 1) lines.push(new Blob([FILE_END, '\n']));
		const file = new Blob(lines, { type: 'text/plain' });
		return { name: `chuyen-may-${row.person}-${row.code}.txt`, file };
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
}

/** The newest first. */
function byTime<T>(at: (one: T) => string): (a: T, b: T) => number {
	return (a, b) => (at(a) < at(b) ? 1 : -1);
}
