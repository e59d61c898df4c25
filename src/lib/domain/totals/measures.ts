/** The measures of the board that are sums of told amounts; `valueDong` in đồng, `volunteerDays` in ngày công. */
export const measures = [
	'attendances',
	'volunteerDays',
	'children',
	'staffChildren',
	'households',
	'gifts',
	'valueDong'
] as const;
export type Measure = (typeof measures)[number];
