import type { Spoken } from '../area.ts';
import type { roster as vi } from '../vi/roster.ts';
import { count, form, people } from './count.ts';

export const roster = {
	came: {
		legend: 'Comes to the list as',
		listed: 'Already in the unit',
		admitted: 'Newly admitted',
		received: 'Transferred here'
	},
	day: {
		listed: 'On the list since',
		admitted: 'Day of admission',
		received: 'Day of arrival',
		transferred: 'Day of leaving',
		matured: 'Day of leaving the Union by age',
		left: 'Day of leaving the list'
	},
	dayHint: 'Day, month, year, such as 26/03/2021.',
	leavingHint: 'No longer on the list from that day. Earlier activities stay.',
	from: 'Where from',
	fromHint:
		'A place outside the Block. Whoever comes from a unit of the Block is received under “Waiting to be received”.',
	fromUnit: (unit) => `From ${unit}.`,
	to: 'Where to',
	outside: 'Elsewhere, outside the Block',
	place: 'Name of the place',
	note: 'Note',
	reason: 'Reason',
	reasonHint: 'Such as left the job, listed twice.',
	actions: {
		title: 'Record a change',
		admitted: 'Admitted to the Union',
		transferred: 'Transferred',
		matured: (isMember) => (isMember ? 'Left the Union by age' : 'Past youth age'),
		left: 'Left for another reason',
		back: 'Back to the list',
		edit: 'Edit details'
	},
	formTitle: (what, name) => `${what}: ${name}`,
	correct: 'Correct',
	correctThis: (what) => `Correct: ${what}`,
	cancel: 'Cancel this entry',
	cancelled: (what) => `“${what}” is cancelled. It is sent when there is a network.`,
	save: 'Save',
	saving: 'Saving',
	back: 'Cancel',
	saved: (what, name) => `Saved for ${name}: ${what}. It is sent when there is a network.`,
	undo: 'Undo',
	history: 'Recorded changes',
	by: (who, when) => `recorded by ${who} ${when}`,
	before: 'recorded before the app kept a history',
	wasCorrected: 'corrected',
	wasCancelled: 'cancelled',
	move: {
		listed: 'Put on the list',
		admitted: 'Admitted to the Union',
		received: (from) => `Came from ${from}`,
		transferred: (to) => `Went to ${to}`,
		matured: 'Left the Union by age',
		left: (why) => (why === '' ? 'Left the list' : `Left the list: ${why}`),
		cancelled: 'Entry cancelled'
	},
	on: (what, day) => `${what}, ${day}`,
	issue: {
		beforeArrival: (day) => `Before the day of coming to the list, ${day}. Check the day.`,
		beforeLeaving: (day) => `This person left the list on ${day}.`,
		alreadyListed: (day) => `This person was on the list that day (since ${day}).`,
		alreadyMember: (day) => `This person has been a member since ${day}.`,
		disturbs: (day) => `With this day the entry of ${day} is out of order. Check both.`,
		none: 'The only entry cannot be cancelled. If it is the wrong person, record leaving the list, with the reason.'
	},
	twin: {
		text: (who) => `There is somebody of that name: ${who}.`,
		open: (who) => `Open ${who}`,
		keep: 'They are two people',
		ask: 'Choose one of the two above, then save.',
		kept: 'Recorded as two people.'
	},
	maturing: {
		title: (year) => `Past Union age in ${year}`,
		summary: (n) => `${people(n)}, nobody has been taken off the list`,
		text: (age) =>
			`People past ${age} by year of birth. The app only tells; whoever is still active stays as they are.`,
		age: (age) => `${age} years`,
		record: 'Record leaving by age',
		recordFor: (name) => `Record leaving by age: ${name}`
	},
	transfers: {
		title: 'Transfers between units',
		arrivals: (n) => `${people(n)} waiting to be received`,
		arrival: (unit, day) => `${unit} recorded leaving on ${day}`,
		receive: 'Receive',
		receiveThis: (name) => `Receive ${name}`,
		waiting: (unit, day) => `recorded as leaving on ${day}; ${unit} has not received`,
		shared: (unit) => `also on the list of ${unit}`,
		sharedText:
			'A person is on one list. Ask the other secretary; whichever unit they left records it.',
		at: (when) => `By the server, ${when}.`,
		ask: 'Ask the server again',
		asking: 'Asking',
		faults: {
			offline: 'No network: what other units recorded is not known.',
			signIn: 'Sign in again to see what other units recorded.',
			serverDown: 'The server does not answer. Your list is as it was; ask again in a few minutes.'
		}
	},
	apart: {
		title: 'Two people recorded different things',
		people: (n) => `${people(n)} ${form(n, 'was', 'were')} recorded differently by two secretaries`,
		peopleText: 'Both recorded without a network. No entry is lost; see which one is right.',
		wrote: (who, what, when) =>
			when === '' ? `${who} recorded: ${what}.` : `${who} recorded ${when}: ${what}.`,
		notCounted: 'This entry is not counted.',
		which: 'At the wrong one press Correct, then Cancel this entry.',
		unfit: 'does not fit another entry, not counted',
		factsTitle: 'What the other recorded',
		field: {
			name: 'Full name',
			birthYear: 'Year of birth',
			department: 'Department',
			chiDoan: 'Branch'
		},
		fact: (field, value) => `${field}: ${value}`,
		settle: 'Press Edit details, keep or change them, then save.'
	},
	byChiDoan: {
		title: 'By branch',
		none: 'No branch recorded',
		pair: (members, youth) =>
			youth === 0
				? count(members, 'member')
				: `${count(members, 'member')} · ${count(youth, 'youth', 'youths')}`,
		missing: (n, of) => `${n} of ${of} missing`
	},
	closed: {
		title: (period, day) => `${period} was closed on ${day}.`,
		text: 'This headcount is the total of a reported period, so it cannot be closed again.',
		asked: (when) => `Reopening was asked for ${when}. The Executive Committee has not answered.`,
		refused: (when, reason) => `The Executive Committee did not reopen it (${when}): “${reason}”`,
		sent: 'The request is saved. It is sent when there is a network.'
	},
	notThere: (names) =>
		`Not on the unit’s list on the day of the activity: ${names}. You can still save; targets count only people on the closed list.`
} satisfies Spoken<typeof vi>;
