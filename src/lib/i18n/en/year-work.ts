import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type {
	congress as viCongress,
	duties as viDuties,
	inspections as viInspections,
	pledges as viPledges,
	standing as viStanding,
	unitCongresses as viUnitCongresses,
	yearWork as viYearWork
} from '../vi/year-work.ts';
import { count } from './count.ts';
import { dayText, periodName } from './period-name.ts';

const n = formatNumber;
const tasks = (some: number) => count(some, 'task');
const units = (some: number) => count(some, 'unit');
const delegates = (some: number) => count(some, 'delegate');

export const standing = {
	done: (day) => `Done ${dayText(day)}`,
	late: (days) => `${count(days, 'day')} overdue`,
	due: (day) => `Due ${dayText(day)}`,
	noDay: 'No day set',
	doneAlready: 'Done'
} satisfies Spoken<typeof viStanding>;

export const yearWork = {
	title: 'Work of the year',
	notReceived:
		'This device has not received everything from the server, so some of what was recorded is not shown. The rest appears with a network.',
	newer: (some) =>
		`${count(some, 'entry', 'entries')} made with a newer version of the app cannot be shown here. Nothing is lost: update the app and open it again.`,
	plan: 'Plan of the year',
	duties: 'Recurring duties',
	pledges: 'Registered projects',
	congress: 'Preparing the congress',
	inspections: 'Inspections',
	ratings: 'Ratings, emulation',
	late: (some) => `${tasks(some)} overdue`,
	none: 'Nothing is overdue',
	lateAt: (title, some) => `${title}: ${tasks(some)} overdue`,
	next: (title, day) => `Next: ${title}, due ${dayText(day)}`
} satisfies Spoken<typeof viYearWork>;

export const duties = {
	title: 'Recurring duties',
	intro:
		'Reviews of quarters, 6 and 9 months and the year, criteria and ratings: due by the programme; record the day when done.',
	late: 'Overdue',
	ahead: 'Ahead',
	done: 'Done',
	noneLate: 'Nothing is overdue.',
	noneAhead: 'Nothing is left in the term.',
	noneDone: 'Nothing is recorded as done.',
	mark: 'Record a duty',
	markThis: (label) => `Record: ${label}`,
	moved: (day) => `Programme: ${dayText(day)}`,
	doneHint: 'Day/month/year, such as 25/06/2021. Leave empty if not done.',
	dueHint: 'Write a new day if it moved. Empty means: as in the programme.',
	numberHint: 'Number of the report or paper, such as 15-BC/ĐTN.'
} satisfies Spoken<typeof viDuties>;

export const pledges = {
	title: 'Registered projects',
	intro: 'Units register at the beginning of the year; when done, record day and result.',
	registered: 'Registered',
	done: 'Done',
	late: 'Overdue',
	count: (some, all) => `${n(some)} of ${n(all)}`,
	works: (some) => count(some, 'project or task', 'projects and tasks'),
	short: (some) => count(some, 'project'),
	units,
	silent: 'Units without a registered project',
	allRegistered: 'Every unit has registered.',
	none: 'No unit has registered this year.',
	unknownUnit: 'A unit that this device does not know',
	add: 'Add a project',
	addFor: (unit) => `Add for ${unit}`,
	change: 'Edit the project',
	changeThis: (name) => `Edit: ${name}`,
	unit: 'Unit',
	remove: 'Remove from the list',
	dueHint: 'Leave empty without a day of its own: the whole year counts.',
	result: (text) => `Result: ${text}`,
	choose: 'Choose the activity',
	chooseOther: 'Choose another activity',
	chooseFor: (name) => `Choose the activity of ${name}`,
	chooseHint:
		'Choose an approved activity of the year. Another one replaces it; without a tick there is none.'
} satisfies Spoken<typeof viPledges>;

