import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const SIZE = { width: 640, height: 480 };
/** A hand holds no camera straight. */
const TILT = 0.1;
/** The longest side of what is looked at, in the picture. */
const SEEN = 300;
/** Codes that follow each other are held closer. */
const WATCHED = 430;
const GREY = 128;

/** The brightness of each point of a camera's picture that has this in its middle, held aslant. */
async function brightness(page: Page, png: Buffer, longest: number): Promise<Buffer> {
	const inBase64 = await page.evaluate(
		async ({ png, width, height, tilt, seen }) => {
			const bytes = Uint8Array.from(atob(png), (char) => char.charCodeAt(0));
			const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
			const canvas = new OffscreenCanvas(width, height);
			const drawing = canvas.getContext('2d');
			if (drawing === null) throw new Error('This browser does not draw.');
			drawing.fillStyle = '#777';
			drawing.fillRect(0, 0, width, height);
			drawing.translate(width / 2, height / 2);
			drawing.rotate(tilt);
			const scale = seen / Math.max(image.width, image.height);
			const [w, h] = [image.width * scale, image.height * scale];
			drawing.drawImage(image, -w / 2, -h / 2, w, h);
			const { data } = drawing.getImageData(0, 0, width, height);
			let text = '';
			for (let at = 0; at < data.length; at += 4)
				text += String.fromCharCode(
					Math.round(
						0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
					)
				);
			return btoa(text);
		},
		{ png: png.toString('base64'), ...SIZE, tilt: TILT, seen: longest }
	);
	return Buffer.from(inBase64, 'base64');
}

/** A phone's camera: it sees what a test last held before it, from when it is opened next. */
export class Camera {
	readonly #folder = mkdtempSync(join(tmpdir(), 'camera-'));
	readonly #film = join(this.#folder, 'seen.y4m');

	/** The switches of Chromium that put this camera into a phone whose person lets the app use it, or does not. */
	switches(answer: 'allowed' | 'refused'): string[] {
		return [
			'--use-fake-device-for-media-stream',
			`--use-file-for-fake-video-capture=${this.#film}`,
			`--use-fake-ui-for-media-stream${answer === 'refused' ? '=deny' : ''}`
		];
	}

	/** Holds a picture of a screen before it; `page` is any page, to draw with. */
	async see(page: Page, png: Buffer): Promise<void> {
		await this.#shoot(page, [png], { longest: SEEN, aSecond: 10 });
	}

	/** Holds a screen before it on which pictures follow each other, round and round, two of them a second. */
	async watch(page: Page, pngs: readonly Buffer[]): Promise<void> {
		await this.#shoot(page, pngs, { longest: WATCHED, aSecond: 2 });
	}

	async #shoot(
		page: Page,
		pngs: readonly Buffer[],
		{ longest, aSecond }: { longest: number; aSecond: number }
	): Promise<void> {
		const { width, height } = SIZE;
		const noColour = Buffer.alloc((width * height) / 2, GREY);
		const film: Buffer[] = [
			Buffer.from(`YUV4MPEG2 W${width} H${height} F${aSecond}:1 Ip A1:1 C420jpeg\n`)
		];
		for (const png of pngs)
			film.push(Buffer.from('FRAME\n'), await brightness(page, png, longest), noColour);
		writeFileSync(this.#film, Buffer.concat(film));
	}

	discard(): void {
		rmSync(this.#folder, { recursive: true, force: true });
	}
}
