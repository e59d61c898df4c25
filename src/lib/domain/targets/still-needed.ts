/** How many are still needed, and in which month the time is over: "cần thêm 37 người trước 12/2021". */
export type StillNeeded = { n: number; month: string };

/**
 * What is still needed to meet a target. Nothing is said once it is met or its time is over, and nothing of a target
 * that no figure was set for; of CT05, CT06 and CT08 nobody asks (no countdown on the way into the Party).
 * @param enough how many meet the target; null: none is set
 * @param end the last day of the period
 */
export function stillNeeded(
	enough: number | null,
	n: number,
	end: string,
	today: string
): StillNeeded | null {
	if (enough === null || n >= enough || today > end) return null;
	return { n: enough - n, month: end.slice(0, 7) };
}
