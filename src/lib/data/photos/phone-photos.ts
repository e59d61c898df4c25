import type { ActivityId, UnitId } from '../../domain/ids.ts';
import type { Children, Photo, PhotoId } from '../../domain/photo/photo.ts';
import { isOfForm, MOST_PHOTOS, newPhotoId, recordOfPhoto } from '../../domain/photo/photo.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Parts } from '../parts.ts';
import { stampNow, whileWriting } from '../parts.ts';
import { isQuotaError } from '../store/fault.ts';
import type { WriteFault } from '../write-fault.ts';
import { readRecord } from '../writes/read-record.ts';
import type { PaperState } from './papers.ts';
import { papersOf, recordsOfForm, stateOf, tellGone } from './papers.ts';
import { hasPhotos } from './has-photos.ts';
import type {
	AddFault,
	LookFault,
	PhotoCount,
	PhotoNetwork,
	PhotoPlace,
	Photos,
	PhotosOfForm,
	PhotoView,
	ShrunkPhoto
} from './photos.ts';
import { moveAlong } from './move-along.ts';
import { photoNetwork } from './network.ts';
import { sendPhotos, tellOf } from './send-photos.ts';
import type { PhotoRow } from './shelf.ts';
import { isWithServer, Shelf } from './shelf.ts';
import { fetchPhoto } from './wire.ts';

const ID_BYTES = 16;

/** The photos of records on this phone. */
export class PhonePhotos implements Photos {
	readonly #parts: Parts;
	readonly #shelf: Shelf;
	readonly #ended = new AbortController();
	/** What is on its way this moment, from whichever tab. */
	#sending: string | null = null;

	constructor(parts: Parts) {
		this.#parts = parts;
		this.#shelf = new Shelf(parts.session().person);
		parts.news.subscribe((news) => {
			if (news.what === 'photo') this.#sending = news.sending;
		});
	}

