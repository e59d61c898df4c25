/** The plan of a year, or of the year that matters now. */
export function planAddress(year: string | null): string {
	return year === null ? '/ke-hoach' : `/ke-hoach?year=${year}`;
}

/** Two versions of a year's plan side by side; `from` 0: nothing, `to` null: what is being worked on. */
export function compareAddress(year: string, from: number, to: number | null): string {
	return `/ke-hoach/so-sanh?year=${year}&from=${from}${to === null ? '' : `&to=${to}`}`;
}
