/** What the first bytes of a file say it is; `heic`: what many phones take, and few browsers can read. */
export type ImageKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'heic' | 'avif';
/** `width` 0: the head does not say it, or not where we look. */
export type ImageHeader = { kind: ImageKind; width: number; height: number };

/** So much of a file holds the head: cameras put a whole small picture before it. */
export const HEADER_BYTES = 512 * 1024;

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
	if (text(bytes, 1, 3) === 'PNG')
		return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) };
	if (text(bytes, 0, 4) === 'GIF8')
		return { kind: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
	if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP') return webpHeader(bytes, view);
	if (text(bytes, 4, 4) !== 'ftyp') return null;
	const brand = text(bytes, 8, 4);
	if (brand === 'avif' || brand === 'avis') return { kind: 'avif', width: 0, height: 0 };
	const isHeic = /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand);
	return isHeic ? { kind: 'heic', width: 0, height: 0 } : null;
}

function jpegHeader(view: DataView): ImageHeader {
	let at = 2;
	while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
		const marker = view.getUint8(at + 1);
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame)
			return { kind: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
		at += 2 + view.getUint16(at + 2);
	}
	return { kind: 'jpeg', width: 0, height: 0 };
}

function webpHeader(bytes: Uint8Array, view: DataView): ImageHeader {
	const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
	switch (text(bytes, 12, 4)) {
		case 'VP8X':
			return { kind: 'webp', width: uint24(24) + 1, height: uint24(27) + 1 };
		case 'VP8L': {
			const bits = view.getUint32(21, true);
			return { kind: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
		}
		default:
			return {
				kind: 'webp',
				width: view.getUint16(26, true) & 0x3fff,
				height: view.getUint16(28, true) & 0x3fff
			};
	}
}
