/** What stands where the name of somebody was who asked for it to go; their id stays, and with it every total. */
export const RETIRED_NAME = '(đã rút tên)';

/** Whether the name of a person was taken out: nothing brings it back. */
export function isRetired({ name }: { name: string }): boolean {
	return name === RETIRED_NAME;
}
