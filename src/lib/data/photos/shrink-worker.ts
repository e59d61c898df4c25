import type { Result } from '../../domain/result.ts';
import type { ShrinkFault, ShrunkPhoto } from './photos.ts';
import { shrink } from './shrink.ts';

/** What the page sends, and what it gets: by number, for several may be asked for. */
export type ShrinkTask = { n: number; file: Blob };
export type ShrinkDone = { n: number; result: Result<ShrunkPhoto, ShrinkFault> };

addEventListener('message', ({ data: { n, file } }: MessageEvent<ShrinkTask>) => {
	const answer = (result: ShrinkDone['result']) => postMessage({ n, result });
	shrink(file).then(answer, () => answer({ ok: false, error: 'unreadable' }));
});
