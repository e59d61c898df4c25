import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { incidents as vi } from '../vi/incidents.ts';
import { count, people } from './count.ts';
import { time } from './time.ts';

const hours = (n: number) => count(n, 'hour');

/** The report to the authority, `paper`, is Vietnamese but for the way to it. */
export const incidents = {
	title: 'Data incidents',
	intro:
		'Personal data disclosed, lost or wrongly changed: record it as soon as it is found. The authority is to be told within 72 hours.',
	add: 'Record an incident',
	none: 'No incident is recorded.',
	noneText: 'Record it as soon as you know, even if not all is clear; more can be added later.',
	missing: 'There is no such incident.',
	missingText: 'The address is wrong, or the server was restored from an older backup.',
	found: (at) => `Found ${time.full(at)}`,
	state: { open: 'Authority not told', told: 'Authority told', closed: 'Closed' },
	left: (n, dueAt) => `${hours(n)} left, until ${time.full(dueAt)}`,
	late: (n) => `${hours(n)} overdue`,
	toldAfter: (n) => `Told ${hours(n)} after it was found`,
	open: 'Open incidents',
	closed: 'Closed',
	form: {
		add: 'Record an incident',
		change: 'Add or correct',
		title: 'Name',
		titleHint: 'Such as: phone lost with the list of members of Sở Y tế.',
		foundAt: 'Found at',
		day: 'Day',
		hour: 'Time',
		happened: 'What happened, when, where',
		touched: 'Which data',
		units: 'Of which units',
		unitsHint: 'Leave empty if not known.',
		unitAdd: 'Choose a unit',
		people: 'How many people',
		peopleHint: 'Leave empty if not known.',
		consequences: 'Consequences, harm',
		measures: 'What was done about it',
		wordsHint: 'No names or identity numbers of the people concerned. The report is in Vietnamese.',
		save: 'Save',
		saving: 'Saving',
		saved: 'Saved on the server.',
		no: 'Cancel',
		begun: 'What you began is still here, not saved on the server.',
		begunText: 'Leaving or reloading this page loses it.',
		anew: 'Discard what was begun',
		goOn: 'Go on with what was begun',
		rest: '(unfinished)'
	},
	kinds: {
		roster: 'Lists of members',
		records: 'Activities',
		photos: 'Photos',
		party: 'Officers, stages of joining the Party (sensitive)',
		accounts: 'Accounts, passwords',
		log: 'Access log'
	},
	people: (n) => (n === null ? 'Not known' : people(n)),
	unknown: 'Not said',
	allUnits: 'Not known',
	acts: {
		title: 'Who was told, what was done',
		none: 'Nobody was told yet.',
		tell: 'Record who was told',
		close: 'Close',
		closeHint: 'Once closed, nothing more can be added.',
		whom: 'Told',
		who: {
			authority: 'The data protection authority (Bộ Công an)',
			people: 'The people concerned',
			party: 'Party committee, provincial Union',
			other: 'Others'
		},
		at: 'At',
		words: 'How, and what in the main',
		closeWords: 'Conclusion, lessons',
		line: (who, at) => `${who} · ${time.full(at)}`,
		closed: 'Incident closed'
	},
	history: (n) => `Entries (${formatNumber(n)})`,
	version: (at, title) => `${time.full(at)} · ${title}`,
	issues: {
		required: 'This is needed.',
		instant: 'Write a real day and time.',
		ahead: 'This day or time has not come yet.',
		beforeFound: 'Before the incident was found.',
		closed: 'The incident is closed, nothing can be added. Open the page again to see.',
		notNumber: 'Write a number.',
		notWhole: 'Write whole people.',
		negative: 'The number cannot be below zero.',
		tooLarge: 'The number is too large.',
		tooLong: 'Too long, shorten it.',
		markup: 'Remove < and >.'
	},
	wrong: 'It could not be recorded like this.',
	paper: { way: 'The report, to print' }
} satisfies Spoken<Omit<typeof vi, 'paper'> & { paper: Pick<(typeof vi)['paper'], 'way'> }>;
