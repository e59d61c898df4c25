import type { Activity } from '../../domain/activity/activity.ts';
import { movedFrom, movedTo } from '../../domain/activity/move.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { ActivityId, PersonId, UnitId } from '../../domain/ids.ts';
import type { Photo, PhotoId } from '../../domain/photo/photo.ts';
import { parsePhoto, photosPrefix } from '../../domain/photo/photo.ts';
import { PhotoId as PhotoIdSchema } from '../../domain/photo/photo.ts';
import * as v from 'valibot';
import { isMissing } from '../auth/account-store.ts';
import type { Couch } from '../couch/couch.ts';
import { CouchError, CouchUnavailable } from '../couch/couch.ts';
import { documentIn, unitsIn } from '../retention/all-leaves.ts';
import { PhotoBytes } from './photo-bytes.ts';

/** The phone that moved a record tells of the photos it has within its round; what is left then is brought along here. */
const FOLLOW_MS = 60_000;
const PAGE = 500;

export type MovedRecord = { unit: UnitId; activity: ActivityId };

export type MovedPhotosSettings = {
	couch: Couch;
	clock: () => number;
	onError: (error: unknown) => void;
	/** How long a phone has to bring photos along itself; for tests. */
	followMs?: number | undefined;
};

/**
 * Brings the photos of a record that was moved to another unit along with it, whichever phones they are on: from the
 * bytes that the server has. A phone that moves its own says at once that they left; their bytes stay, seen by nobody,
 * until they are at the new place. Every step is safe to repeat, and none leaves a photo at neither place.
 */
export class MovedPhotos {
	readonly #settings: MovedPhotosSettings;
	readonly #bytes: PhotoBytes;
	readonly #waiting = new Map<string, NodeJS.Timeout>();
	#running: Promise<void> = Promise.resolve();

	constructor(settings: MovedPhotosSettings) {
		this.#settings = settings;
		this.#bytes = new PhotoBytes(settings.couch);
	}

