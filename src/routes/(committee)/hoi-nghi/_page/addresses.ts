/** The page of a conference. */
export function conferenceAddress(number: number): string {
	return `/hoi-nghi/${number}`;
}

/** The page on which its minutes are written. */
export function minutesAddress(number: number): string {
	return `${conferenceAddress(number)}/bien-ban`;
}

/** The register of the units' reports; of a period, or of the one that matters now. */
export function registerAddress(period: string | null): string {
	return period === null ? '/hoi-nghi/bao-cao' : `/hoi-nghi/bao-cao?period=${period}`;
}
