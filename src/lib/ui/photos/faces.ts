import type { BlurBox } from './blur-boxes.ts';

type Face = { boundingBox: DOMRectReadOnly };
type Detector = { detect: (picture: ImageBitmap) => Promise<Face[]> };
type DetectorMaker = new () => Detector;

/** Hair and ears make a person known, too. */
const AROUND = 0.25;

function isMaker(value: unknown): value is DetectorMaker {
	return typeof value === 'function';
}

/**
 * Where the browser sees faces in a photo: a proposal, on this phone alone. None where it cannot, which is most
 * browsers; then the finger does it.
 */
export async function facesIn(photo: Blob): Promise<BlurBox[]> {
	const maker: unknown = Reflect.get(globalThis, 'FaceDetector');
	if (!isMaker(maker)) return [];
	try {
		const picture = await createImageBitmap(photo);
		const faces = await new maker().detect(picture);
		const boxes = faces.map(({ boundingBox }) => boxOf(boundingBox, picture));
		picture.close();
		return boxes;
	} catch {
		// Named by the browser, but not there on this phone.
		return [];
	}
}

function boxOf(face: DOMRectReadOnly, { width, height }: ImageBitmap): BlurBox {
	const [sideways, upwards] = [face.width * AROUND, face.height * AROUND];
	const left = Math.max(0, (face.x - sideways) / width);
	const top = Math.max(0, (face.y - upwards) / height);
	return {
		x: left,
		y: top,
		width: Math.min(1 - left, (face.width + 2 * sideways) / width),
		height: Math.min(1 - top, (face.height + 2 * upwards) / height)
	};
}
