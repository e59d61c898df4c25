import { crc32, deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';

const ORIENTATION = 0x0112;
const ON_ITS_SIDE = 6;

/**
 * A photo as a phone held upright takes it: lying on its side, with a note in it that says so and where it was taken.
 * Upright its upper half is red, its lower half blue. `shade` makes another photo of it.
 */
export async function sidewaysPhoto(page: Page, shade = 0): Promise<Buffer> {
	const base64 = await page.evaluate(async (dark) => {
		const canvas = new OffscreenCanvas(800, 600);
		const context = canvas.getContext('2d');
		if (context === null) throw new Error('This browser draws nothing.');
		context.fillStyle = `rgb(${255 - dark} 0 0)`;
		context.fillRect(0, 0, 400, 600);
		context.fillStyle = `rgb(0 0 ${255 - dark})`;
		context.fillRect(400, 0, 400, 600);
		const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
		return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
	}, shade);
	const plain = Buffer.from(base64, 'base64');
	return Buffer.concat([plain.subarray(0, 2), noteOf(ON_ITS_SIDE), plain.subarray(2)]);
}

/** An EXIF segment with one entry, and words behind it that nobody may see later. */
function noteOf(orientation: number): Buffer {
	const tiff = Buffer.alloc(26);
	tiff.write('MM\0*', 0, 'latin1');
	tiff.writeUInt32BE(8, 4);
	tiff.writeUInt16BE(1, 8);
	tiff.writeUInt16BE(ORIENTATION, 10);
	tiff.writeUInt16BE(3, 12);
	tiff.writeUInt32BE(1, 14);
	tiff.writeUInt16BE(orientation, 18);
	const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS 21.7N 104.9E')]);
	const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255]);
	return Buffer.concat([head, body]);
}

/** 400 million white pixels in 50 KB: a true picture, made to fill a memory. */
export function bombPng(): Buffer {
	const side = 20_000;
	const head = Buffer.alloc(13);
	head.writeUInt32BE(side, 0);
	head.writeUInt32BE(side, 4);
	// One bit a pixel, grey.
	head[8] = 1;
	const lines = deflateSync(Buffer.alloc((1 + side / 8) * side));
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
		...[chunk('IHDR', head), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))]
	]);
}

function chunk(type: string, body: Buffer): Buffer {
	const typed = Buffer.concat([Buffer.from(type), body]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(body.length);
	sum.writeUInt32BE(crc32(typed));
	return Buffer.concat([length, typed, sum]);
}

/** What an iPhone takes, as far as a browser without its codec gets: a size, and nothing it can draw. */
export function unreadableHeic(): Buffer {
	const size = Buffer.alloc(20);
	size.writeUInt32BE(20);
	size.write('ispe', 4);
	size.writeUInt32BE(4032, 12);
	size.writeUInt32BE(3024, 16);
	const type = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]);
	return Buffer.concat([type, size, Buffer.alloc(500, 7)]);
}
