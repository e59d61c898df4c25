/** A part of a photo to be blurred, in parts of its width and height from 0 to 1. */
export type BlurBox = { x: number; y: number; width: number; height: number };
type Point = { x: number; y: number };

/** A tap means a face: about so wide in a photo of a group. */
const FACE = 0.14;
/** A line drawn by less is a tap. */
const LEAST = 0.02;
const STEP = 0.02;

const inside = (at: number) => Math.min(1, Math.max(0, at));

/** The box with these corners; null where it is so small that it was a tap. */
export function between(a: Point, b: Point): BlurBox | null {
	const [left, right] = [inside(Math.min(a.x, b.x)), inside(Math.max(a.x, b.x))];
	const [top, bottom] = [inside(Math.min(a.y, b.y)), inside(Math.max(a.y, b.y))];
	const box = { x: left, y: top, width: right - left, height: bottom - top };
	return box.width < LEAST || box.height < LEAST ? null : box;
}

/** A box as large as a face around a point, kept inside the photo. */
export function aroundPoint({ x, y }: Point): BlurBox {
	const corner = (at: number) => Math.min(1 - FACE, Math.max(0, at - FACE / 2));
	return { x: corner(x), y: corner(y), width: FACE, height: FACE };
}

/** A box after a key: arrows move it, + and − make it larger and smaller; null for another key. */
export function moved(box: BlurBox, key: string): BlurBox | null {
	const steps: Record<string, [number, number, number]> = {
		ArrowLeft: [-STEP, 0, 0],
		ArrowRight: [STEP, 0, 0],
		ArrowUp: [0, -STEP, 0],
		ArrowDown: [0, STEP, 0],
		'+': [0, 0, STEP],
		'-': [0, 0, -STEP]
	};
	const step = steps[key];
	if (step === undefined) return null;
	const [right, down, more] = step;
	const size = (now: number) => Math.min(1, Math.max(LEAST * 2, now + more));
	const [width, height] = [size(box.width), size(box.height)];
	return {
		x: Math.min(1 - width, Math.max(0, box.x + right)),
		y: Math.min(1 - height, Math.max(0, box.y + down)),
		width,
		height
	};
}
