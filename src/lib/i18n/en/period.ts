import type { Spoken } from '../area.ts';
import type { period as vi } from '../vi/period.ts';
import { activities, count } from './count.ts';
import { periodName as name, periodTitle as title } from './period-name.ts';

export const period = {
	name,
	title,
	heading: 'Closed periods',
	open: 'Close or reopen periods',
	sign: 'Period closed',
	form: {
		title: (of) => `${title(of)} is closed.`,
		text: 'It can be saved and submitted; the activity is kept and waits for the period to be reopened. Change the date only if it is wrong.'
	},
	closed: {
		title: (of, day) => `${title(of)} was closed on ${day}.`,
		waits: 'The activity is kept and waits for the period to be reopened.',
		decide:
			'Reported figures no longer change, so nothing can be decided on this activity. It is kept and waits for the period to be reopened.',
		asked: (when) => `Reopening was asked for ${when}. The Executive Committee has not answered.`,
		refused: (when, reason) => `The Executive Committee did not reopen it (${when}): “${reason}”`,
		ask: 'Ask to reopen',
		askAgain: 'Ask to reopen again',
		own: 'Open the page of closed periods',
		openNow: 'The period is open again: send again as it is.'
	},
	ask: {
		text: (of) =>
			`The Executive Committee reads this, then reopens ${name(of)} for your unit or says why not.`,
		waiting: (n) => `${activities(n)} waiting in this period`,
		more: (n) => `and ${count(n, 'other activity', 'other activities')}`,
		label: 'Why it should be reopened',
		missing: 'Write a sentence so that the Executive Committee knows why.',
		cancel: 'Cancel',
		send: 'Ask to reopen',
		sending: 'Saving',
		sent: 'The request is saved. It is sent when there is a network.'
	},
	requests: {
		title: 'Units that ask to reopen',
		none: 'No request waits for an answer.',
		loading: 'Asking the server',
		faults: {
			offline: 'The server could not be asked for requests. With a network, ask again.',
			signIn: 'Sign in again to see what units ask for.',
			serverDown:
				'The server does not answer, so it is not known what units ask for. Ask again in a few minutes.'
		},
		again: 'Ask again',
		meta: (who, when) => (who === '' ? when : `${who}, ${when}`),
		records: (n) => `${activities(n)} waiting`,
		open: 'Reopen for this unit',
		refuse: 'Do not reopen'
	},
	close: {
		choose: 'Choose a period',
		title: 'Close a period',
		text: 'Close it after reporting upwards. Members can still record and send; only, nobody can approve or withdraw an approval until it is reopened.',
		year: 'Year',
		period: 'Period',
		waiting: (n, units) =>
			`${activities(n)} in ${count(units, 'unit')} still await approval. Once closed, they wait until it is reopened.`,
		nothing: 'By the figures on this device, nothing awaits approval in this period.',
		unknown: 'This device has no figures of the period, so it does not know what awaits approval.',
		count: (n) => `${n} awaiting approval`,
		at: (when) => `Figures of ${when}.`,
		already: (day) => `This period was closed on ${day}.`,
		none: 'No period of this year has ended yet.',
		button: (of) => `Close ${name(of)}`,
		question: (of) => `Close ${name(of)} for all units?`,
		yes: 'Close the period',
		no: 'Cancel',
		done: (of) => `${title(of)} is closed. It is sent when there is a network.`
	},
	list: {
		title: 'Closed periods',
		none: 'No period is closed.',
		on: (day) => `closed ${day}`,
		openFor: (units) => `Open again for: ${units}`,
		onlyFor: (units) => `Closed only for: ${units}`,
		reopen: 'Reopen',
		reopenThis: (of) => `Reopen ${name(of)}`,
		again: 'Close again',
		againThis: (of) => `Close ${name(of)} again`
	},
	reopen: {
		title: (of) => `Reopen ${name(of)}`,
		text: 'Figures of the period can change until it is closed again.',
		who: 'Reopen for',
		all: 'All units',
		label: 'Reason',
		missing: 'Write a sentence: the reason is kept with this reopening.',
		asAsked: (reason) => `As the unit asked: ${reason}`,
		yes: 'Reopen the period',
		done: (of) => `${title(of)} is open again. It is sent when there is a network.`
	},
	refuse: {
		title: (of) => `Do not reopen ${name(of)}`,
		text: 'The unit’s secretary can read this reason.',
		yes: 'Answer: not reopened',
		done: 'The answer is saved. It is sent when there is a network.'
	},
	saving: 'Saving',
	noRight: {
		title: 'This page is for the Executive Committee and the office',
		text: 'A secretary asks for reopening on the activity that waits.'
	}
} satisfies Spoken<typeof vi>;
