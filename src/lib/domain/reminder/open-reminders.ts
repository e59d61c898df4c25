import { addDays, dayInVietnam } from '../date.ts';
import type { PersonId } from '../ids.ts';
import type { Slot } from '../targets/rules.ts';
import type { Reminder } from './reminder.ts';

/** Nobody is reminded of the same thing more often. */
export const REMIND_AGAIN_AFTER_DAYS = 7;

/** Of whom is asked, those who were reminded of it within the last seven days, and those who may be. */
export function whoMayBeReminded(
	persons: readonly PersonId[],
	about: string,
	reminders: readonly Reminder[],
	nowMs: number
): { due: PersonId[]; recent: PersonId[] } {
	const since = addDays(dayInVietnam(nowMs), 1 - REMIND_AGAIN_AFTER_DAYS);
	const reminded = new Set(
		reminders
			.filter((one) => one.about === about && dayInVietnam(Date.parse(one.at)) >= since)
			.flatMap((one) => one.to)
	);
	return {
		due: persons.filter((person) => !reminded.has(person)),
		recent: persons.filter((person) => reminded.has(person))
	};
}

/** What one of the person's own records counts for, approved or waiting. */
export type ServingFacts = {
	year: string | null;
	campaigns: readonly string[];
	objectives: readonly string[];
	members: readonly PersonId[];
};

/** Whether the deed that a reminder asks for is there: named in it, of its kind, in its period. */
function isAnswered(
	{ period }: Reminder,
	slot: Slot | null,
	person: PersonId,
	records: readonly ServingFacts[]
): boolean {
	if (slot === null) return false;
	return records.some(
		({ year, campaigns, objectives, members }) =>
			members.includes(person) &&
			(period.length > 4 || year === period) &&
			(slot.dimension === 'campaign' ? campaigns : objectives).includes(slot.key)
	);
}

type Known = {
	/** The term's last day. */
	termEnd: string;
	/** By which records a target's figure is counted; null where no record of one's own answers it. */
	slotOf: (about: string) => Slot | null;
	/** What this person put away on this phone, by id. */
	dismissed: readonly string[];
	records: readonly ServingFacts[];
	nowMs: number;
};

/**
 * The reminders a person still has to see, newest first and one for each target: not put away, not answered by a deed
 * that waits or is approved, and not of a period that is over.
 */
export function openReminders(
	reminders: readonly Reminder[],
	person: PersonId,
	{ termEnd, slotOf, dismissed, records, nowMs }: Known
): Reminder[] {
	const today = dayInVietnam(nowMs);
	const open = reminders.filter((one) => {
		const end = one.period.length > 4 ? termEnd : `${one.period}-12-31`;
		return (
			one.to.includes(person) &&
			today <= end &&
			!dismissed.includes(one._id) &&
			!isAnswered(one, slotOf(one.about), person, records)
		);
	});
	open.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
	return open.filter((one, i) => open.findIndex(({ about }) => about === one.about) === i);
}
