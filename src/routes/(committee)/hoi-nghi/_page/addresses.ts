/** The page of a conference. */
export function conferenceAddress(number: number): string {
	return `/hoi-nghi/${number}`;
}

/** The page on which its minutes are written. */
export function minutesAddress(number: number): string {
	return `${conferenceAddress(number)}/bien-ban`;
}
