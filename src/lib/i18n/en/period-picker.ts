import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { periodPicker as vi } from '../vi/period-picker.ts';
import { dayText, periodName, periodShort } from './period-name.ts';

export const periodPicker = {
	year: 'Year',
	term: 'Whole term',
	part: 'Period in the year',
	shorter: 'Choose a shorter period',
	wholeYear: 'Showing the whole year',
	shown: (period) => `Showing ${periodName(period)}`,
	short: periodShort,
	closed: 'closed',
	closedForSome: 'partly closed',
	empty: 'empty',
	future: 'not yet',
	waiting: (n) => `${formatNumber(n)} waiting`,
	allApproved: 'all approved',
	range: {
		title: 'Choose from day to day',
		text: 'The server counts them when there is a network; the result is kept on this device. An activity with only a month, season or year counts when all of that lies within these days; one without a time does not count.',
		ownText:
			'Counted on this device. An activity with only a month, season or year counts when all of that lies within these days; one without a time does not count.',
		from: 'From',
		to: 'To (inclusive)',
		show: 'Show these days',
		faults: {
			notDay: () => 'Choose a day of the calendar.',
			endBeforeStart: () => 'The last day cannot be before the first.',
			outsideTerm: (start, end) =>
				`Choose days within the term, from ${dayText(start)} to ${dayText(end)}.`
		},
		counting: 'The server is counting these days',
		again: 'Count again',
		notCounted: 'These days could not be counted',
		older: 'They could not be counted again; below is the count before',
		why: {
			offline: 'No network. With a network, count again.',
			signIn: 'Sign in again, under Me.',
			noRight: 'You may not see these figures. If you need them, ask the office of the Block.',
			gone: 'The server no longer has these figures.',
			serverDown: 'The server is busy or does not answer. Wait a little, then count again.',
			notOurServer: 'This network may want a Wi-Fi sign-in. Change the network, then count again.',
			newerServer: 'Server and app have different versions. Update the app and open it again.'
		}
	}
} satisfies Spoken<typeof vi>;
