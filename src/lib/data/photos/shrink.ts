import { LONGEST_SIDE_PX, MOST_PHOTO_BYTES } from '../../domain/photo/photo.ts';
import { withoutWords } from '../../domain/photo/plain-jpeg.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { BlurBox, ShrinkFault, ShrunkPhoto } from './photos.ts';
import type { Unpacked } from './unpack.ts';
import { unpack } from './unpack.ts';

/** Squares along the longer side of a blurred part: a face is known from about twenty on. */
const SQUARES = 6;
const THUMB_PX = 320;
const THUMB_QUALITY = 0.7;
/** Tried one after the other until it is small enough; a crowd in a meadow needs the last ones. */
const TRIES: readonly { side: number; quality: number }[] = [
	{ side: LONGEST_SIDE_PX, quality: 0.75 },
	{ side: LONGEST_SIDE_PX, quality: 0.55 },
	{ side: 1280, quality: 0.55 },
	{ side: 1024, quality: 0.45 },
	{ side: 800, quality: 0.35 }
];

/**
 * Reads the head, unpacks, turns upright, and draws small. Runs in a worker.
 * @param blur parts of which nothing is left but a few colours: no sharpening brings a face back
 */
export async function shrink(
	file: Blob,
	blur: readonly BlurBox[] = []
): Promise<Result<ShrunkPhoto, ShrinkFault>> {
	if (typeof OffscreenCanvas === 'undefined') return err('oldBrowser');
	const unpacked = await unpack(file);
	if (!unpacked.ok) return unpacked;
	try {
		return await draw(unpacked.value, blur);
	} finally {
		unpacked.value.picture.close();
	}
}

async function draw(
	unpacked: Unpacked,
	blur: readonly BlurBox[]
): Promise<Result<ShrunkPhoto, ShrinkFault>> {
	let drawn = sized(unpacked, LONGEST_SIDE_PX);
	for (const box of blur) coarsen(drawn, box);
	const thumb = await encode(sized(whole(drawn), THUMB_PX), THUMB_QUALITY);
	for (const { side, quality } of TRIES) {
		if (Math.max(drawn.width, drawn.height) > side) drawn = sized(whole(drawn), side);
		const blob = await encode(drawn, quality);
		if (blob.size <= MOST_PHOTO_BYTES)
			return ok({ blob, thumb, width: drawn.width, height: drawn.height });
	}
	return err('unreadable');
}

type Drawable = Omit<Unpacked, 'picture'> & { picture: CanvasImageSource };

const whole = (canvas: OffscreenCanvas): Drawable => {
	const { width, height } = canvas;
	return { picture: canvas, width, height };
};

/** Drawn with its longest side no longer than `side`; what is see-through becomes white. */
function sized({ picture, ...size }: Drawable, side: number): OffscreenCanvas {
	const scale = Math.min(1, side / Math.max(size.width, size.height));
	const width = Math.max(1, Math.round(size.width * scale));
	const height = Math.max(1, Math.round(size.height * scale));
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d', { alpha: false });
	if (context === null) throw new TypeError('This browser draws nothing.');
	context.fillStyle = '#fff';
	context.fillRect(0, 0, width, height);
	context.imageSmoothingQuality = 'medium';
	context.drawImage(picture, 0, 0, width, height);
	return canvas;
}

/** Leaves a few squares of a part, each of one colour. */
function coarsen(canvas: OffscreenCanvas, box: BlurBox): void {
	const [x, y] = [Math.floor(box.x * canvas.width), Math.floor(box.y * canvas.height)];
	const width = Math.max(1, Math.ceil(box.width * canvas.width));
	const height = Math.max(1, Math.ceil(box.height * canvas.height));
	const scale = SQUARES / Math.max(width, height);
	const squares = new OffscreenCanvas(
		Math.max(1, Math.round(width * scale)),
		Math.max(1, Math.round(height * scale))
	);
	const small = squares.getContext('2d', { alpha: false });
	const context = canvas.getContext('2d');
	if (small === null || context === null) throw new TypeError('This browser draws nothing.');
	small.imageSmoothingQuality = 'high';
	small.drawImage(canvas, x, y, width, height, 0, 0, squares.width, squares.height);
	context.imageSmoothingEnabled = false;
	context.drawImage(squares, 0, 0, squares.width, squares.height, x, y, width, height);
	context.imageSmoothingEnabled = true;
}

async function encode(canvas: OffscreenCanvas, quality: number): Promise<Blob> {
	const drawn = await canvas.convertToBlob({ type: 'image/jpeg', quality });
	const bytes = withoutWords(new Uint8Array(await drawn.arrayBuffer()));
	return new Blob([bytes], { type: 'image/jpeg' });
}
