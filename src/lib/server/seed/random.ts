import { createHash } from 'node:crypto';

/** Numbers that look random and depend on a label alone: the same seed makes the same block, on every machine. */
export class SeededRandom {
	readonly #label: string;
	#a: number;
	#b: number;
	#c: number;
	#d: number;

	constructor(label: string) {
		this.#label = label;
		const digest = createHash('sha256').update(label).digest();
		this.#a = digest.readUInt32LE(0);
		this.#b = digest.readUInt32LE(4);
		this.#c = digest.readUInt32LE(8);
		this.#d = 1;
		for (let i = 0; i < 8; i++) this.#next();
	}

	/** sfc32: small, fast and good enough to spread people over a province. */
	#next(): number {
		const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
		this.#d = (this.#d + 1) | 0;
		this.#a = this.#b ^ (this.#b >>> 9);
		this.#b = (this.#c + (this.#c << 3)) | 0;
		this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
		this.#c |= 0;
		return sum >>> 0;
	}

	/** Another stream, so that what one part draws does not move what another gets. */
	fork(label: string | number): SeededRandom {
		return new SeededRandom(`${this.#label}/${label}`);
	}

	/** From 0 up to but not 1. */
	fraction(): number {
		return this.#next() / 4_294_967_296;
	}

	/** A whole number, both ends included. */
	between(least: number, most: number): number {
		return least + Math.floor(this.fraction() * (most - least + 1));
	}

	/** True once in so many parts of one. */
	chance(part: number): boolean {
		return this.fraction() < part;
	}

	/** One of a list that is not empty. */
	pick<T>(items: readonly T[]): T {
		const item = items[this.between(0, items.length - 1)];
		if (item === undefined) throw new RangeError('nothing to pick from');
		return item;
	}

	/** One of a list, each as often as its weight says. */
	weighted<T>(items: readonly { weight: number; value: T }[]): T {
		let rest = this.fraction() * items.reduce((sum, { weight }) => sum + weight, 0);
		for (const { weight, value } of items) {
			rest -= weight;
			if (rest < 0) return value;
		}
		return this.pick(items).value;
	}

	/** So many different ones of a list, or all of a shorter one. */
	sample<T>(items: readonly T[], count: number): T[] {
		const rest = [...items];
		const taken: T[] = [];
		while (taken.length < count && rest.length > 0) {
			const at = this.between(0, rest.length - 1);
			taken.push(...rest.splice(at, 1));
		}
		return taken;
	}

	/** Sixteen bytes, in place of a device's random ones. */
	bytes(): Uint8Array {
		return Uint8Array.from({ length: 16 }, () => this.between(0, 255));
	}
}
