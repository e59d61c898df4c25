import { formatNumber } from '../domain/number-words.ts';

const KB = 1024;
const UNITS = ['KB', 'MB', 'GB', 'TB'];
/** The least that is told: nothing is never the size of something. */
const LEAST = 0.1;

/** "240 KB", "1,5 GB": so exact as somebody needs who looks whether there is room; the same in both languages. */
export function sizeText(bytes: number): string {
	let n = bytes / KB;
	let at = 0;
	while (n >= KB && at < UNITS.length - 1) {
		n /= KB;
		at += 1;
	}
	const rounded = n < 10 ? Math.max(LEAST, Math.round(n * 10) / 10) : Math.round(n);
	return `${formatNumber(rounded)} ${UNITS[at]}`;
}
