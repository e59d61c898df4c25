import type { Result } from '../../domain/result.ts';
import type { BlurBox, ShrinkFault, ShrunkPhoto } from './photos.ts';
import { shrink } from './shrink.ts';

/** What the page sends, and what it gets: by number, for several may be asked for. */
export type ShrinkTask = { n: number; file: Blob; blur: readonly BlurBox[] };
export type ShrinkDone = { n: number; result: Result<ShrunkPhoto, ShrinkFault> };

addEventListener('message', ({ data: { n, file, blur } }: MessageEvent<ShrinkTask>) => {
	const answer = (result: ShrinkDone['result']) => postMessage({ n, result });
	shrink(file, blur).then(answer, () => answer({ ok: false, error: 'unreadable' }));
});
