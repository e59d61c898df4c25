import type { Spoken } from '../area.ts';
import type { remind as vi } from '../vi/remind.ts';
import { count, people } from './count.ts';

export const remind = {
	handedOver: {
		title: 'A unit was handed to you',
		text: (unit) => `${unit}: see what is open.`,
		open: 'See the hand-over sheet'
	},
	button: (n) => (n === 1 ? 'Remind' : `Remind ${people(n)}`),
	title: (n) => `Remind ${people(n)}`,
	text: 'The reminder shows on their home page when they have a network, and ends by itself once they have an activity.',
	about: (label, period) => `${label}, ${period}`,
	year: (year) => year,
	term: 'the whole term',
	recent: (names) => `Reminded within the last 7 days, left out now: ${names}.`,
	more: (n) => `and ${count(n, 'other')}`,
	allRecent: 'Everyone here was reminded within the last 7 days. Wait a few days.',
	label: 'Your words',
	hint: 'Name nobody: the whole unit receives this data.',
	send: (n) => `Remind ${people(n)}`,
	sending: 'Saving',
	cancel: 'Cancel',
	sent: (n) => `${people(n)} reminded. It is sent when there is a network.`,
	home: {
		heading: 'Reminders',
		by: (text) => `From the secretary: ${text}`,
		record: 'Record an activity',
		dismiss: 'Hide the reminder'
	}
} satisfies Spoken<typeof vi>;
