import type { Spoken } from '../area.ts';
import type { home as vi } from '../vi/home.ts';
import { activities, count } from './count.ts';

export const home = {
	title: 'Home',
	hello: (name) => `Hello, ${name}`,
	record: 'Record an activity',
	recordHint: 'Works without a network',
	checkIn: 'Check in',
	board: 'Figures of the whole Block',
	boardHint: 'Campaigns, objectives, each unit',
	recordBlock: 'Record an activity of the Block',
	me: 'Me, this device',
	way: 'Where your activities are',
	unsentLast: (n, time) =>
		time === null
			? `${activities(n)} not sent · never sent before`
			: `${activities(n)} not sent · last sent ${time}`,
	allSent: (time) => (time === null ? 'Nothing waits to be sent.' : `All sent · last sent ${time}`),
	deniedCount: (n) => `The server did not accept ${activities(n)}. Still kept on this device.`,
	retry: 'Try to send again',
	export: 'Save to a file',
	openSync: 'See each item',
	signInAgain: 'Sign in again',
	next: 'For you to do next',
	nextAll: (n) => `See all ${n}`,
	draft: (time) => `Draft · changed ${time}`,
	draftEdit: (time) => `Unfinished change · ${time}`,
	ready: 'Has the three required fields, can be submitted',
	returned: (reason) => `Needs more: “${reason}”`,
	denied: (reason) => `${reason} Still kept on this device.`,
	conflicted: 'There are two different versions, open to see',
	review: (n) => `${activities(n)} for you to review`,
	reviewOldest: (waited) => `${waited} at most`,
	year: (year) => `My ${year}`,
	yearLegend: 'Year',
	deed: {
		done: 'You have done a deed for “Vì đàn em thân yêu”',
		approvedOn: (day) => `, approved ${day}`,
		more: (n) => `${count(n, 'more deed')} approved.`,
		none: 'No approved deed for “Vì đàn em thân yêu” yet.',
		noneText: (year) => `The programme hopes for one deed of each member in ${year}.`,
		waiting: (n) => `${count(n, 'deed')} awaiting approval, not counted yet.`,
		notIn: (name) =>
			`“${name}” is approved, but you are not among its participants. Edit it, add your name and submit again, and it counts.`
	},
	objectives: (n, all) => `Objectives: activities in ${n} of ${all}`,
	objectiveDone: (n, label) => `Objective ${n}, ${label}: has an approved activity`,
	objectiveWaiting: (n, label) => `Objective ${n}, ${label}: awaiting approval`,
	objectiveNone: (n, label) => `Objective ${n}, ${label}: none yet`,
	none: 'none',
	wait: 'waits'
} satisfies Spoken<typeof vi>;
