/** What the first bytes of a file say it is; `heic`: what many phones take, and few browsers can read. */
export type ImageKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'heic' | 'avif';
/**
 * `width` 0: the head does not say it, or not where we look. `inLines`: it is coded line after line, so that it can be made
 * smaller while it is unpacked and never lies in the memory whole.
 */
export type ImageHeader = { kind: ImageKind; width: number; height: number; inLines: boolean };

/** So much of a file holds the head: cameras put a whole small picture before it. */
export const HEADER_BYTES = 512 * 1024;
/** Some put a map of depths there too. */
export const LONGEST_HEADER_BYTES = 16 * 1024 * 1024;

const text = (bytes: Uint8Array, from: number, length: number) =>
	String.fromCharCode(...bytes.subarray(from, from + length));

/**
 * What a file is by its first bytes, never by its name: null for everything that is no photo. Its size is read before a
 * browser unpacks it, so that a picture made to fill the memory is known.
 */
export function imageHeader(bytes: Uint8Array): ImageHeader | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < 30) return null;
	if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return jpegHeader(view);
	if (text(bytes, 1, 3) === 'PNG') return header('png', view.getUint32(16), view.getUint32(20));
	if (text(bytes, 0, 4) === 'GIF8')
		return header('gif', view.getUint16(6, true), view.getUint16(8, true));
	if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP') return webpHeader(bytes, view);
	if (text(bytes, 4, 4) !== 'ftyp') return null;
	const brand = text(bytes, 8, 4);
	if (brand === 'avif' || brand === 'avis') return boxedHeader('avif', bytes, view);
	const isHeic = /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand);
	return isHeic ? boxedHeader('heic', bytes, view) : null;
}

function header(kind: ImageKind, width: number, height: number, inLines = false): ImageHeader {
	return { kind, width, height, inLines };
}

/** Baseline and extended are coded in lines; a progressive one is unpacked whole. */
const IN_LINES = [0xc0, 0xc1];

function jpegHeader(view: DataView): ImageHeader {
	let at = 2;
	while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
		const marker = view.getUint8(at + 1);
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
		if (isFrame) return header('jpeg', width, height, IN_LINES.includes(marker));
		at += 2 + view.getUint16(at + 2);
	}
	return header('jpeg', 0, 0);
}

/** What the name of the box with a size begins with. */
const LETTER_I = 0x69;

/** The largest of the sizes that stand in the boxes: that of the picture, beside those of its tiles and small ones. */
function boxedHeader(kind: 'avif' | 'heic', bytes: Uint8Array, view: DataView): ImageHeader {
	let largest = header(kind, 0, 0);
	for (let at = bytes.indexOf(LETTER_I); at >= 0; at = bytes.indexOf(LETTER_I, at + 1)) {
		if (text(bytes, at, 4) !== 'ispe' || at + 16 > bytes.length) continue;
		const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
		if (width * height > largest.width * largest.height) largest = header(kind, width, height);
	}
	return largest;
}

function webpHeader(bytes: Uint8Array, view: DataView): ImageHeader {
	const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
	switch (text(bytes, 12, 4)) {
		case 'VP8X':
			return header('webp', uint24(24) + 1, uint24(27) + 1);
		case 'VP8L': {
			const bits = view.getUint32(21, true);
			return header('webp', (bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
		}
		default:
			return header('webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
	}
}
