/**
 * The version of the notice whose words `i18n` has. Raised when purposes, recipients or retention change: everybody is
 * asked again then, and what was agreed to before stays on record.
 */
export const NOTICE_VERSION = 1;

/** Whether somebody has not agreed to the notice of today. `undefined`: the server has not said. */
export function mustBeAsked(version: number | null | undefined): boolean {
	return version !== undefined && (version ?? 0) < NOTICE_VERSION;
}
