/** Red, green, blue, from 0 to 255. */
export type Colour = readonly [number, number, number];

const SIDE = 8;
/** One step for all: pictures of a demo need no finer ones. */
const STEP = 24;
const END_OF_BLOCK = 0x00;
const SIXTEEN_ZEROS = 0xf0;

/** From the upper left corner to the lower right one, as the standard walks. */
const ZIGZAG: readonly number[] = Array.from({ length: 2 * SIDE - 1 }, (_, sum) => {
	const diagonal = Array.from({ length: SIDE }, (_, y) => ({ x: sum - y, y })).filter(
		({ x }) => x >= 0 && x < SIDE
	);
	return (sum % 2 === 0 ? diagonal.reverse() : diagonal).map(({ x, y }) => y * SIDE + x);
}).flat();

const COSINES = Array.from({ length: SIDE }, (_, u) =>
	Array.from(
		{ length: SIDE },
		(_, x) =>
			(u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / (2 * SIDE))
	)
);

type Code = { code: number; bits: number };
type Codes = { lengths: number[]; symbols: number[]; of: Map<number, Code> };

/** Codes of two lengths: the first symbol, by far the most frequent, is short. */
function codes(shortBits: number, longBits: number, symbols: number[]): Codes {
	const lengths = Array<number>(16).fill(0);
	lengths[shortBits - 1] = 1;
	lengths[longBits - 1] = symbols.length - 1;
	const first = 1 << (longBits - shortBits);
	const of = symbols.map((symbol, i): [number, Code] =>
		i === 0
			? [symbol, { code: 0, bits: shortBits }]
			: [symbol, { code: first + i - 1, bits: longBits }]
	);
	return { lengths, symbols, of: new Map(of) };
}

const DC = codes(
	1,
	5,
	Array.from({ length: 12 }, (_, size) => size)
);
const AC = codes(2, 9, [
	END_OF_BLOCK,
	SIXTEEN_ZEROS,
	...Array.from({ length: 16 }, (_, run) =>
		Array.from({ length: 10 }, (_, i) => run * 16 + i + 1)
	).flat()
]);

class Bits {
	readonly bytes: number[] = [];
	#held = 0;
	#count = 0;

	put(value: number, bits: number): void {
		for (let bit = bits - 1; bit >= 0; bit--) {
			this.#held = (this.#held << 1) | ((value >> bit) & 1);
			if (++this.#count < 8) continue;
			this.bytes.push(this.#held);
			if (this.#held === 0xff) this.bytes.push(0);
			this.#held = 0;
			this.#count = 0;
		}
	}

	code({ of }: Codes, symbol: number): void {
		const { code, bits } = of.get(symbol) ?? { code: 0, bits: 0 };
		this.put(code, bits);
	}

	/** A number after the code that says how many bits it has. */
	number(value: number, bits: number): void {
		this.put(value < 0 ? value + (1 << bits) - 1 : value, bits);
	}

	end(): number[] {
		while (this.#count !== 0) this.put(1, 1);
		return this.bytes;
	}
}

const sizeOf = (value: number) => 32 - Math.clz32(Math.abs(value));

/**
 * A picture as a baseline JPEG with nothing in it but the picture. Sides are multiples of eight.
 * @param at the colour at a place
 */
export function jpeg(
	width: number,
	height: number,
	at: (x: number, y: number) => Colour
): Uint8Array<ArrayBuffer> {
	const bits = new Bits();
	const before = [0, 0, 0];
	for (let y = 0; y < height; y += SIDE)
		for (let x = 0; x < width; x += SIDE)
			for (const [channel, values] of channelsOf(x, y, at).entries())
				before[channel] = putBlock(bits, values, before[channel] ?? 0);
	return new Uint8Array([...headOf(width, height), ...bits.end(), 0xff, 0xd9]);
}

/** Brightness and the two differences of colour of eight by eight places. */
function channelsOf(left: number, top: number, at: (x: number, y: number) => Colour) {
	const channels: number[][] = [[], [], []];
	for (let y = 0; y < SIDE; y++)
		for (let x = 0; x < SIDE; x++) {
			const [r, g, b] = at(left + x, top + y);
			channels[0]?.push(0.299 * r + 0.587 * g + 0.114 * b - 128);
			channels[1]?.push(-0.1687 * r - 0.3313 * g + 0.5 * b);
			channels[2]?.push(0.5 * r - 0.4187 * g - 0.0813 * b);
		}
	return channels;
}

/** Answers the block's mean, from which the next one counts. */
function putBlock(bits: Bits, values: readonly number[], before: number): number {
	const waves = transformed(values);
	const [mean = 0] = waves;
	bits.code(DC, sizeOf(mean - before));
	bits.number(mean - before, sizeOf(mean - before));
	let zeros = 0;
	for (const place of ZIGZAG.slice(1)) {
		const value = waves[place] ?? 0;
		if (value === 0) {
			zeros++;
			continue;
		}
		for (; zeros > 15; zeros -= 16) bits.code(AC, SIXTEEN_ZEROS);
		bits.code(AC, zeros * 16 + sizeOf(value));
		bits.number(value, sizeOf(value));
		zeros = 0;
	}
	if (zeros > 0) bits.code(AC, END_OF_BLOCK);
	return mean;
}

/** The cosine transform, rows and then columns, in whole steps. */
function transformed(values: readonly number[]): number[] {
	if (values.every((value) => value === values[0]))
		return [Math.round(((values[0] ?? 0) * SIDE) / STEP), ...Array<number>(63).fill(0)];
	const rows = turned(values);
	return turned(rows).map((value) => Math.round(value / STEP));
}

/** Transforms each row and lays the square on its side. */
function turned(values: readonly number[]): number[] {
	const out = Array<number>(SIDE * SIDE).fill(0);
	for (const [u, cosines] of COSINES.entries())
		for (let y = 0; y < SIDE; y++)
			out[u * SIDE + y] = cosines.reduce(
				(sum, cosine, x) => sum + cosine * (values[y * SIDE + x] ?? 0),
				0
			);
	return out;
}

function headOf(width: number, height: number): number[] {
	const word = (n: number) => [n >> 8, n & 255];
	const segment = (marker: number, body: number[]) => [
		0xff,
		marker,
		...word(body.length + 2),
		...body
	];
	const channels = [1, 2, 3];
	const table = (kind: number, { lengths, symbols }: Codes) => [kind, ...lengths, ...symbols];
	return [
		0xff,
		0xd8,
		...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
		...segment(0xdb, [0, ...Array<number>(SIDE * SIDE).fill(STEP)]),
		...segment(0xc0, [
			8,
			...word(height),
			...word(width),
			channels.length,
			...channels.flatMap((channel) => [channel, 0x11, 0])
		]),
		...segment(0xc4, [...table(0x00, DC), ...table(0x10, AC)]),
		...segment(0xda, [channels.length, ...channels.flatMap((channel) => [channel, 0]), 0, 63, 0])
	];
}
