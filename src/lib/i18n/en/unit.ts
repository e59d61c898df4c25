import type { Spoken } from '../area.ts';
import type { unit as vi } from '../vi/unit.ts';
import { count, people } from './count.ts';

const pair = (members: number, youth: number) =>
	`${count(members, 'member')} · ${count(youth, 'youth', 'youths')}`;

export const unit = {
	handover: { title: 'Handing over', text: 'What is open, to give or to take' },
	title: 'Unit',
	figures: (period) => `Figures of ${period}`,
	period: 'Period',
	year: (year) => year,
	countedHere:
		'Counted on this device from the activities it received. Only approved activities count.',
	counting: 'Counting the figures of the unit',
	byCampaign: 'By campaign',
	report: 'Write the unit’s report',
	noUnit: {
		title: 'You are not a secretary of any unit',
		text: 'This page is for secretaries and deputies of units. Ask the office of the Block if this is wrong.'
	},
	roster: {
		title: 'List of members and youths',
		which: 'Show',
		open: (n) => `See the list of ${people(n)}`,
		counts: (members, youth) =>
			`${count(members, 'member')} · ${count(youth, 'youth', 'youths')} not in the Union`,
		search: 'Search people',
		placeholder: 'Name, department',
		add: 'Add a person',
		edit: (name) => `Edit ${name}`,
		leftCount: (n) => `Left the list ${n}`,
		active: (n) => `On the list ${n}`,
		member: 'Member',
		youth: 'Youth not in the Union',
		born: (year) => `born ${year}`,
		none: (query) => `Nobody matches “${query}”.`,
		noneText: 'Check the name or department; accents may be left out.',
		empty: 'Nobody is on the list yet',
		emptyText: 'Add members and youths to choose participants and count targets.',
		addTitle: 'Add a person to the list',
		name: 'Full name',
		birthYear: 'Year of birth',
		birthYearHint: '4 digits. Leave empty if not known.',
		department: 'Department',
		chiDoan: 'Branch',
		noChiDoan: 'Not said',
		membership: 'Is a',
		save: 'Save',
		saving: 'Saving',
		cancel: 'Cancel',
		saved: (name) => `${name} is saved. It is sent when there is a network.`
	},
	headcount: {
		title: 'Headcounts',
		intro: 'A headcount is the total for the targets of a period. Older periods keep their own.',
		intro2: (day) =>
			`These are the totals for the targets of ${day}. The list of that day is kept with them.`,
		due: 'Due, not closed yet',
		later: 'Not due yet',
		pair,
		by: (who, when) => `Closed by ${who} ${when}`,
		apart: (who, when, figures) => `${who} closed it too, ${when}: ${figures}.`,
		used: (figures) => `In use: ${figures}. If that is wrong, close it again.`,
		open: (day) => `Close the headcount of ${day}`,
		again: (day) => `Close ${day} again`,
		members: 'Members',
		youth: 'Youths not in the Union',
		female: 'Of them women',
		ethnicMinority: 'Of them ethnic minorities',
		staffChildren: 'Children of staff up to 15 years',
		countsOnly: 'Numbers only, no names.',
		before: (n) => `${n} the period before`,
		fromRoster: (n) => `${n} on that day’s list`,
		differs: (list, typed) =>
			`That day’s list has ${people(list)}, you wrote ${typed}. You can still close it; see who left or is not added.`,
		atMost: (total) => `More than the total of ${total}. Look again.`,
		joined: (names) => `New since the period before: ${names}`,
		gone: (names) => `Gone since the period before: ${names}`,
		andMore: (n) => `and ${count(n, 'other')}`,
		later2: 'Later',
		save: (day) => `Close ${day}`,
		saving: 'Closing',
		saved: (day) => `The headcount of ${day} is closed. It is sent when there is a network.`
	}
} satisfies Spoken<typeof vi>;
