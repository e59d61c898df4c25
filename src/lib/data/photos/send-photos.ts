import { brokenOff, isTakenOver } from '../sync/trouble.ts';
import type { Parts } from '../parts.ts';
import { whileWriting } from '../parts.ts';
import { StoreClosed } from '../store/fault.ts';
import { personPrefix } from '../store/person-store.ts';
import { WireFault } from '../wire/exchange.ts';
import { readRecord } from '../writes/read-record.ts';
import { waitsForWifi } from './network.ts';
import { papersOf, stateOf, tell } from './papers.ts';
import type { PhotoId } from '../../domain/photo/photo.ts';
import type { SendEnd } from './photos.ts';
import type { PhotoRow } from './shelf.ts';
import { Shelf } from './shelf.ts';
import type { Taken } from './wire.ts';
import { isHeldByServer, sendPhoto } from './wire.ts';

/**
 * Sends the photos that wait, one by one: those whose question is answered and whose document the server has. One at a
 * time on this phone, and each step is safe to repeat.
 * @param asked the person wants it now, over whatever network there is
 */
export async function sendPhotos(
	parts: Parts,
	signal: AbortSignal,
	asked = false
): Promise<SendEnd> {
	const lock = `${personPrefix(parts.session().person)}:photos`;
	return navigator.locks.request(lock, { ifAvailable: true }, async (free) => {
		if (free === null) return 'busy';
		const shelf = new Shelf(parts.session().person);
		try {
			return await new Sending(parts, shelf, signal).run(asked);
		} catch (error) {
			const passes = error instanceof WireFault || error instanceof StoreClosed;
			if (passes || isTakenOver(error) || signal.aborted) return brokenOff(error, asked);
			throw error;
		} finally {
			await shelf.close();
		}
	});
}

class Sending {
	readonly #parts: Parts;
	readonly #shelf: Shelf;
	readonly #signal: AbortSignal;

	constructor(parts: Parts, shelf: Shelf, signal: AbortSignal) {
		this.#parts = parts;
		this.#shelf = shelf;
		this.#signal = signal;
	}

	async run(asked: boolean): Promise<SendEnd> {
		const uuid = await this.#uuid();
		const tried = new Set<PhotoId>();
		for (;;) {
			// Asked anew for each: while one was on its way, others were answered, or withdrawn.
			const next = (await this.#ready()).find((row) => row.sentTo !== uuid && !tried.has(row.id));
			if (uuid === null || next === undefined) return 'done';
			if (!asked && (await waitsForWifi(this.#parts))) return 'wifi';
			if (this.#signal.aborted) return 'trouble';
			tried.add(next.id);
			await this.#send(next, uuid);
		}
	}

	/** Photos that may be on the server, and of which it knows. */
	async #ready(): Promise<PhotoRow[]> {
		const ready: PhotoRow[] = [];
		for (const row of await this.#shelf.all()) {
			if (await this.#isGone(row)) await this.#drop(row);
			else if (
				row.own &&
				row.children !== null &&
				row.refused === null &&
				(await this.#isTold(row))
			)
				ready.push(row);
		}
		return ready;
	}

	async #uuid(): Promise<string | null> {
		const known = await (await this.#parts.store.db).get('settings', 'serverUuid');
		return known?.name === 'serverUuid' ? known.uuid : null;
	}

	async #isGone({ id, unit, activity }: PhotoRow): Promise<boolean> {
		const papers = await papersOf(this.#parts, unit, activity);
		return papers.some((paper) => paper._id === id && paper.gone !== null);
	}

	/** Whether the server knows of the photo; where nobody was told of it yet and its record is here, that is done now. */
	async #isTold(row: PhotoRow): Promise<boolean> {
		const { state, denial } = await stateOf(this.#parts, row.unit, row.id);
		if (state === 'sent') return true;
		if (state === 'denied')
			await this.#shelf.change(row.id, (now) => ({ ...now, refused: denial }));
		if (state === 'none') await tellOf(this.#parts, this.#shelf, row);
		return false;
	}

	async #send(row: PhotoRow, uuid: string): Promise<void> {
		const { news } = this.#parts;
		news.announce({ what: 'photo', sending: row.id });
		try {
			const taken = await this.#bring(row);
			if (taken.kind === 'gone') return await this.#drop(row);
			if (taken.kind === 'taken')
				await this.#shelf.change(row.id, (now) => ({ ...now, sentTo: uuid }));
			if (taken.kind === 'refused')
				await this.#shelf.change(row.id, (now) => ({ ...now, refused: taken.reason }));
		} finally {
			news.announce({ what: 'photo', sending: null });
		}
	}

	/** What another phone may have brought is asked for first: a photo is a minute of a weak line. */
	async #bring({ unit, id, blob, handedOver }: PhotoRow): Promise<Taken> {
		if (handedOver && (await isHeldByServer(unit, id, this.#signal))) return { kind: 'taken' };
		return sendPhoto(unit, id, blob, this.#signal);
	}

	async #drop(row: PhotoRow): Promise<void> {
		await this.#shelf.delete([row.id]);
		this.#parts.news.announce({ what: 'photo', sending: null });
	}
}

/** Writes what is said of a photo, if its record is on this phone and the question is answered. */
export async function tellOf(parts: Parts, shelf: Shelf, row: PhotoRow) {
	if (row.children === null || (await readRecord(parts, row.activity)) === null) return null;
	const told = await whileWriting(parts.session().person, () => tell(parts, row));
	const refused = !told.ok && told.error.kind === 'denied' ? told.error.denial : null;
	await shelf.change(row.id, (now) => ({ ...now, told: told.ok, refused }));
	return told;
}
