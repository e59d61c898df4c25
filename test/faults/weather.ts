import type { SeededRandom } from '../../src/lib/server/seed/random.ts';

/**
 * What happens to a request on its way. `part`: how much of the bytes gets through. `repeat`: something on the way
 * sends it twice. `answer`: something on the way answers instead of the server. `swap`: the phone moves from one
 * network to another, and every open line of it breaks.
 */
export type Fault =
	| { kind: 'pass' }
	| { kind: 'dropRequest' | 'dropAnswer' | 'repeat' | 'swap' | 'cutHead' }
	| { kind: 'cutRequest' | 'cutAnswer'; part: number }
	| { kind: 'delay' | 'hold'; ms: number }
	| { kind: 'answer'; name: AnswerName };

const JSON_TYPE = 'application/json';
const HTML_TYPE = 'text/html; charset=utf-8';
const PAGE = '<!doctype html><title>Wi-Fi</title><form>Đăng nhập</form>';

/** What something on the way says instead of the server. */
export const answers = {
	error500: { status: 500, type: JSON_TYPE, body: '{"error":"internal"}', headers: {} },
	badGateway502: { status: 502, type: HTML_TYPE, body: '<html>502 Bad Gateway', headers: {} },
	unavailable503: { status: 503, type: HTML_TYPE, body: '', headers: { 'retry-after': '0' } },
	tooLarge413: { status: 413, type: HTML_TYPE, body: '<html>413 Too Large', headers: {} },
	busy429: {
		status: 429,
		type: JSON_TYPE,
		body: '{"error":"busy"}',
		headers: { 'retry-after': '0' }
	},
	portal200: { status: 200, type: HTML_TYPE, body: PAGE, headers: {} },
	portal302: {
		status: 302,
		type: HTML_TYPE,
		body: '',
		headers: { location: 'http://wifi.example/' }
	},
	empty200: { status: 200, type: JSON_TYPE, body: '', headers: {} },
	half200: { status: 200, type: JSON_TYPE, body: '{"couchdb":"Wel', headers: {} }
} as const;
export type AnswerName = keyof typeof answers;

const answerNames = Object.keys(answers) as AnswerName[];

/** How likely a request meets a fault, and for how many requests that lasts: bad lines come in spells. */
const spells = [
	{ weight: 4, value: { likely: 0, most: 25 } },
	{ weight: 6, value: { likely: 0.15, most: 30 } },
	{ weight: 5, value: { likely: 0.4, most: 25 } },
	{ weight: 1, value: { likely: 1, most: 8 } }
];

type Draw = (random: SeededRandom) => Fault;

const draws: { weight: number; value: Draw }[] = [
	{ weight: 10, value: () => ({ kind: 'dropRequest' }) },
	{ weight: 14, value: () => ({ kind: 'dropAnswer' }) },
	{ weight: 8, value: (random) => ({ kind: 'cutRequest', part: random.fraction() }) },
	{ weight: 14, value: (random) => ({ kind: 'cutAnswer', part: random.fraction() }) },
	{ weight: 4, value: () => ({ kind: 'cutHead' }) },
	{ weight: 10, value: (random) => ({ kind: 'delay', ms: random.between(20, 400) }) },
	{ weight: 1, value: (random) => ({ kind: 'hold', ms: random.between(500, 3000) }) },
	{ weight: 10, value: () => ({ kind: 'repeat' }) },
	{ weight: 4, value: () => ({ kind: 'swap' }) },
	{ weight: 20, value: (random) => ({ kind: 'answer', name: random.pick(answerNames) }) }
];

/** The weather over one phone: the n-th request meets what the seed says, whatever else happens. */
export class Weather {
	readonly #random: SeededRandom;
	#spell = { likely: 0, left: 0 };
	#fair = false;

	constructor(random: SeededRandom) {
		this.#random = random;
	}

	/** From now on nothing goes wrong. */
	clear(): void {
		this.#fair = true;
	}

	next(): Fault {
		if (this.#fair) return { kind: 'pass' };
		if (this.#spell.left === 0) {
			const { likely, most } = this.#random.weighted(spells);
			this.#spell = { likely, left: this.#random.between(1, most) };
		}
		this.#spell.left -= 1;
		if (!this.#random.chance(this.#spell.likely)) return { kind: 'pass' };
		return this.#random.weighted(draws)(this.#random);
	}
}
