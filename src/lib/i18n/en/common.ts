import type { Spoken } from '../area.ts';
import type { common as vi } from '../vi/common.ts';
import { activities, count, form, items } from './count.ts';

export const common = {
	body: 'Đoàn Khối cơ quan và doanh nghiệp tỉnh Yên Bái',
	title: (page) => `${page} · Sổ tay Đoàn Khối`,
	skip: 'To the main content',
	mainNav: 'Main',
	back: 'Back',
	close: 'Close',
	cancel: 'Cancel',
	retry: 'Try again',
	loading: 'Loading',
	help: 'Help for this page',
	clearSearch: 'Clear the search',
	remove: (what) => `Remove ${what}`,
	required: '(required)',
	ifAny: '(if any)',
	notSaid: 'Not said',
	tabs: {
		home: 'Home',
		records: 'Activities',
		targets: 'Targets',
		me: 'Me',
		review: 'Review',
		unit: 'Unit',
		block: 'Block'
	},
	rail: { local: 'Not sent', sending: 'Sending', done: 'Sent', denied: 'Not accepted' },
	seal: {
		draft: 'Draft',
		waiting: 'Awaiting approval',
		approved: 'Approved',
		returned: 'Needs more',
		changedAfterApproval: 'Changed after approval',
		contradicting: 'Decisions contradict',
		withdrawn: 'Withdrawn'
	},
	joint: (units) => `With ${count(units, 'unit')}`,
	twinned: 'Twinned commune',
	late: (days) => count(days, 'day'),
	way: { local: 'Not sent', sending: 'Sending', done: 'Sent' },
	sync: {
		open: (unsent) => `${activities(unsent)} not sent, open sending`,
		openDenied: (denied) => `The server did not accept ${activities(denied)}, open sending`,
		title: 'Sending activities',
		now: 'Send now',
		running: 'Sending',
		export: 'Save to a file',
		never: 'Nothing has been sent from this device yet.',
		last: (time) => `Last sent ${time}.`,
		allSent: 'All activities are sent.',
		signIn: 'Sign in again',
		see: 'See',
		waiting: (unsent) => `${activities(unsent)} still on this device only.`,
		denied: (denied) =>
			`The server did not accept ${activities(denied)}. ${form(denied, 'It is', 'They are')} still on this device; open each to see why.`,
		sentNow: (sent) => `Sent ${activities(sent)}.`,
		deniedNow: (denied) =>
			`The server did not accept ${activities(denied)}. Still kept on this device.`,
		firstSync: (received, total) =>
			`Receiving data for the first time: ${received} of ${items(total)}.`,
		trouble: {
			offline:
				'No network. Activities are kept on this device and are sent when there is a network and the app is open.',
			signIn: 'Sign in again to send. Activities are still on this device.',
			serverDown:
				'The server does not answer. Activities are kept on this device; the app tries again by itself.',
			serverFull:
				'The server is full. Activities are kept on this device and will be sent; tell the office of the Block.',
			storeAway:
				'The server takes nothing at the moment. Activities are kept on this device; the app tries again by itself.',
			notOurServer:
				'This network blocks the way to the server. Sign in to the Wi-Fi or change the network, then send again; activities are still on this device.',
			lostRights:
				'You may no longer write in this unit. Save to a file to hand over what was not sent.',
			storageFull:
				'The storage of this device is full. Delete other files and try again; saved activities are not lost.',
			newerServer:
				'The app and the server are of different versions. With a network, close the app and open it again to get the new one; what was recorded is kept.'
		}
	},
	update: {
		ready: 'There is a new version. Recorded activities stay as they are.',
		apply: 'Update',
		later: 'Later'
	},
	opening: {
		title: 'Opening the app',
		newerApp: {
			title: 'This device has a newer version of the app',
			text: 'Recorded activities stay as they are. Reload the page to open them with the new version.'
		},
		blocked: {
			title: 'Another tab has an old version open',
			text: 'Recorded activities stay as they are. Close the other tabs of the app and try again.'
		},
		storageFull: {
			title: 'The storage of this device is full',
			text: 'Recorded activities stay as they are. Delete photos or files on the device and try again.'
		},
		unavailable: {
			title: 'The browser does not allow storing on this device',
			text: 'A private tab, or a setting that blocks storage, cannot record. Open the app in a normal tab and try again.'
		}
	},
	errorPage: {
		notFoundTitle: 'There is no such page',
		notFound:
			'The address may have changed or be mistyped. Your activities are still on this device.',
		brokenTitle: 'This page could not be opened',
		broken: 'Your activities are still on this device. Try again, or go home.',
		home: 'Go home',
		support: 'For support'
	},
	errorSummary: (n) => `${count(n, 'place')} to look at again`
} satisfies Spoken<typeof vi>;
