import type { Spoken } from '../area.ts';
import type { dataDesk as vi } from '../vi/data-desk.ts';
import { count } from './count.ts';
import { time } from './time.ts';

export const dataDesk = {
	title: 'Personal data',
	noRight: {
		title: 'A page of the office',
		text: 'Only the office of the Block can open it. Your own requests are under Me, My data.'
	},
	open: (n) => `To be done (${n})`,
	none: 'No request waits.',
	closed: 'Done',
	closedCount: (n) => count(n, 'request'),
	meta: (kind, at) => `${kind} · ${time.full(at)}`,
	actions: { reply: 'Answer', extend: 'Extend', done: 'Done', refuse: 'Cannot be done' },
	explain: {
		reply: 'The person reads these words. Answer within 2 working days.',
		extend: 'Extended once, by the same number of days. Say why.',
		done: 'Say what was done. After a withdrawal of consent the person is asked again when opening the app.',
		refuse: 'Say on what grounds. The person may complain.'
	},
	words: 'Answer',
	missing: 'Write the answer.',
	no: 'Cancel',
	saving: 'Saving',
	saved: 'Saved.',
	lost: {
		title: 'Lost devices',
		intro:
			'Whoever lost a device tells the office. Find the person, choose the device: it is signed out at once, and wipes itself the next time it has a network.',
		way: 'Somebody lost a device',
		find: 'Find by name or user name',
		hint: 'At least 2 letters, accents may be left out. Shows at most 20 people.',
		search: 'Find',
		searching: 'Searching',
		nobody: 'There is nobody like that.',
		of: (name) => `Where ${name} is signed in`,
		none: 'No device is signed in.',
		since: (created, used) => `Signed in ${time.full(created)}, last used about ${time.full(used)}`,
		call: 'Report this device lost',
		sure: 'Wipe this device?',
		text: 'The device is signed out at once and deletes all that the app keeps on it, also what was not sent. It cannot be undone. What was sent stays on the server.',
		password: 'This person should get a new password.',
		yes: 'Report lost',
		done: 'The device is signed out. It wipes itself when it has a network.',
		unknown: 'Device of unknown kind'
	},
	retention: {
		title: 'Keeping and deleting',
		way: 'See what is over, what was deleted',
		retire: 'See, to take out the name'
	},
	ways: {
		title: 'More',
		log: 'Who read, who changed what',
		incidents: 'Data incidents',
		dossier: 'Impact assessment dossier'
	},
	settings: {
		title: 'Contact and deadlines',
		summary: (contact) => (contact === '' ? 'Nobody to answer is set' : contact),
		contact: 'Who answers about personal data',
		contactHint: 'Name, position, telephone, place of work. Shown in the notice.',
		days: {
			replyWorkingDays: 'Answer within (working days)',
			withdrawDays: 'Withdraw consent within (days)',
			correctDays: 'Correct data within (days)',
			eraseDays: 'Delete data within (days)'
		},
		logMonths: 'Keep the access log (months)',
		logHint: 'At least 12 months. The server deletes older lines each day.',
		wrongMonths: 'Write a number of months from 12 to 120.',
		hint: 'The law: answer within 2 working days, withdraw within 15 days. The other two are confirmed by the office. Only for new requests.',
		wrong: (most) => `Write a number of days from 1 to ${most}.`,
		save: 'Save'
	}
} satisfies Spoken<typeof vi>;
