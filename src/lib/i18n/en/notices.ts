import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { notices as vi } from '../vi/notices.ts';
import { count, people } from './count.ts';

const units = (n: number) => count(n, 'unit');
const notice = (n: number) => count(n, 'notice');
const of = (n: number, all: number) => `${formatNumber(n)} of ${people(all)}`;

export const notices = {
	title: 'Notices',
	one: 'Notice',
	home: {
		unread: (n) => count(n, 'unread notice'),
		confirm: (n) => `${notice(n)} for the unit to confirm`,
		newest: (title) => `Newest: ${title}`
	},
	list: {
		write: 'Write a notice',
		none: {
			title: 'No notices yet',
			text: 'Notices of the Block to your unit appear here and can be read without a network.'
		},
		noneWritten:
			'A notice written here comes to every device of the chosen units when it has a network.',
		by: (name, when) => `${name} · ${when}`
	},
	sign: {
		unread: 'Unread',
		read: 'Read',
		toConfirm: 'To be confirmed',
		withdrawn: 'Withdrawn',
		corrected: 'Corrected'
	},
	page: {
		to: 'To',
		all: 'All units',
		from: 'Written by',
		at: 'Written on',
		corrected: (when) => `Corrected ${when}. Below are the newest words.`,
		withdrawn: (when) => `This notice was withdrawn ${when}. It is no longer to be followed.`,
		waiting: 'Still on this device only. It is sent when there is a network.',
		longTold:
			'This notice is older than 12 months and asks nobody to read it any more. Who read it may have been deleted when its time was over.',
		unknown: {
			title: 'This notice is not on this device',
			text: 'It may not have arrived yet, or be for another unit. Open this page again with a network.'
		},
		confirm: {
			text: 'The Block needs the unit to confirm that it knows of this.',
			action: 'Confirm for the unit',
			done: 'Confirmed for the unit. It is sent when there is a network.',
			was: (when) => `The unit confirmed it ${when}.`
		},
		edit: 'Correct',
		withdraw: 'Withdraw the notice',
		withdrawSure: 'Withdraw this notice?',
		withdrawText:
			'The notice stays on the list and says that it was withdrawn. Whoever has not read it is no longer told of it.',
		withdrawYes: 'Withdraw',
		withdrawNo: 'Keep',
		withdrawDone: 'Withdrawn. It is sent when there is a network.'
	},
	unit: {
		title: 'In your unit',
		read: (n) => `${people(n)} read it`,
		notYet: (n) => `${count(n, 'member')} not known to have read it`,
		hint: 'Devices without a network cannot tell yet, even if it was read.'
	},
	readings: {
		title: 'Who has read it',
		sum: (n, all) => `Read by ${of(n, all)} with an account`,
		confirmed: (n, all) => `Confirmed by ${formatNumber(n)} of ${units(all)}`,
		nobody: (n) => `${units(n)} where nobody has read it`,
		unit: of,
		noAccount: 'Nobody has an account',
		unitConfirmed: (when) => `confirmed ${when}`,
		unitNotConfirmed: 'not confirmed',
		who: (unit) => `Each person in ${unit}`,
		secretary: 'secretary or deputy',
		readAt: (when) => `Read ${when}`,
		earlier: 'Read only before it was corrected',
		notYet: 'Not known to have read it',
		at: (when) => `As of ${when}. Devices without a network tell later.`,
		again: 'Ask again',
		asking: 'Asking the server',
		more: (n) => `See all ${units(n)}`,
		fault: {
			offline: 'No network, so it is not known who has read it. The notice is as it was.',
			signIn: 'Sign in again to see who has read it. The notice is as it was.',
			serverDown:
				'The server does not answer. The notice is as it was; try again in a few minutes.',
			notYet: 'The notice has not been sent to the server, so nobody can have read it.'
		}
	},
	write: {
		title: 'Write a notice',
		edit: 'Correct the notice',
		editText:
			'Whoever has read it before is told to read it again. The former words stay in its history.',
		fields: {
			title: 'Title',
			titleHint: 'One line that says it all, such as “Nộp báo cáo 6 tháng trước 20/6”.',
			text: 'Text',
			textHint:
				'Everybody in the Block receives this data: nothing secret, nobody’s private matters.',
			to: 'To',
			toAll: 'All units',
			toSome: 'Some units',
			units: 'Choose units',
			chosen: (n) => `${units(n)} chosen`,
			confirm: 'Units are to confirm',
			confirmHint: 'A secretary or deputy confirms for the whole unit.'
		},
		noUnits: 'Choose at least one unit, or send it to all.',
		send: 'Send the notice',
		saveEdit: 'Send the new words',
		saving: 'Saving',
		sent: 'The notice is saved on this device. It is sent when there is a network.',
		nothing: 'Nothing was changed.',
		noRight: {
			title: 'This page is for the Executive Committee and the office',
			text: 'They write the notices. You can read them under Notices.'
		}
	},
	history: {
		title: 'History',
		wrote: (name, when) => `Written by ${name} ${when}`,
		changed: (name, when) => `Corrected by ${name} ${when}`,
		withdrew: (name, when) => `Withdrawn by ${name} ${when}`
	}
} satisfies Spoken<typeof vi>;
