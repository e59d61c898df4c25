import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { unitHandover as vi } from '../vi/unit-handover.ts';
import { count, people } from './count.ts';
import { time } from './time.ts';

export const unitHandover = {
	title: 'Handing the unit over',
	intro: 'What is open in the unit, by the data on this phone. Print two: one for each.',
	print: 'Print the sheet',
	noUnit: 'No unit was handed to you or by you.',
	at: (instant) => `Made at ${time.full(instant)}`,
	done: (day, from, to) =>
		from === ''
			? `${to} is secretary from ${time.day(day)}.`
			: `${from} handed over to ${to} from ${time.day(day)}.`,
	why: (text) => `Basis: ${text}`,
	notYet: 'The office has appointed nobody yet. This sheet is to prepare.',
	somebody: 'someone no longer on the list',
	history: 'History',
	historyText: (records, members) =>
		`${count(records, 'activity', 'activities')}, ${people(members)} on the list: they stay, and the new secretary can read them from the first sign-in on.`,
	waiting: (n) => `Activities awaiting approval (${formatNumber(n)})`,
	returned: (n) => `Needs more (${formatNumber(n)})`,
	none: 'None.',
	more: (n) => `And ${count(n, 'more activity', 'more activities')}.`,
	row: (when, author) => `${when} · ${author}`,
	headcounts: 'Headcounts',
	lastClosed: (day) => `Last closed: ${time.day(day)}.`,
	neverClosed: 'Never closed.',
	notClosed: (days) => `Not closed: ${days.map(time.day).join(', ')}.`,
	apart: (days) =>
		`Closed differently by two people: ${days.map(time.day).join(', ')}. Look, and close again.`,
	asked: 'Periods asked to be reopened, not answered yet',
	askedOne: (period, at) => `Period ${period}, sent ${time.dayOf(at)}`,
	alsoTitle: 'Also to be done',
	also: [
		'Drafts are personal and not handed over: whoever began one submits or discards it.',
		'The new secretary records the new positions under Officers.',
		'Consents to photos of children: hand over the paper forms by their numbers.'
	],
	sign: { from: 'Handed over by', to: 'Received by', hint: 'Signature and full name' },
	office: {
		act: 'Appoint a secretary',
		text: 'The new one has the right as soon as this is saved, on open phones too. The former one is a member like everybody, and still reads the history.',
		to: 'New secretary',
		from: 'No longer secretary',
		fromHint: 'Choose who stops. Whoever is not chosen stays beside the new one.',
		save: 'Appoint',
		done: 'Done. The hand-over sheet is on both phones.',
		card: 'This person had no account: one was made, make a sign-in card for them.',
		cards: 'Make sign-in cards',
		faults: {
			to: 'Choose the new secretary.',
			why: 'Enter the basis: number of the decision, or the reason.',
			day: 'Enter a day of the calendar, not after today, such as 26/03/2021.',
			notListed: 'This person is no longer on the unit’s list.',
			tooFarAhead: 'This day lies ahead.',
			notActive: 'This unit is no longer active.',
			same: 'Nobody can begin and stop at once: untick the name below.'
		}
	}
} satisfies Spoken<typeof vi>;
