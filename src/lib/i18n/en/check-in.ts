import type { Doubt } from '../../domain/check-in/presence.ts';
import type { Spoken } from '../area.ts';
import type { checkIn as vi } from '../vi/check-in.ts';
import { people } from './count.ts';

const doubts: Record<Doubt, string> = {
	apart: 'said so long before or after the code was shown',
	unknown: 'the code was shown on another phone, this one cannot tell',
	altered: 'this phone never showed that code',
	notThere: 'not on the unit’s roster on that day',
	left: 'was taken off the list'
};

export const checkIn = {
	title: 'Check in',
	scan: 'Scan the organiser’s code',
	scanHint: 'No network is needed. It is kept on this phone and sends itself later.',
	camera: 'The camera reads the organiser’s code',
	aim: 'Hold the camera to the code on the organiser’s phone.',
	stop: 'Stop scanning',
	refused:
		'The camera is not allowed. Allow it in the browser’s settings, or let the organiser read your code.',
	noCamera: 'This device opens no camera. Let the organiser read your code.',
	showMine: 'Show my code',
	unnamed: 'Activity without a name yet',
	place: 'Place',
	shownAt: 'Code shown',
	unit: 'Unit',
	here: 'I am here',
	saving: 'Saving',
	another: 'Scan another code',
	stale: (time) =>
		`This code was shown ${time}, long ago. It can be used; the organiser sees the time and looks again.`,
	said: 'Checked in',
	saidText: 'The organiser sees your name once both phones have sent. There is no need to wait.',
	already: (time) => `You checked in to this activity ${time}. Nothing more was recorded.`,
	old: (time) =>
		`This code was shown ${time} and is old. Nothing was recorded. Scan the code on the organiser’s phone now.`,
	ahead: (time) =>
		`This code says ${time}, which is ahead of this phone’s clock. Nothing was recorded. Check date and time.`,
	faults: {
		notOurs:
			'This is no check-in code. Nothing was recorded. Scan the one on the organiser’s phone.',
		elsewhere: 'This code is of another system. Nothing was recorded.',
		altered: 'This code is not whole, or was altered. Nothing was recorded. Scan it again.',
		newer: 'This code is of a newer app. Nothing was recorded. Update the app, then scan again.'
	},
	otherUnit: (unit) =>
		`This code is of ${unit}, and you are not of that unit. Nothing was recorded. Ask your own unit to record you through a joint activity.`,
	own: 'You checked in',
	ownUnknown: 'The activity has not reached this phone',
	fault: {
		storageFull:
			'The device is full, so nothing was recorded. Delete photos or files, then tap again.',
		broken: 'Nothing was recorded. Tap again; if it fails again, let the organiser read your code.'
	},
	show: {
		open: 'Show the check-in code',
		hint: 'Members open the app, Check in, or the phone’s camera, and scan. The code changes every 30 seconds.',
		label: 'Check-in code of the activity',
		making: 'Making the code',
		count: (n) => `${people(n)} on the list`,
		offline:
			'Scanning needs no network. Names appear here once each phone has sent, and this one has received.',
		asleep: 'This device does not keep its screen on. Touch it when it is about to go dark.',
		came: 'Just arrived on this device',
		byCamera: 'Read each person’s code',
		failed:
			'The code could not be made. The activity is as it was; try again, or read each person’s code.',
		full: 'The device is full, so the code could not be made. The activity is as it was. Delete photos, then try again.',
		again: 'Try again',
		done: 'Done'
	},
	arrived: {
		coming: (n) => `${people(n)} checked in and not on the list yet`,
		doubtful: (n) => `${people(n)} checked in, to be looked at`,
		doubt: (name, why) => `${name}: ${doubts[why]}`,
		strangers: (n) =>
			`${people(n)} checked in who are not on the unit’s roster. Count them as others.`,
		addAll: (n) => (n === 1 ? 'Add this person' : `Add all ${people(n)}`),
		addDoubtful: (n) => (n === 1 ? 'Add this person anyway' : `Add all ${people(n)} anyway`),
		added: (n) => `${people(n)} put on the list.`,
		late: 'The activity is approved, so its list stays. Add them to an edit; the edit waits for approval.',
		toEdit: (n) => `Add ${people(n)} to an edit`,
		failed: 'They could not be added. The list is as it was, the check-ins are kept. Try again.'
	}
} satisfies Spoken<typeof vi>;
