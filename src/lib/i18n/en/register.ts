import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { register as vi } from '../vi/register.ts';
import { count } from './count.ts';
import { dayText, periodName, periodShort } from './period-name.ts';

const days = (n: number) => count(n, 'day');
const units = (n: number) => count(n, 'unit');

export const register = {
	title: 'Reports of the units',
	intro:
		'When each period is due, which units have sent and which have not. Seen only by the Executive Committee.',
	open: 'Open the register of reports',
	ahead: {
		overdue: (n, period) => `${units(n)} overdue with the report of ${periodName(period)}`
	},
	year: 'Year',
	period: 'Period',
	short: periodShort,
	name: (period) => `Reports of ${periodName(period)}`,
	facts: {
		due: 'Due',
		notSet: 'Not set',
		received: 'Received',
		count: (n, of) => `${formatNumber(n)} of ${units(of)}`,
		late: 'Received late',
		overdue: 'Overdue',
		units
	},
	setDue: 'Set the due day',
	changeDue: 'Change the due day',
	print: 'Print this register',
	printTitle: (period) => `Reports of the units, ${periodName(period)}`,
	asOf: (day) => `As of ${dayText(day)}`,
	missing: { title: 'Not received', none: 'All reports of this period are received.' },
	came: { title: 'Received', none: 'No report of this period is received.' },
	noUnits: 'No unit has to report for this period.',
	state: {
		received: (day) => `Received ${dayText(day)}`,
		late: (day, n) => `Received ${dayText(day)}, ${days(n)} late`,
		overdue: (n) => `${days(n)} overdue`,
		waiting: 'Not due yet',
		noDeadline: 'Not received'
	},
	number: (text) => `No. ${text}`,
	receive: 'Received',
	receiveOf: (unit) => `Report of ${unit} received`,
	change: (unit) => `Record another day, number, note: ${unit}`,
	receivedNow: (unit) => `Report of ${unit} received. It is sent when there is a network.`,
	undo: 'Undo',
	undone: (unit) => `Recorded: report of ${unit} not received.`,
	sheet: {
		dueTitle: 'When reports are due',
		dueHint: 'Day/month/year, such as 20/06/2021. Leave empty for none.',
		receivedOn: 'Received on',
		receivedHint: 'Day/month/year, such as 18/06/2021. Leave empty if not received.',
		number: 'Number, symbol',
		numberHint: 'Such as 15-BC/ĐTN. Leave empty if none.',
		note: 'Note',
		noteHint: 'Such as: signed copy sent again, appendix missing.'
	},
	issue: {
		receivedAhead: 'This day has not come yet. Write the day of receipt.',
		dueOutsidePeriod: (period) =>
			`Reports of ${periodName(period)} cannot be due on this day. Check the year.`
	},
	history: {
		title: 'Who recorded what',
		none: 'Nothing is recorded for this period.',
		due: (day) => (day === null ? 'Due day removed' : `Due: ${dayText(day)}`),
		receivedOn: (day) => (day === null ? 'Set to not received' : `Received on: ${dayText(day)}`),
		number: (text) => (text === '' ? 'Number, symbol: left empty' : `Number, symbol: ${text}`),
		note: (text) => (text === '' ? 'Note: left empty' : `Note: ${text}`)
	}
} satisfies Spoken<typeof vi>;