	/** A record may have been moved: looks at it in a while. What fails then is done by the next sweep. */
	soon({ unit, activity }: MovedRecord): void {
		const key = `${unit} ${activity}`;
		if (this.#waiting.has(key)) return;
		const { followMs = FOLLOW_MS } = this.#settings;
		const look = () => {
			this.#waiting.delete(key);
			this.#queue(() => this.follow({ unit, activity }));
		};
		this.#waiting.set(key, setTimeout(look, followMs).unref());
	}

	/** Looks at every photo whose record went elsewhere: what a stopped server left, and bytes that came late. @throws CouchUnavailable */
	async sweep(): Promise<void> {
		for (const unit of await unitsIn(this.#settings.couch)) {
			const moved = new Set<ActivityId>();
			for await (const photo of this.#photosOf(unit, 'photo:', 'photo;'))
				if (photo.gone === null || photo.gone.why === 'moved') moved.add(photo.activity);
			for (const activity of await this.#movedOf(unit, [...moved]))
				await this.follow({ unit, activity });
		}
	}

	async stop(): Promise<void> {
		for (const timer of this.#waiting.values()) clearTimeout(timer);
		this.#waiting.clear();
		await this.#running;
	}

	/** Brings along what of a moved record's photos is here, from where it was before and to where it went. @throws CouchUnavailable */
	async follow({ unit, activity }: MovedRecord): Promise<void> {
		const record = await this.#record(unit, activity);
		// Bytes that came to its new place: nothing of them has to stay at the old one.
		const from = record === null ? null : movedFrom(record);
		if (from !== null) await this.follow(from);
		const to = record === null ? null : movedTo(record);
		if (record === null || to === null) return;
		const there = await this.#record(to.unit, to.activity);
		// Not here yet, or another record: the phone that moved it sends both.
		if (there === null || movedFrom(there)?.activity !== activity) return;
		const by = record.edits.at(-1)?.by ?? record.author;
		const theirs: Photo[] = [];
		for await (const photo of this.#photosOf(to.unit, ...rangeOf(to.activity))) theirs.push(photo);
		for await (const photo of this.#photosOf(unit, ...rangeOf(activity))) {
			const isOurs = photo.gone === null || photo.gone.why === 'moved';
			if (isOurs && (await this.#bring(photo, to, theirs))) await this.#leave(photo, by);
		}
	}

	/** Makes sure that a photo is whole at its new place; false where that is not possible yet. */
	async #bring(photo: Photo, to: MovedRecord, theirs: Photo[]): Promise<boolean> {
		const { unit, _id, sha256 } = photo;
		const known = theirs.filter((one) => one.sha256 === sha256);
		if (known.length > 0 && known.every(({ gone }) => gone !== null)) return true;
		const alive = known.find(({ gone }) => gone === null);
		const there = alive ?? (photo.gone === null ? movedPhoto(photo, to) : null);
		if (there === null) return false;
		if ((await this.#bytes.read(to.unit, there._id, sha256)) !== null) return true;
		const body = await this.#bytes.read(unit, _id, sha256);
		if (body === null) return false;
		if (alive === undefined) {
			const [answer] = await this.#settings.couch.bulkDocs(unitDatabase(to.unit), [there]);
			if (answer === undefined || !('ok' in answer)) return false;
			theirs.push(there);
		}
		await this.#bytes.keep(to.unit, there._id, sha256, body);
		return true;
	}

	async #leave(photo: Photo, by: PersonId): Promise<void> {
		if (photo.gone === null) {
			const at = new Date(this.#settings.clock()).toISOString();
			const gone = { why: 'moved', by, at } as const;
			const [answer] = await this.#settings.couch.bulkDocs(unitDatabase(photo.unit), [
				{ ...photo, gone }
			]);
			// Somebody changed it meanwhile: it is met again by the next sweep.
			if (answer === undefined || !('ok' in answer)) return;
		}
		await this.#bytes.erase(photo.unit, [photo._id]);
	}

	async #record(unit: UnitId, activity: ActivityId): Promise<Activity | null> {
		try {
			const stored = await this.#settings.couch.get(unitDatabase(unit), activity);
			const document = documentIn(stored, this.#settings.clock());
			return document?.type === 'activity' ? document : null;
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}

	/** Those of the records that were moved. */
	async #movedOf(unit: UnitId, activities: ActivityId[]): Promise<ActivityId[]> {
		const moved: ActivityId[] = [];
		for (let from = 0; from < activities.length; from += PAGE) {
			const keys = activities.slice(from, from + PAGE);
			const asked = { keys, includeDocs: true };
			for (const row of (await this.#settings.couch.allDocs(unitDatabase(unit), asked)).rows) {
				const stored = 'doc' in row ? row.doc : null;
				const document = stored ? documentIn(stored, this.#settings.clock()) : null;
				if (document?.type === 'activity' && movedTo(document) !== null) moved.push(document._id);
			}
		}
		return moved;
	}

	async *#photosOf(unit: UnitId, startKey: string, endKey: string): AsyncGenerator<Photo> {
		const { couch, clock } = this.#settings;
		for (let from = startKey; ;) {
			const range = { startKey: from, endKey, inclusiveEnd: false, limit: PAGE };
			const asked = { ...range, includeDocs: true };
			const { rows } = await couch.allDocs(unitDatabase(unit), asked);
			for (const row of rows) {
				const parsed = parsePhoto('doc' in row ? row.doc : null, clock());
				if (parsed.ok) yield parsed.value;
			}
			const last = rows.at(-1);
			if (last === undefined || rows.length < PAGE) return;
			from = `${last.key}\u0000`;
		}
	}

	#queue(work: () => Promise<void>): void {
		this.#running = this.#running.then(work).catch((error: unknown) => {
			if (!(error instanceof CouchUnavailable || error instanceof CouchError))
				this.#settings.onError(error);
		});
	}
}

const rangeOf = (activity: ActivityId): [string, string] => [
	`${photosPrefix(activity)}:`,
	`${photosPrefix(activity)};`
];

/** A photo as one of the record at its new place: under the same name at every try, so that it never becomes two. */
function movedPhoto({ _rev, ...photo }: Photo, { unit, activity }: MovedRecord): Photo {
	void _rev;
	const own = photo._id.slice(photo._id.lastIndexOf(':') + 1);
	const _id: PhotoId = v.parse(PhotoIdSchema, `${photosPrefix(activity)}:${own}`);
	return { ...photo, _id, unit, activity };
}
