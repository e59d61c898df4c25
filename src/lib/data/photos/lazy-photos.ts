import type { ActivityId, UnitId } from '../../domain/ids.ts';
import type { Parts } from '../parts.ts';
import { hasPhotos } from './has-photos.ts';
import type { PhonePhotos } from './phone-photos.ts';

/** Photos, loaded when they are first asked for: most records have none. */
export class LazyPhotos {
	readonly #parts: Parts;
	#photos: Promise<PhonePhotos> | null = null;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	get(): Promise<PhonePhotos> {
		this.#photos ??= import('./phone-photos.ts').then(
			({ PhonePhotos }) => new PhonePhotos(this.#parts)
		);
		return this.#photos;
	}

	/** Whether photos were chosen for a draft. */
	async holds(draft: ActivityId): Promise<boolean> {
		return (await hasPhotos(this.#parts)) && (await this.get()).holds(draft);
	}

	/** A draft became a record. */
	async settle(id: ActivityId): Promise<void> {
		if (await hasPhotos(this.#parts)) await (await this.get()).settle(id);
	}

	/** A record was moved to another unit: its photos go with it. */
	async moveAlong(from: ActivityId, to: ActivityId, unit: UnitId): Promise<void> {
		if (await hasPhotos(this.#parts)) await (await this.get()).moveAlong(from, to, unit);
	}

	/** A draft was thrown away. */
	async forget(id: ActivityId): Promise<void> {
		if (await hasPhotos(this.#parts)) await (await this.get()).forget(id);
	}

	async close(): Promise<void> {
		await (await this.#photos)?.close();
	}
}
