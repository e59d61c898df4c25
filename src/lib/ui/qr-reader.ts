/** A browser's own reader, where it has one; TypeScript's library does not know it yet. */
type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type DetectorClass = {
	new (options: { formats: string[] }): Detector;
	getSupportedFormats(): Promise<string[]>;
};

declare global {
	var BarcodeDetector: DetectorClass | undefined;
}

/** Reads the QR code that a video shows now; null while there is none. */
export type QrReader = (video: HTMLVideoElement) => Promise<string | null>;

/** The pixels that are looked at: enough for a code that fills a third of the picture. */
const LONGEST_SIDE = 640;

/** The browser's own reader, else one that is loaded now. */
export async function openQrReader(): Promise<QrReader> {
	return (await ownReader()) ?? (await loadedReader());
}

async function ownReader(): Promise<QrReader | null> {
	const Own = globalThis.BarcodeDetector;
	if (Own === undefined) return null;
	const formats = await Own.getSupportedFormats().catch(() => []);
	if (!formats.some((format) => format === 'qr_code')) return null;
	const detector = new Own({ formats: ['qr_code'] });
	return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
}

async function loadedReader(): Promise<QrReader> {
	const { decodeQR } = await import('qr/decode.js');
	const canvas = document.createElement('canvas');
	const pixels = canvas.getContext('2d', { willReadFrequently: true });
	return async (video) => {
		const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight));
		canvas.width = Math.round(video.videoWidth * scale);
		canvas.height = Math.round(video.videoHeight * scale);
		if (pixels === null || canvas.width === 0) return null;
		pixels.drawImage(video, 0, 0, canvas.width, canvas.height);
		try {
			return decodeQR(pixels.getImageData(0, 0, canvas.width, canvas.height));
		} catch {
			// It says so by throwing when a picture holds no code.
			return null;
		}
	};
}
