import { fromBase45, toBase45 } from './base45.ts';
import { crc32 } from './bytes.ts';

/** Every frame of ours begins so: a poster at the wall does not. */
const PREFIX = 'CM1:';
/**
 * Bytes of the bundle in one frame: a code of 53 by 53 squares, which a cheap camera reads off a cheap screen. With 300
 * bytes, and 65 squares, some codes were not read at all.
 */
export const FRAME_BYTES = 200;
/** More frames than these take more than two minutes to show: a file is quicker then. */
export const MOST_FRAMES = 400;
/** Which bundle, how long it is, which frame. */
const HEAD_BYTES = 9;
const CHECK_BYTES = 4;
/** Frames are counted in 16 bits, and then again from the first. */
const INDEXES = 0x10000;

/** What a frame says: block `index` of the bundle, or from the number of blocks on a sum of some of them. */
type Frame = { bundle: number; length: number; index: number; block: Uint8Array };

const blocksOf = (length: number) => Math.ceil(length / FRAME_BYTES);

/**
 * Mixes 32 bits (MurmurHash3's last step). A shift register would not do: its bits are sums of each other, and so would
 * the frames be that it draws, of which 32 then say all that thousands say.
 */
function mixed(bits: number): number {
	let value = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
	value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
	return (value ^ (value >>> 16)) >>> 0;
}

/** Which blocks frame `index` is the sum of: both phones draw the same lot. */
function membersOf(bundle: number, index: number, blocks: number): Uint8Array {
	const members = new Uint8Array(blocks);
	if (index < blocks) {
		members[index] = 1;
		return members;
	}
	for (let block = 0; block < blocks; block++)
		members[block] = mixed(mixed(bundle + Math.imul(index, 0x9e3779b1)) + block) & 1;
	if (!members.includes(1)) members[index % blocks] = 1;
	return members;
}

function addTo(sum: Uint8Array, other: Uint8Array): void {
	for (const [at, byte] of other.entries()) sum[at] = (sum[at] ?? 0) ^ byte;
}

/**
 * A bundle as QR frames that can be shown without end. The first `count` are its blocks in order; each after that is
 * the sum of a lot of them, so that it makes up for whichever frame the camera missed.
 */
export class FrameMaker {
	readonly #bytes: Uint8Array;
	readonly #bundle: number;
	/** How many frames are enough where none is missed. */
	readonly count: number;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
		this.#bundle = crc32(bytes);
		this.count = blocksOf(bytes.length);
	}

	/** The text of frame `number`, counted without end. */
	frame(number: number): string {
		const index = number % INDEXES;
		const block = new Uint8Array(FRAME_BYTES);
		for (const [at, isIn] of membersOf(this.#bundle, index, this.count).entries())
			if (isIn === 1) addTo(block, this.#bytes.subarray(at * FRAME_BYTES, (at + 1) * FRAME_BYTES));
		const bytes = new Uint8Array(HEAD_BYTES + FRAME_BYTES + CHECK_BYTES);
		const view = new DataView(bytes.buffer);
		view.setUint32(0, this.#bundle);
		view.setUint8(4, this.#bytes.length >>> 16);
		view.setUint16(5, this.#bytes.length & 0xffff);
		view.setUint16(7, index);
		bytes.set(block, HEAD_BYTES);
		const check = HEAD_BYTES + FRAME_BYTES;
		view.setUint32(check, crc32(bytes.subarray(0, check)));
		return PREFIX + toBase45(bytes);
	}
}

function parseFrame(text: string): Frame | null {
	const bytes = fromBase45(text.slice(PREFIX.length));
	const check = HEAD_BYTES + FRAME_BYTES;
	if (bytes === null || bytes.length !== check + CHECK_BYTES) return null;
	const view = new DataView(bytes.buffer);
	if (view.getUint32(check) !== crc32(bytes.subarray(0, check))) return null;
	const length = view.getUint8(4) * 0x10000 + view.getUint16(5);
	if (length === 0 || blocksOf(length) > MOST_FRAMES) return null;
	const bundle = view.getUint32(0);
	return { bundle, length, index: view.getUint16(7), block: bytes.slice(HEAD_BYTES, check) };
}

/** One bundle as it comes in: equations over its blocks, solved as they come. */
class Solving {
	readonly #frame: Frame;
	readonly #blocks: number;
	/** By the first block it tells of: which blocks, and their sum. */
	readonly #rows = new Map<number, { members: Uint8Array; block: Uint8Array }>();

	constructor(frame: Frame) {
		this.#frame = frame;
		this.#blocks = blocksOf(frame.length);
	}

	get progress(): { have: number; of: number } {
		return { have: this.#rows.size, of: this.#blocks };
	}

	/** Whether the frame told something new. */
	take({ bundle, index, block }: Frame): boolean {
		const members = membersOf(bundle, index, this.#blocks);
		const sum = block.slice();
		for (let first = members.indexOf(1); first >= 0; first = members.indexOf(1)) {
			const row = this.#rows.get(first);
			if (row === undefined) {
				this.#rows.set(first, { members, block: sum });
				return true;
			}
			addTo(members, row.members);
			addTo(sum, row.block);
		}
		return false;
	}

	/** The bundle, once every block is known; null before. `broken`: frames of two bundles that look alike. */
	bytes(): Uint8Array<ArrayBuffer> | 'broken' | null {
		if (this.#rows.size < this.#blocks) return null;
		const bytes = new Uint8Array(this.#blocks * FRAME_BYTES);
		for (let first = this.#blocks - 1; first >= 0; first--) {
			const row = this.#rows.get(first);
			if (row === undefined) return null;
			for (let later = first + 1; later < this.#blocks; later++)
				if (row.members[later] === 1)
					addTo(row.block, bytes.subarray(later * FRAME_BYTES, (later + 1) * FRAME_BYTES));
			row.members.fill(0, first + 1);
			bytes.set(row.block, first * FRAME_BYTES);
		}
		const whole = bytes.slice(0, this.#frame.length);
		return crc32(whole) === this.#frame.bundle ? whole : 'broken';
	}
}

/** What a picture was: something new, nothing new, or none of our frames. */
export type FrameTaken = 'new' | 'known' | 'foreign';

/** Bundles of which frames were seen lately: two phones may be held up one after the other. */
const MOST_BUNDLES = 4;

/** Puts a bundle together from frames that come in any order, more than once, with others between. */
export class FrameReader {
	readonly #bundles = new Map<string, Solving>();
	#last: Solving | null = null;

	/** How far the bundle is that was seen last. */
	get progress(): { have: number; of: number } | null {
		return this.#last?.progress ?? null;
	}

	/** Takes in what the camera read. */
	take(text: string): FrameTaken {
		const frame = text.startsWith(PREFIX) ? parseFrame(text) : null;
		if (frame === null) return 'foreign';
		const key = `${frame.bundle} ${frame.length}`;
		const solving = this.#bundles.get(key) ?? new Solving(frame);
		this.#bundles.delete(key);
		this.#bundles.set(key, solving);
		this.#last = solving;
		const [oldest] = this.#bundles.keys();
		if (this.#bundles.size > MOST_BUNDLES && oldest !== undefined) this.#bundles.delete(oldest);
		return solving.take(frame) ? 'new' : 'known';
	}

	/** The bundle seen last, whole; null while frames are missing. What does not fit together begins anew. */
	bytes(): Uint8Array<ArrayBuffer> | null {
		const bytes = this.#last?.bytes() ?? null;
		if (bytes !== 'broken') return bytes;
		this.#bundles.clear();
		this.#last = null;
		return null;
	}
}
