import type { ListRead } from './list-worker.ts';

/** What takes longer has run out of memory, and would never end. */
const GIVE_UP_MS = 60_000;

/** Reads a file of a list in a worker of its own, which ends with it. @throws Error where the worker broke */
export function readAside(bytes: ArrayBuffer): Promise<ListRead> {
	const worker = new Worker(new URL('./list-worker.ts', import.meta.url), { type: 'module' });
	return new Promise<ListRead>((resolve, reject) => {
		const broken = () => reject(new Error('the worker that reads lists broke'));
		const timer = setTimeout(broken, GIVE_UP_MS);
		worker.addEventListener('message', ({ data }: MessageEvent<ListRead>) => {
			clearTimeout(timer);
			resolve(data);
		});
		worker.addEventListener('error', () => {
			clearTimeout(timer);
			broken();
		});
		worker.postMessage(bytes, [bytes]);
	}).finally(() => worker.terminate());
}
