import type { Device } from '../../data/device.ts';
import type {
	AddFault,
	BlurBox,
	LookFault,
	Photos,
	PhotoView,
	ShrinkFault
} from '../../data/photos/photos.ts';
import { takeShared } from '../../data/photos/shared-files.ts';
import { Shrinker } from '../../data/photos/shrinker.ts';
import type { ActivityId, UnitId } from '../../domain/ids.ts';
import type { Children, PhotoId } from '../../domain/photo/photo.ts';
import { MOST_PHOTOS } from '../../domain/photo/photo.ts';
import type { Result } from '../../domain/result.ts';
import { err } from '../../domain/result.ts';
import { Live } from '../live.svelte.ts';

export type PhotoDevice = Pick<Device, 'photos' | 'subscribe' | 'session'>;
export type { PhotoView } from '../../data/photos/photos.ts';

/** Why chosen files did not become photos, by their names. */
export type PhotoProblem = { names: readonly string[]; fault: ShrinkFault | AddFault };

/** The photos of one record or draft: chosen, made small, asked about, sent. */
export class PhotoList {
	readonly activity: ActivityId;
	readonly unit: UnitId;
	readonly #device: PhotoDevice;
	readonly #shrinker: Pick<Shrinker, 'shrink' | 'close'>;
	readonly #live: Live<PhotoView[]>;
	#working = $state.raw(0);
	#problems = $state.raw<readonly PhotoProblem[]>([]);
	#failed = $state.raw(false);

	constructor(
		device: PhotoDevice,
		activity: ActivityId,
		unit: UnitId,
		shrinker: Pick<Shrinker, 'shrink' | 'close'> = new Shrinker()
	) {
		this.activity = activity;
		this.unit = unit;
		this.#device = device;
		this.#shrinker = shrinker;
		this.#live = new Live(device, ['photo', 'records'], async () =>
			(await this.#photos()).of(activity, unit)
		);
	}

	/** Photos that are there; null while they are being read. */
	get shown(): PhotoView[] | null {
		return this.#live.current?.filter(({ gone }) => gone === null) ?? null;
	}
	/** Photos that were there, of which the record says so. */
	get gone(): PhotoView[] {
		return this.#live.current?.filter(({ gone }) => gone !== null) ?? [];
	}
	/** How many are being made small. */
	get working(): number {
		return this.#working;
	}
	get problems(): readonly PhotoProblem[] {
		return this.#problems;
	}
	/** The last thing that was asked for did not happen. */
	get failed(): boolean {
		return this.#failed;
	}

	/** Takes what was shared from the gallery, if anything was. */
	async addShared(): Promise<PhotoId[]> {
		return this.add(await takeShared());
	}

	/** Takes chosen files, one after the other; what cannot become a photo is told by name. Answers the new ones. */
	async add(files: readonly File[]): Promise<PhotoId[]> {
		this.#problems = [];
		// Before any work: of two hundred photos those that have no place are not made small first.
		const room = Math.max(0, MOST_PHOTOS - this.#working - (this.shown?.length ?? 0));
		for (const { name } of files.slice(room)) this.#refuse(name, 'tooMany');
		const taken = files.slice(0, room);
		this.#working += taken.length;
		const added: PhotoId[] = [];
		for (const file of taken) {
			const done = await this.#addOne(file);
			if (done.ok) added.push(done.value);
			else this.#refuse(file.name, done.error);
			this.#working -= 1;
			await this.#live.reload();
		}
		return added;
	}

	#refuse(name: string, fault: PhotoProblem['fault']): void {
		const known = this.#problems.find((one) => one.fault === fault);
		const names = [...(known?.names ?? []), name];
		this.#problems = [...this.#problems.filter((one) => one !== known), { names, fault }];
	}

	async #addOne(file: File): Promise<Result<PhotoId, ShrinkFault | AddFault>> {
		try {
			const small = await this.#shrinker.shrink(file);
			if (!small.ok) return small;
			return await (await this.#photos()).add(this.activity, this.unit, small.value);
		} catch {
			return err('broken');
		}
	}

	/** Says whether children can be recognised in a photo. */
	answer(id: PhotoId, children: Children): Promise<boolean> {
		return this.#act(async (photos) => (await photos.answer(id, children)).ok);
	}

	/** Makes parts of a photo unrecognisable, for good, and answers its question with that. */
	blur(id: PhotoId, boxes: readonly BlurBox[]): Promise<boolean> {
		return this.#act(async (photos) => {
			const whole = await photos.look(id, this.unit);
			const made = whole.ok ? await this.#shrinker.shrink(whole.value, boxes) : null;
			return made?.ok === true && (await photos.blurred(id, made.value)).ok;
		});
	}

	/** Keeps a photo on this phone, to be looked at without a network. */
	keep(id: PhotoId): Promise<boolean> {
		return this.#act(async (photos) => {
			const whole = await photos.look(id, this.unit);
			const small = whole.ok ? await this.#shrinker.shrink(whole.value) : null;
			if (!whole.ok || small?.ok !== true) return false;
			return (await photos.keep(id, this.unit, { ...small.value, blob: whole.value })).ok;
		});
	}

	/** Takes off this phone what the server has. */
	release(id: PhotoId): Promise<boolean> {
		return this.#act(async (photos) => {
			await photos.release(id);
			return true;
		});
	}

	/** Takes a photo away, here and on the server. */
	remove(id: PhotoId, why: 'removed' | 'consentWithdrawn'): Promise<boolean> {
		return this.#act(async (photos) => (await photos.remove(id, this.unit, why)).ok);
	}

	/** The whole photo. */
	async look(id: PhotoId): Promise<Result<Blob, LookFault>> {
		return (await this.#photos()).look(id, this.unit);
	}

	close(): void {
		this.#live.close();
		this.#shrinker.close();
	}

	#photos(): Promise<Photos> {
		return this.#device.photos();
	}

	async #act(work: (photos: Photos) => Promise<boolean>): Promise<boolean> {
		try {
			this.#failed = !(await work(await this.#photos()));
		} catch {
			this.#failed = true;
		}
		await this.#live.reload();
		return !this.#failed;
	}
}
