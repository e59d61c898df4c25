import type { Result } from '../domain/result.ts';
import { readListFile, type ListFileFault, type ReadSheet } from './read-list.ts';

/** What reading a file comes to, as the page gets it. */
export type ListRead = Result<ReadSheet[], ListFileFault>;

// Reading 50,000 lines takes seconds: the page must go on meanwhile.
addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
	postMessage(readListFile(new Uint8Array(data)) satisfies ListRead);
});