export const congress = {
	title: 'Preparing the congress',
	intro: 'Sub-committees, their tasks and when each is due.',
	done: (some, all) => `${n(some)} of ${tasks(all)} done`,
	tasks,
	addSub: 'Add a sub-committee',
	changeSub: 'Edit the sub-committee',
	changeSubThis: (name) => `Edit the sub-committee: ${name}`,
	removeSub: 'Remove this sub-committee (its tasks stay)',
	addTask: 'Add a task',
	addTaskTo: (name) => `Add a task for ${name}`,
	changeTask: 'Edit the task',
	changeTaskThis: (text) => `Edit the task: ${text}`,
	removeTask: 'Remove this task',
	head: (name) => `Head: ${name}`,
	members: (names) => `Members: ${names}`,
	others: 'Common tasks',
	noSub: 'Common, of no sub-committee',
	subCommittee: 'Sub-committee',
	none: 'No sub-committee yet. By the programme the 9th conference sets them up.',
	noTasks: 'No tasks yet.'
} satisfies Spoken<typeof viCongress>;

export const unitCongresses = {
	title: 'Congresses of the units',
	intro:
		'Planned day, day held and decision of recognition of each unit. Of people only numbers are recorded, and numbers and days of papers.',
	way: (held, all) => `Held in ${n(held)} of ${units(all)}`,
	held: 'Held',
	recognised: 'Committee recognised',
	late: 'Past the planned day',
	unplanned: 'No day set',
	of: (some, all) => `${n(some)} of ${units(all)}`,
	units,
	bands: {
		late: 'Past the planned day, not recorded as held',
		ahead: 'Ahead',
		unplanned: 'No day set',
		held: 'Held',
		others: 'Units that no longer exist'
	},
	planned: (day) => `Planned for ${dayText(day)}`,
	lateBy: (days) => `${count(days, 'day')} late`,
	noDay: 'No day set',
	heldOn: (day) => `Held ${dayText(day)}`,
	pilot: 'Pilot congress',
	came: (present, summoned) =>
		present === null
			? `${delegates(summoned ?? 0)} summoned`
			: summoned === null
				? `${delegates(present)} present`
				: `${n(present)} of ${delegates(summoned)} present`,
	elected: (some) => `${count(some, 'committee member')} elected`,
	paper: (number, day) =>
		number === ''
			? `Recognised on ${dayText(day)}`
			: `Recognised: no. ${number} of ${dayText(day)}`,
	notRecognised: 'No decision of recognition',
	change: 'Record the congress',
	changeThis: (unit) => `Record the congress: ${unit}`,
	print: 'Print the register',
	noUnits: 'This device has no list of units.',
	dayHint: 'Day/month/year, such as 25/06/2022.',
	decided: 'Day of recognition',
	number: 'Number of the decision of recognition',
	issue: { recognisedBefore: 'Recognition cannot be before the day held.' }
} satisfies Spoken<typeof viUnitCongresses>;

export const inspections = {
	title: 'Inspections',
	intro:
		'Programme of inspection and oversight, conclusions and what units have to mend. Recorded and seen by the Inspection Committee and the Executive Committee.',
	open: 'Open inspections',
	noRight: {
		title: 'This page is for the Inspection and Executive Committees',
		text: 'If you need the right, ask the office of the Block.'
	},
	add: 'Add an inspection',
	change: 'Edit the inspection',
	changeThis: (topic, unit) => `Edit: ${topic}, ${unit}`,
	remove: 'Remove from the programme',
	count: (some) => count(some, 'inspection'),
	doneHint: 'Day/month/year, such as 25/06/2021. Leave empty if not done.',
	mendHint: 'Leave empty if nothing is to be mended.',
	privacy: 'Do not name people under discipline: only number and day of the paper.',
	held: (day) => `Done ${dayText(day)}`,
	planned: (day) => `Planned for ${dayText(day)}`,
	noDay: 'No day set',
	conclusion: (text) => `Conclusion: ${text}`,
	mending: (text) => `To be mended: ${text}`,
	mended: (day) => `Mended ${dayText(day)}`,
	mendBy: (day) => (day === null ? 'Not mended' : `Mend by ${dayText(day)}`),
	mendLate: (days) => `Mending ${count(days, 'day')} overdue`,
	team: (text) => `Team: ${text}`,
	none: 'There are none this year.',
	noYear: 'No day set',
	reports: {
		title: 'Inspection reports',
		name: (period) => `Inspection report, ${periodName(period)}`,
		mark: 'Record the report',
		markThis: (period) => `Record the report of ${periodName(period)}`,
		sent: (day) => `Reported ${dayText(day)}`,
		yearNote: 'With the programme of inspection of the next year.'
	}
} satisfies Spoken<typeof viInspections>;
