import { HEADER_BYTES, imageHeader } from '../../domain/photo/image-header.ts';
import { LONGEST_SIDE_PX, MOST_PHOTO_BYTES } from '../../domain/photo/photo.ts';
import { withoutWords } from '../../domain/photo/plain-jpeg.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { ShrinkFault, ShrunkPhoto } from './photos.ts';

/** No phone's camera makes larger files; unpacked, more pixels than a cheap phone has memory for. */
const LARGEST_FILE = 60_000_000;
const MOST_PIXELS = 108_000_000;
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

/** Reads the head, unpacks, turns upright, and draws small. Runs in a worker. */
export async function shrink(file: Blob): Promise<Result<ShrunkPhoto, ShrinkFault>> {
	if (typeof OffscreenCanvas === 'undefined') return err('oldBrowser');
	if (file.size > LARGEST_FILE) return err('tooLarge');
	const head = imageHeader(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()));
	if (head === null) return err('notPhoto');
	if (head.width * head.height > MOST_PIXELS) return err('tooLarge');
	const picture = await unpack(file);
	if (picture === null) return err(head.kind === 'heic' ? 'heic' : 'unreadable');
	try {
		return await draw(picture);
	} finally {
		picture.close();
	}
}

/** The browser turns it upright while it unpacks; null where it cannot. */
async function unpack(file: Blob): Promise<ImageBitmap | null> {
	try {
		return await createImageBitmap(file, { imageOrientation: 'from-image' });
	} catch {
		return null;
	}
}

async function draw(picture: ImageBitmap): Promise<Result<ShrunkPhoto, ShrinkFault>> {
	let drawn = sized(picture, LONGEST_SIDE_PX);
	const thumb = await encode(sized(drawn, THUMB_PX), THUMB_QUALITY);
	for (const { side, quality } of TRIES) {
		if (Math.max(drawn.width, drawn.height) > side) drawn = sized(drawn, side);
		const blob = await encode(drawn, quality);
		if (blob.size <= MOST_PHOTO_BYTES)
			return ok({ blob, thumb, width: drawn.width, height: drawn.height });
	}
	return err('unreadable');
}

/** Drawn with its longest side no longer than `side`; what is see-through becomes white. */
function sized(picture: ImageBitmap | OffscreenCanvas, side: number): OffscreenCanvas {
	const scale = Math.min(1, side / Math.max(picture.width, picture.height));
	const width = Math.max(1, Math.round(picture.width * scale));
	const height = Math.max(1, Math.round(picture.height * scale));
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d', { alpha: false });
	if (context === null) throw new TypeError('This browser draws nothing.');
	context.fillStyle = '#fff';
	context.fillRect(0, 0, width, height);
	context.imageSmoothingQuality = 'medium';
	context.drawImage(picture, 0, 0, width, height);
	return canvas;
}

async function encode(canvas: OffscreenCanvas, quality: number): Promise<Blob> {
	const drawn = await canvas.convertToBlob({ type: 'image/jpeg', quality });
	const bytes = withoutWords(new Uint8Array(await drawn.arrayBuffer()));
	return new Blob([bytes], { type: 'image/jpeg' });
}
