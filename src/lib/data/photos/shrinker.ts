import type { Result } from '../../domain/result.ts';
import { err } from '../../domain/result.ts';
import type { ShrinkDone, ShrinkTask } from './shrink-worker.ts';
import type { BlurBox, ShrinkFault, ShrunkPhoto } from './photos.ts';

/** A cheap phone needs some seconds; what takes a minute has run out of memory, and would never end. */
const GIVE_UP_MS = 60_000;

/** Makes photos small in a worker, one at a time: the memory is that of one photo, and the form goes on. */
export class Shrinker {
	#worker: Worker | null = null;
	#last: Promise<unknown> = Promise.resolve();
	#n = 0;
	#closed = false;

	/** @param blur parts of it that nobody is to recognise */
	shrink(file: Blob, blur: readonly BlurBox[] = []): Promise<Result<ShrunkPhoto, ShrinkFault>> {
		const done = this.#last.then(() => this.#one(file, blur));
		this.#last = done;
		return done;
	}

	/** Ends the worker and what it is at. */
	close(): void {
		this.#closed = true;
		this.#end();
	}

	#one(file: Blob, blur: readonly BlurBox[]): Promise<Result<ShrunkPhoto, ShrinkFault>> {
		if (this.#closed) return Promise.resolve(err('unreadable'));
		this.#worker ??= new Worker(new URL('./shrink-worker.ts', import.meta.url), { type: 'module' });
		const worker = this.#worker;
		const n = ++this.#n;
		return new Promise((resolve) => {
			const end = (result: Result<ShrunkPhoto, ShrinkFault>) => {
				clearTimeout(timer);
				worker.removeEventListener('message', hear);
				worker.removeEventListener('error', broken);
				resolve(result);
			};
			const hear = ({ data }: MessageEvent<ShrinkDone>) => {
				if (data.n === n) end(data.result);
			};
			const broken = () => {
				// A worker that ran out of memory is of no more use: the next photo gets another one.
				this.#end();
				end(err('tooLarge'));
			};
			const timer = setTimeout(broken, GIVE_UP_MS);
			worker.addEventListener('message', hear);
			worker.addEventListener('error', broken);
			worker.postMessage({ n, file, blur } satisfies ShrinkTask);
		});
	}

	#end(): void {
		this.#worker?.terminate();
		this.#worker = null;
	}
}