	async of(activity: ActivityId, unit: UnitId): Promise<PhotoView[]> {
		const [papers, rows] = await Promise.all([
			papersOf(this.#parts, unit, activity),
			this.#rows(activity)
		]);
		const isRecord = rows.some((row) => !row.told) && (await readRecord(this.#parts, activity));
		const views = new Map<string, PhotoView>();
		for (const row of rows) {
			const { state } = await stateOf(this.#parts, unit, row.id);
			views.set(row.id, this.#ownView(row, state, Boolean(isRecord)));
		}
		for (const paper of papers) {
			const own = views.get(paper._id);
			views.set(paper._id, own === undefined ? viewOf(paper) : withPaper(own, paper));
		}
		return [...views.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
	}

	async ofForm(unit: UnitId, form: string): Promise<PhotosOfForm[]> {
		const rows = (await hasPhotos(this.#parts)) ? await this.#shelf.all() : [];
		const activities = await recordsOfForm(this.#parts, rows, unit, form);
		const found = activities.map(async (activity) => {
			const views = await this.of(activity, unit);
			const name = (await readRecord(this.#parts, activity))?.activity.content.name ?? null;
			const isMeant = ({ children, gone }: PhotoView) => gone === null && isOfForm(children, form);
			return { activity, name, photos: views.filter(isMeant) };
		});
		return (await Promise.all(found)).filter(({ photos }) => photos.length > 0);
	}

	async add(
		activity: ActivityId,
		unit: UnitId,
		{ blob, thumb, width, height }: ShrunkPhoto
	): Promise<Result<PhotoId, AddFault>> {
		const known = await this.of(activity, unit);
		if (known.filter(({ gone }) => gone === null).length >= MOST_PHOTOS) return err('tooMany');
		const sha256 = await digestOf(blob);
		if (await this.#has(activity, unit, sha256)) return err('same');
		const { now, random } = this.#parts.chance;
		const row: PhotoRow = {
			id: newPhotoId(activity, now(), random(ID_BYTES)),
			activity,
			unit,
			at: stampNow(this.#parts),
			sha256,
			width,
			height,
			bytes: blob.size,
			blob,
			thumb,
			children: null,
			own: true,
			told: false,
			sentTo: null,
			refused: null
		};
		const kept = await this.#keepRow(row);
		return kept.ok ? ok(row.id) : kept;
	}

	async answer(id: PhotoId, children: Children): Promise<Result<null, WriteFault>> {
		const row = await this.#shelf.change(id, (now) => (now.told ? now : { ...now, children }));
		if (row === null) return err({ kind: 'gone' });
		const told = row.told ? null : await tellOf(this.#parts, this.#shelf, row);
		this.#changed();
		return told ?? ok(null);
	}

	async blurred(id: PhotoId, photo: ShrunkPhoto): Promise<Result<null, WriteFault>> {
		const { blob, thumb, width, height } = photo;
		const made = { blob, thumb, width, height, sha256: await digestOf(blob), bytes: blob.size };
		const row = await this.#shelf.change(id, (now) => (now.told ? now : { ...now, ...made }));
		if (row === null || row.told) return err({ kind: 'gone' });
		return this.answer(id, { answer: 'blurred' });
	}

	async remove(
		id: PhotoId,
		unit: UnitId,
		why: NonNullable<Photo['gone']>['why']
	): Promise<Result<null, WriteFault>> {
		const { state } = await stateOf(this.#parts, unit, id);
		const { person } = this.#parts.session();
		const told =
			state === 'none'
				? ok(null)
				: await whileWriting(person, () => tellGone(this.#parts, unit, id, why));
		if (told.ok) await this.#shelf.delete([id]);
		this.#changed();
		return told;
	}

	async keep(
		id: PhotoId,
		unit: UnitId,
		{ blob, thumb }: ShrunkPhoto
	): Promise<Result<null, AddFault>> {
		const activity = recordOfPhoto(id);
		const paper = (await papersOf(this.#parts, unit, activity)).find(({ _id }) => _id === id);
		if (paper === undefined || paper.gone !== null) return err('broken');
		const { at, sha256, width, height, bytes, children } = paper;
		const row: PhotoRow = {
			id,
			activity,
			unit,
			at,
			sha256,
			width,
			height,
			bytes,
			blob,
			thumb,
			children,
			own: false,
			told: true,
			sentTo: null,
			refused: null
		};
		return this.#keepRow(row);
	}

	async release(id: PhotoId): Promise<void> {
		const row = await this.#shelf.get(id);
		if (row !== null && isWithServer(row)) await this.#shelf.delete([id]);
		this.#changed();
	}

	async look(id: PhotoId, unit: UnitId): Promise<Result<Blob, LookFault>> {
		const row = (await hasPhotos(this.#parts)) ? await this.#shelf.get(id) : null;
		return row === null ? fetchPhoto(unit, id) : ok(row.blob);
	}

	async settle(activity: ActivityId): Promise<void> {
		for (const row of await this.#shelf.of(activity))
			if (!row.told) await tellOf(this.#parts, this.#shelf, row);
		this.#changed();
	}

	/** A record was moved to another unit. */
	async moveAlong(from: ActivityId, to: ActivityId, unit: UnitId): Promise<void> {
		await moveAlong(this.#parts, this.#shelf, from, to, unit);
		this.#changed();
	}

	/** Whether photos were chosen for a draft. */
	async holds(activity: ActivityId): Promise<boolean> {
		return (await this.#rows(activity)).length > 0;
	}

	/** A draft was thrown away: its photos go with it, unless it was an edit of a record, to which they belong. */
	async forget(activity: ActivityId): Promise<void> {
		const rows = await this.#shelf.of(activity);
		if (rows.length === 0 || (await readRecord(this.#parts, activity)) !== null) return;
		await this.#shelf.delete(rows.map(({ id }) => id));
	}

	async moveDraft(from: ActivityId, to: ActivityId, unit: UnitId): Promise<void> {
		const { now, random } = this.#parts.chance;
		for (const row of await this.#rows(from)) {
			if (row.told) continue;
			const id = newPhotoId(to, now(), random(ID_BYTES));
			await this.#shelf.put({ ...row, id, activity: to, unit });
			await this.#shelf.delete([row.id]);
		}
	}

	async count(): Promise<PhotoCount> {
		const rows = (await hasPhotos(this.#parts)) ? await this.#shelf.all() : [];
		const sent = rows.filter(isWithServer);
		const asked = rows.filter(({ children }) => children === null);
		return {
			sent: sent.length,
			asked: asked.length,
			waiting: rows.length - sent.length - asked.length
		};
	}

	async tidy(): Promise<void> {
		const rows = (await hasPhotos(this.#parts)) ? await this.#shelf.all() : [];
		const sent = rows.filter(isWithServer);
		await this.#shelf.delete(sent.map(({ id }) => id));
		this.#changed();
	}

	send(asked = false) {
		return sendPhotos(this.#parts, this.#ended.signal, asked);
	}

	network(): Promise<PhotoNetwork> {
		return photoNetwork(this.#parts);
	}

	async setNetwork(network: PhotoNetwork): Promise<void> {
		await (await this.#parts.store.db).put('settings', { name: 'photos', network });
	}

	async close(): Promise<void> {
		this.#ended.abort();
		await this.#shelf.close();
	}

	/** A phone without photos opens nothing to know it. */
	async #rows(activity: ActivityId): Promise<PhotoRow[]> {
		return (await hasPhotos(this.#parts)) ? this.#shelf.of(activity) : [];
	}

	#changed(): void {
		this.#parts.news.announce({ what: 'photo', sending: this.#sending });
	}

	/** From now on rounds ask for photos; a phone without any never opens their store. */
	async #keepRow(row: PhotoRow): Promise<Result<null, AddFault>> {
		const kept = await this.#orMakeRoom(async () => {
			// First: a photo of which nobody knows would be lost.
			await this.setNetwork(await this.network());
			await this.#shelf.put(row);
		});
		if (kept.ok) this.#changed();
		return kept;
	}

	async #has(activity: ActivityId, unit: UnitId, sha256: string): Promise<boolean> {
		const papers = await papersOf(this.#parts, unit, activity);
		const rows = await this.#shelf.of(activity);
		const told = papers.filter(({ gone }) => gone === null);
		return [...rows, ...told].some((one) => one.sha256 === sha256);
	}

	/** What the server has makes room for what it has not. */
	async #orMakeRoom(work: () => Promise<void>): Promise<Result<null, AddFault>> {
		try {
			await work();
			return ok(null);
		} catch (error) {
			if (!isQuotaError(error)) return err('broken');
		}
		try {
			const sent = (await this.#shelf.all()).filter(isWithServer);
			if (sent.length === 0) return err('storageFull');
			await this.#shelf.delete(sent.map(({ id }) => id));
			await work();
			return ok(null);
		} catch (error) {
			return err(isQuotaError(error) ? 'storageFull' : 'broken');
		}
	}

	#ownView(row: PhotoRow, state: PaperState, isRecord: boolean): PhotoView {
		return {
			id: row.id,
			at: row.at,
			by: null,
			bytes: row.bytes,
			thumb: row.thumb,
			width: row.width,
			height: row.height,
			children: row.children,
			refused: row.refused,
			place: this.#placeOf(row, isRecord),
			untold: state === 'none',
			gone: null
		};
	}

	#placeOf(row: PhotoRow, isRecord: boolean): PhotoPlace {
		if (row.children === null) return 'asked';
		if (row.refused !== null) return 'refused';
		if (row.sentTo !== null || !row.own) return 'sent';
		if (this.#sending === row.id) return 'sending';
		return row.told || isRecord ? 'waiting' : 'draft';
	}
}

function viewOf({ _id: id, at, by, bytes, width, height, children, gone }: Photo): PhotoView {
	const there = { place: 'sent', refused: null, thumb: null, untold: false } as const;
	return { id, at, by, bytes, width, height, children, gone, ...there };
}

function withPaper(own: PhotoView, { by, children, gone }: Photo): PhotoView {
	return { ...own, by, children, gone, untold: false };
}

async function digestOf(blob: Blob): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
