import type { ImageHeader } from '../../domain/photo/image-header.ts';
import {
	HEADER_BYTES,
	imageHeader,
	LONGEST_HEADER_BYTES
} from '../../domain/photo/image-header.ts';
import { LONGEST_SIDE_PX } from '../../domain/photo/photo.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { ShrinkFault } from './photos.ts';

/** A picture as the browser unpacked it, upright, with its size as it will be drawn. */
export type Unpacked = { picture: ImageBitmap | VideoFrame; width: number; height: number };

/** No phone's camera makes larger files. */
const LARGEST_FILE = 60_000_000;
/**
 * Unpacked, a pixel is four bytes, and a phone that runs out of memory loses the whole tab: a twentieth of what it has, by
 * what the browser tells (in GB, 8 at most); what it does not tell is taken for a phone of 4 GB.
 */
const PIXELS_A_GB = 13_000_000;
const USUAL_GB = 4;
/** What is made smaller line by line needs no more than a small one; the largest camera of a phone has 200 million. */
const MOST_PIXELS_IN_LINES = 210_000_000;
/** A JPEG is coded in squares of eight pixels, of which a browser can take one to eight each way. */
const EIGHTHS = 8;

/** Reads a photo's head and unpacks it, as small as it will be needed and upright. Close the picture after use. */
export async function unpack(file: Blob): Promise<Result<Unpacked, ShrinkFault>> {
	if (file.size > LARGEST_FILE) return err('tooLarge');
	const head = await headOf(file);
	if (head === null) return err('notPhoto');
	// What does not say how large it is may be as large as it likes.
	if (head.width * head.height === 0) return err(head.kind === 'heic' ? 'heic' : 'unreadable');
	const pixels = head.width * head.height;
	const inLines = head.inLines && unpacksInLines() && pixels <= MOST_PIXELS_IN_LINES;
	if (!inLines && pixels > mostPixels()) return err('tooLarge');
	const unpacked = (inLines ? await small(file, head) : null) ?? (await whole(file, pixels));
	return unpacked === null ? err(head.kind === 'heic' ? 'heic' : 'unreadable') : ok(unpacked);
}

async function headOf(file: Blob): Promise<ImageHeader | null> {
	const read = async (length: number) =>
		imageHeader(new Uint8Array(await file.slice(0, length).arrayBuffer()));
	const head = await read(HEADER_BYTES);
	const isFurther = head?.width === 0 && file.size > HEADER_BYTES;
	return isFurther ? read(LONGEST_HEADER_BYTES) : head;
}

function mostPixels(): number {
	const told: unknown = Reflect.get(navigator, 'deviceMemory');
	return (typeof told === 'number' ? told : USUAL_GB) * PIXELS_A_GB;
}

/** Browsers that know how a frame is turned turn it upright when it is drawn; earlier ones forget that. */
function unpacksInLines(): boolean {
	return typeof ImageDecoder !== 'undefined' && 'rotation' in VideoFrame.prototype;
}

/**
 * Three times as fast as unpacking it whole, and 50 million pixels need the memory of four. Null where there is nothing
 * to gain, or the browser cannot.
 */
async function small(file: Blob, head: ImageHeader): Promise<Unpacked | null> {
	const eighths = Math.ceil((EIGHTHS * LONGEST_SIDE_PX) / Math.max(head.width, head.height));
	if (eighths >= EIGHTHS) return null;
	const sideOf = (side: number) => Math.ceil((side * eighths) / EIGHTHS);
	const decoder = new ImageDecoder({
		// Not as a stream: what arrives in pieces is coloured a little otherwise, and the same photo would be another one.
		data: await file.arrayBuffer(),
		type: 'image/jpeg',
		desiredWidth: sideOf(head.width),
		desiredHeight: sideOf(head.height)
	});
	try {
		const { image } = await decoder.decode();
		return { picture: image, width: image.displayWidth, height: image.displayHeight };
	} catch {
		return null;
	} finally {
		decoder.close();
	}
}

/** The browser turns it upright while it unpacks; null where it cannot, or where it would be too much. */
async function whole(file: Blob, pixels: number): Promise<Unpacked | null> {
	if (pixels > mostPixels()) return null;
	try {
		const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
		return { picture, width: picture.width, height: picture.height };
	} catch {
		return null;
	}
}
