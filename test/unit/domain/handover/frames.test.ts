import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase45, toBase45 } from '../../../../src/lib/domain/handover/base45.ts';
import { fromBase64, toBase64 } from '../../../../src/lib/domain/handover/bytes.ts';
import {
	FRAME_BYTES,
	FrameMaker,
	FrameReader,
	MOST_FRAMES
} from '../../../../src/lib/domain/handover/frames.ts';

const bytesOf = (length: number, seed = 1) =>
	Uint8Array.from({ length }, (_, at) => (Math.imul(at + seed, 2654435761) >>> 13) & 0xff);

/** Shows frames from `from` on until the bundle is whole; answers how many were shown. */
function readThrough(reader: FrameReader, maker: FrameMaker, sees: (frame: number) => boolean) {
	for (let frame = 0; frame < maker.count * 10 + 200; frame++) {
		if (sees(frame)) reader.take(maker.frame(frame));
		const bytes = reader.bytes();
		if (bytes !== null) return { bytes, shown: frame + 1 };
	}
	throw new Error('The bundle did not become whole.');
}

describe('bytes as text', () => {
	test('come back as they were', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 700 }), (bytes) => {
				expect(fromBase64(toBase64(bytes))).toEqual(Uint8Array.from(bytes));
				expect(fromBase45(toBase45(bytes))).toEqual(Uint8Array.from(bytes));
				expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
			})
		);
	});

	test('are not found in what is none', () => {
		for (const text of ['A', 'AB=', 'Ä', 'ABCDE']) expect(fromBase64(text)).toBeNull();
		for (const text of ['A', '::::', ':::', 'a0', '::']) expect(fromBase45(text)).toBeNull();
	});

	test('are base 45 as the standard has it', () => {
		expect(toBase45(new TextEncoder().encode('Hello!!'))).toBe('%69 VD92EX0');
	});
});

describe('frames', () => {
	test('carry a bundle of any length, each frame shown once', () => {
		for (const length of [1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, 5000]) {
			const maker = new FrameMaker(bytesOf(length));
			const read = readThrough(new FrameReader(), maker, () => true);
			expect(read).toEqual({ bytes: bytesOf(length), shown: Math.ceil(length / FRAME_BYTES) });
		}
	});

	test('carry it whichever frames are missed, seen twice or out of order', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 9000 }),
				fc.integer(),
				fc.integer({ min: 0, max: 80 }),
				(length, seed, missedPercent) => {
					const bytes = bytesOf(length, seed);
					const maker = new FrameMaker(bytes);
					const chance = (frame: number) => (Math.imul(frame + seed, 40503) >>> 4) % 100;
					const reader = new FrameReader();
					const seen: string[] = [];
					const read = readThrough(reader, maker, (frame) => {
						seen.push(maker.frame(frame));
						const again = seen[Math.abs(seed + frame) % seen.length];
						if (again !== undefined && chance(frame * 7) < 30) reader.take(again);
						return chance(frame) >= missedPercent;
					});
					expect(read.bytes).toEqual(bytes);
				}
			),
			{ numRuns: 60 }
		);
	});

	test('need few more than there are blocks, wherever one begins to look', () => {
		const bytes = bytesOf(60 * FRAME_BYTES);
		const maker = new FrameMaker(bytes);
		let most = 0;
		for (let begin = 60; begin < 20_000; begin += 971) {
			const reader = new FrameReader();
			let shown = 0;
			while (reader.bytes() === null && shown < 200) reader.take(maker.frame(begin + shown++));
			most = Math.max(most, shown);
		}
		expect(most).toBeLessThan(60 + 15);
	});

	test('tell how far they are, and never go back', () => {
		const maker = new FrameMaker(bytesOf(10 * FRAME_BYTES));
		const reader = new FrameReader();
		expect(reader.progress).toBeNull();
		const have: number[] = [];
		for (const frame of [3, 3, 9, 14, 3, 27, 0]) {
			reader.take(maker.frame(frame));
			have.push(reader.progress?.have ?? -1);
		}
		expect(have).toEqual([1, 1, 2, 3, 3, 4, 5]);
		expect(reader.progress?.of).toBe(10);
	});

	test('of two phones do not mix', () => {
		const [one, other] = [bytesOf(2000, 1), bytesOf(2000, 2)];
		const [a, b] = [new FrameMaker(one), new FrameMaker(other)];
		const reader = new FrameReader();
		for (let frame = 0; frame < a.count; frame++) {
			reader.take(b.frame(frame + 1));
			reader.take(a.frame(frame));
		}
		expect(reader.bytes()).toEqual(one);
		reader.take(b.frame(0));
		expect(reader.bytes()).toEqual(other);
	});

	test('that are none of ours, or were misread, tell nothing', () => {
		const frame = new FrameMaker(bytesOf(2000)).frame(2);
		const reader = new FrameReader();
		const letter = frame.charAt(40) === 'A' ? 'B' : 'A';
		const misread = frame.slice(0, 40) + letter + frame.slice(41);
		const others = [
			'https://yenbai.example',
			'CM1:',
			'CM1:ABC',
			`${frame}000`,
			misread,
			frame.slice(0, -3)
		];
		for (const text of others) expect(reader.take(text)).toBe('foreign');
		expect(reader.progress).toBeNull();
		expect(reader.take(frame)).toBe('new');
		expect(reader.take(frame)).toBe('known');
	});

	test('of more than two minutes are not begun', () => {
		const reader = new FrameReader();
		const long = new FrameMaker(bytesOf((MOST_FRAMES + 1) * FRAME_BYTES));
		expect(reader.take(long.frame(0))).toBe('foreign');
	});
});
