import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { work as vi } from '../vi/work.ts';
import { count, form, items, people } from './count.ts';
import { dayText, periodName, periodTitle } from './period-name.ts';

const conferences = (n: number) => count(n, 'conference');
const of = (n: number, all: number) => `${formatNumber(n)} of ${formatNumber(all)}`;
const NUMERALS = ['th', 'st', 'nd', 'rd'];
/** "6th", as the conferences of a term are numbered: up to 20. */
const ordinal = (n: number) => `${n}${NUMERALS[n] ?? 'th'}`;

export const work = {
	tab: 'Conferences',
	reports: 'Reports',
	title: 'Conferences of the Executive Committee',
	name: (n) => `${ordinal(n)} conference`,
	intro: (n) =>
		`${conferences(n)} with their agendas, taken word for word from the programme of the term.`,
	ahead: {
		title: 'Work of the Executive Committee',
		isLate: 'Late',
		none: 'Nothing is late.',
		late: (n) => `${conferences(n)} past the month without a day recorded`,
		overdue: (n) =>
			`${count(n, 'agenda item')} overdue or not done after ${form(n, 'its', 'their')} conference`,
		next: (name, when) => `Next: ${name}, ${when}`,
		noNext: 'All conferences of the term have come to their month.',
		open: 'Open the conferences'
	},
	standing: {
		held: (day) => `Held ${dayText(day)}`,
		late: (month) => `Past ${periodName(month)}, no day recorded`,
		due: (month) => `To be held in ${periodName(month)}`,
		dueOn: (day) => `To be held ${dayText(day)}`,
		ahead: (month) => `Planned for ${periodName(month)}`
	},
	facts: {
		body: (term) => `Executive Committee of the Block, ${term}`,
		programme: 'In the programme',
		movedTo: 'Moved to',
		heldOn: 'Held on',
		notHeld: 'Not said',
		place: 'Place',
		attendance: 'Attendance',
		present: (n, summoned) =>
			n === null
				? `${people(summoned ?? 0)} summoned`
				: summoned === null
					? people(n)
					: `${of(n, summoned)} people`,
		absent: 'Absent',
		items: 'Agenda',
		done: (n, all) => `${of(n, all)} done`,
		month: periodTitle
	},
	edit: 'Record the meeting',
	print: 'Print the agenda',
	minutes: {
		title: 'Minutes',
		open: 'Write the minutes',
		again: 'Edit the minutes',
		none: 'No minutes yet.',
		label: 'Proceedings, opinions, conclusions',
		hint: 'What you write is kept on this device, even when it is switched off. Once you press Save, all of the Executive Committee can read it.',
		kept: 'Unfinished, not saved for others to read.',
		notKept:
			'What you typed last could not be kept. It is still on the screen: do not close the page, press Save.',
		drop: 'Discard what is unfinished',
		newer: (who) =>
			`While you were writing, ${who} saved other minutes. If you save, yours come last; the others stay under “Who recorded what”.`,
		somebody: 'somebody else',
		saved: 'The minutes are saved. They are sent when there is a network.'
	},
	items: {
		title: 'Agenda',
		count: items,
		quote: (words) => `Word for word: “${words}”`,
		state: { todo: 'To do', doing: 'Under way', done: 'Done' },
		stateOf: 'State',
		responsible: 'Responsible',
		responsibleHint: 'A name or a board.',
		nobody: 'Nobody yet',
		due: 'Due',
		dueHint: 'Day/month/year, such as 20/06/2021. Leave empty without a day of its own.',
		dueOn: (day) => `Due ${dayText(day)}`,
		overdueSince: (day) => `Overdue since ${dayText(day)}`,
		leftOver: 'Not done after the conference',
		note: 'Note',
		papers: (n) => (n === 0 ? 'No papers yet' : count(n, 'paper')),
		update: 'Update',
		updateThis: (text) => `Update: ${text}`
	},
	papers: {
		title: 'Papers',
		none: 'No papers yet.',
		add: 'Add a paper',
		addTo: (text) => `Add a paper to: ${text}`,
		change: 'Edit the paper',
		changeThis: (title) => `Edit the paper: ${title}`,
		remove: 'Remove this paper',
		kind: 'Kind',
		kinds: {
			resolution: 'Resolution',
			report: 'Report',
			plan: 'Plan, programme',
			decision: 'Decision',
			notice: 'Notice, conclusion',
			other: 'Other paper'
		},
		name: 'Subject',
		number: 'Number, symbol',
		numberHint: 'Such as 12-NQ/ĐTN. Leave empty if not issued.',
		issuedOn: 'Issued on',
		thematic: 'A thematic resolution (counts for CT18)',
		draft: 'Draft, no number',
		issued: (number, day) => (day === null ? `No. ${number}` : `No. ${number} of ${dayText(day)}`)
	},
	resolutions: {
		title: (id, label) => `${id} · ${label}`,
		count: (n, all) => `${of(n, all)} resolutions`,
		met: 'Met',
		missing: (n) => `${formatNumber(n)} missing`,
		how: 'Thematic resolutions with number and day of issue, recorded on the agenda of a conference.'
	},
	sheet: {
		title: 'Day and attendance',
		month: 'Planned month',
		monthHint: (month) =>
			`The programme says ${periodName(month)}. Choose another month if it moved.`,
		asProgramme: (month) => `${periodTitle(month)} (programme)`,
		heldOn: 'Held on',
		dayHint: 'Day/month/year, such as 25/06/2021. Leave empty if not set.',
		summoned: 'Number summoned',
		present: 'Number present',
		absentHint: 'Who was absent, and why.',
		back: 'Cancel',
		later: 'Later',
		draftSince: (when) =>
			`Unfinished since ${when}. It is only on this device, saved by itself when you stop typing.`,
		draftKept: 'Saved on this device when you stop typing.',
		draftDrop: 'Discard what is unfinished',
		draftLost:
			'What is unfinished could not be kept on this device. Do not close the page; press Save.',
		save: 'Save',
		saving: 'Saving',
		saved: 'Saved. It is sent when there is a network.',
		nothing: 'Nothing was changed.'
	},
	issue: {
		notCount: 'Write a whole number.',
		dayAhead: 'This day has not come yet. Record it once it is done.',
		presentAboveSummoned: 'More present than summoned. Check both numbers.'
	},
	history: {
		title: 'Who recorded what',
		none: 'Nothing is recorded yet.',
		by: (who, when) => `${who}, ${when}`,
		unknown: 'A committee member',
		fields: {
			plannedMonth: 'Planned month',
			heldOn: 'Held on',
			place: 'Place',
			summoned: 'Summoned',
			present: 'Present',
			absent: 'Absent',
			minutes: 'Minutes',
			state: 'State',
			responsible: 'Responsible',
			due: 'Due',
			note: 'Note'
		},
		cleared: 'left empty',
		asProgramme: 'as in the programme'
	},
	noRight: {
		title: 'This page is for the Executive Committee',
		text: 'Conferences are recorded and seen by members of the Executive Committee. If you need the right, ask the office of the Block.'
	},
	unknown: {
		title: 'There is no such conference',
		text: 'The programme of the term has no conference with this number.'
	}
} satisfies Spoken<typeof vi>;
