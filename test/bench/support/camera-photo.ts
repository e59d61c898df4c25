import type { Page } from '@playwright/test';

/** A photo of so many pixels as a camera writes it: sky and meadow, thousands of leaves, little to save on. */
export async function cameraPhoto(page: Page, width: number, height: number): Promise<Buffer> {
	const base64 = await page.evaluate(
		async ([wide, high]) => {
			const canvas = new OffscreenCanvas(wide, high);
			const context = canvas.getContext('2d');
			if (context === null) throw new Error('This browser draws nothing.');
			const sky = context.createLinearGradient(0, 0, 0, high);
			sky.addColorStop(0, '#8ab6e8');
			sky.addColorStop(1, '#3d6b2f');
			context.fillStyle = sky;
			context.fillRect(0, 0, wide, high);
			let chance = 7;
			const random = () => (chance = (chance * 16_807) % 2_147_483_647) / 2_147_483_647;
			for (let leaf = 0; leaf < 40_000; leaf++) {
				context.fillStyle = `hsl(${60 + random() * 90} 45% ${15 + random() * 50}%)`;
				const size = 2 + (random() * wide) / 120;
				context.fillRect(random() * wide, high / 3 + random() * high, size, size / 2);
			}
			const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
			const bytes = new Uint8Array(await blob.arrayBuffer());
			let text = '';
			for (let at = 0; at < bytes.length; at += 0x8000)
				text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
			return btoa(text);
		},
		[width, height] as const
	);
	return Buffer.from(base64, 'base64');
}
