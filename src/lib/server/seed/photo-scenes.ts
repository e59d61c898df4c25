import type { Colour } from './jpeg.ts';
import { jpeg } from './jpeg.ts';

/** What the demo's photos show: things and places, and nobody who could be recognised. */
export type Scene = 'road' | 'gifts' | 'trees' | 'school' | 'hall';

export const SCENE_WIDTH = 640;
export const SCENE_HEIGHT = 480;
const HORIZON = 250;

type Shape = (x: number, y: number) => Colour | null;

const rectangle =
	(left: number, top: number, right: number, bottom: number, colour: Colour): Shape =>
	(x, y) =>
		x >= left && x < right && y >= top && y < bottom ? colour : null;

const disc =
	(middle: number, level: number, radius: number, colour: Colour): Shape =>
	(x, y) =>
		(x - middle) ** 2 + (y - level) ** 2 < radius ** 2 ? colour : null;

/** Wider towards the viewer: a road, a roof. */
const wedge =
	(
		middle: number,
		top: number,
		bottom: number,
		narrow: number,
		wide: number,
		colour: Colour
	): Shape =>
	(x, y) => {
		if (y < top || y >= bottom) return null;
		const half = narrow + ((wide - narrow) * (y - top)) / (bottom - top);
		return Math.abs(x - middle) < half ? colour : null;
	};

const ridge =
	(level: number, height: number, length: number, colour: Colour): Shape =>
	(x, y) =>
		y > level - height * Math.abs(Math.sin(x / length)) - (height / 3) * Math.sin(x / 37)
			? colour
			: null;

const many = (count: number, shape: (n: number) => Shape[]): Shape[] =>
	Array.from({ length: count }, (_, n) => shape(n)).flat();

/** In bands of a block's height, each of one colour: that costs next to nothing. */
const band = (y: number) => Math.floor(y / 8) * 8;
const meadow: Shape = (_x, y) => (y > HORIZON ? [96, 138 - (band(y) - HORIZON) / 6, 62] : null);
const valley = [
	ridge(HORIZON, 120, 190, [122, 150, 160]),
	ridge(HORIZON, 60, 90, [84, 124, 96]),
	meadow
];

const tree = (x: number, y: number, size: number) => [
	rectangle(x - size / 8, y, x + size / 8, y + size, [92, 66, 44]),
	disc(x, y - size / 3, size / 1.6, [52, 104, 50]),
	disc(x - size / 3, y, size / 2.4, [62, 118, 58])
];

const parcel = (x: number, y: number, colour: Colour) => [
	rectangle(x, y, x + 70, y + 56, colour),
	rectangle(x + 30, y, x + 40, y + 56, [240, 214, 90]),
	rectangle(x, y + 22, x + 70, y + 32, [240, 214, 90])
];

/** From the back of the room, where one sees the backs of heads. */
const rows = many(2, (row) =>
	many(5, (seat) => {
		const [x, y, size] = [72 + seat * 124 + row * 24, 300 + row * 80, 30 + row * 6];
		return [
			disc(x, y, size, [38, 32, 30]),
			rectangle(x - 46, y + size, x + 46, 480, [36, 84, 150])
		];
	})
);

const scenes: Record<Scene, readonly Shape[]> = {
	road: [
		...valley,
		wedge(320, HORIZON, 480, 14, 210, [150, 146, 140]),
		wedge(320, HORIZON, 480, 2, 10, [214, 210, 200]),
		...tree(90, 300, 70),
		...tree(560, 290, 60)
	],
	gifts: [
		rectangle(0, 0, 640, 480, [222, 214, 196]),
		rectangle(0, 330, 640, 480, [134, 98, 66]),
		...many(6, (n) => parcel(60 + n * 88, 276, n % 2 === 0 ? [190, 60, 52] : [54, 104, 170])),
		...many(5, (n) => parcel(104 + n * 88, 218, n % 2 === 0 ? [60, 132, 84] : [190, 60, 52])),
		rectangle(120, 60, 520, 130, [196, 40, 40]),
		rectangle(140, 90, 500, 102, [245, 214, 80])
	],
	trees: [...valley, ...many(5, (n) => tree(70 + n * 125, 300 + (n % 2) * 40, 62))],
	school: [
		...valley,
		rectangle(140, 230, 520, 350, [236, 214, 150]),
		wedge(330, 170, 232, 150, 215, [176, 74, 52]),
		...many(4, (n) => [rectangle(170 + n * 90, 262, 220 + n * 90, 318, [70, 110, 140])]),
		rectangle(96, 120, 101, 350, [150, 150, 150]),
		rectangle(101, 122, 165, 164, [206, 32, 36]),
		disc(133, 143, 10, [250, 214, 60])
	],
	hall: [
		rectangle(0, 0, 640, 480, [206, 196, 178]),
		rectangle(90, 40, 550, 150, [188, 36, 40]),
		rectangle(130, 78, 510, 92, [250, 214, 80]),
		rectangle(180, 106, 460, 116, [250, 214, 80]),
		rectangle(240, 180, 400, 250, [120, 82, 54]),
		...rows
	]
};

const sky = (y: number): Colour => [150 + band(y) / 6, 188 + band(y) / 8, 232];

/** A scene as a JPEG of a few kilobytes. */
export function photoOfScene(scene: Scene): Uint8Array<ArrayBuffer> {
	const shapes = [...scenes[scene]].reverse();
	return jpeg(SCENE_WIDTH, SCENE_HEIGHT, (x, y) => {
		for (const shape of shapes) {
			const colour = shape(x, y);
			if (colour !== null) return colour;
		}
		return sky(y);
	});
}
