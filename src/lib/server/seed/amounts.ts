import type { Amount, Qualifier } from '../../domain/amount.ts';
import type { SeededRandom } from './random.ts';

/** As people tell numbers: most are exact, some "khoảng", "trên", "gần". */
const qualifiers: readonly { weight: number; value: Qualifier }[] = [
	{ weight: 14, value: 'exact' },
	{ weight: 3, value: 'about' },
	{ weight: 2, value: 'over' },
	{ weight: 1, value: 'nearly' }
];

/** An amount as told. */
export function told(random: SeededRandom, n: number): Amount {
	return { n, qualifier: random.weighted(qualifiers), words: '' };
}

/** An exact amount. */
export function exact(n: number): Amount {
	return { n, qualifier: 'exact', words: '' };
}

/** A whole number between two, round when it is large, as people count. */
export function roundish(random: SeededRandom, least: number, most: number): number {
	const n = random.between(least, most);
	return n > 40 ? Math.round(n / 5) * 5 : n;
}
