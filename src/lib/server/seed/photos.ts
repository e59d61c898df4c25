import type { Activity } from '../../domain/activity/activity.ts';
import { Activity as ActivitySchema } from '../../domain/activity/activity.ts';
import { dayInVietnam } from '../../domain/date.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Children, Photo } from '../../domain/photo/photo.ts';
import { newPhotoId } from '../../domain/photo/photo.ts';
import type { Couch } from '../couch/couch.ts';
import { PhotoBytes, sha256Of } from '../photos/photo-bytes.ts';
import type { Scene } from './photo-scenes.ts';
import { photoOfScene, SCENE_HEIGHT, SCENE_WIDTH } from './photo-scenes.ts';
import type { SeedPlan, SeedSlice } from './plan.ts';
import { SeededRandom } from './random.ts';
import { firstRevision, type Replicated } from './revisions.ts';

/** Part of the records that have photos: enough to meet some in every unit. */
const WITH_PHOTOS = 0.05;
const MOST = 3;
/** Parts of the photos of children: with a consent, and blurred. */
const CONSENTED = 0.5;

type Shot = { photo: Photo; scene: Scene };

/** The documents of a block with photos of some of its records, and the bytes that go with them. */
export class SeedPhotos {
	readonly #plan: Pick<SeedPlan, 'slices'>;
	readonly #shots: Shot[] = [];
	readonly #made = new Map<Scene, Uint8Array<ArrayBuffer>>();

	constructor(plan: Pick<SeedPlan, 'slices'>) {
		this.#plan = plan;
	}

	*slices(): Generator<SeedSlice> {
		for (const slice of this.#plan.slices()) {
			const shots = slice.documents.flatMap((document) => this.#shotsOf(document));
			this.#shots.push(...shots);
			const documents = shots.map(({ photo }) => firstRevision(photo));
			yield { ...slice, documents: [...slice.documents, ...documents] };
		}
	}

	/** Keeps the bytes of every photo of which the slices told. @throws CouchUnavailable */
	async sowBytes(couch: Couch): Promise<void> {
		const bytes = new PhotoBytes(couch);
		for (const { photo, scene } of this.#shots)
			await bytes.keep(photo.unit, photo._id, photo.sha256, this.#pictureOf(scene));
	}

	#shotsOf({ _revisions, ...document }: Replicated): Shot[] {
		void _revisions;
		if (document['type'] !== 'activity') return [];
		const random = new SeededRandom(`photos ${document._id}`);
		if (!random.chance(WITH_PHOTOS)) return [];
		const parsed = parseBy(ActivitySchema, document);
		if (!parsed.ok || parsed.value.state === 'withdrawn') return [];
		const activity = parsed.value;
		const scenes = scenesOf(activity).slice(0, random.between(1, MOST));
		return scenes.map((scene) => ({ scene, photo: this.#photoOf(random, activity, scene) }));
	}

	#photoOf(random: SeededRandom, activity: Activity, scene: Scene): Photo {
		const body = this.#pictureOf(scene);
		const atMs = Date.parse(activity.createdAt);
		return {
			_id: newPhotoId(activity._id, atMs, random.bytes()),
			type: 'photo',
			v: 1,
			unit: activity.unit,
			activity: activity._id,
			by: activity.recordedBy,
			at: activity.createdAt,
			sha256: sha256Of(body),
			bytes: body.byteLength,
			width: SCENE_WIDTH,
			height: SCENE_HEIGHT,
			children: childrenIn(random, scene, dayInVietnam(atMs)),
			gone: null
		};
	}

	#pictureOf(scene: Scene): Uint8Array<ArrayBuffer> {
		const known = this.#made.get(scene) ?? photoOfScene(scene);
		this.#made.set(scene, known);
		return known;
	}
}

/** What there was to take a photo of. */
function scenesOf({ content }: Activity): Scene[] {
	const told = content.name.toLowerCase();
	if (/đường|cầu|cống/.test(told)) return ['road', 'school'];
	if (/cây|vệ sinh|môi trường|rừng/.test(told)) return ['trees', 'road'];
	if (content.study !== null || /hội nghị|học tập|quán triệt/.test(told)) return ['hall'];
	if (content.gifts.length > 0 || content.goods.length > 0) return ['gifts', 'school', 'road'];
	return ['school', 'trees', 'hall'];
}

/** Most photos show no child that one would know; of some somebody agreed, and of some the faces are blurred. */
function childrenIn(random: SeededRandom, scene: Scene, on: string): Children {
	if (scene !== 'school') return { answer: 'none' };
	if (!random.chance(CONSENTED)) return { answer: 'blurred' };
	return {
		answer: 'consent',
		consent: {
			form: `P-${String(random.between(1, 99)).padStart(2, '0')}`,
			children: random.between(1, 6),
			from7: random.pick(['agreed', 'none'] as const),
			representative: 'agreed',
			how: 'signed',
			on,
			askedBy: 'Bí thư chi đoàn'
		}
	};
}
