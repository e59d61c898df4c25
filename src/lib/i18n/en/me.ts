import type { Spoken } from '../area.ts';
import type { me as vi } from '../vi/me.ts';
import { items } from './count.ts';

export const me = {
	title: 'Me',
	roles: 'Roles',
	role: {
		member: (unit) => `Member · ${unit}`,
		unitSecretary: (unit) => `Secretary or deputy · ${unit}`,
		committee: 'Executive Committee of the Block',
		standing: 'Standing Committee of the Block',
		inspection: 'Inspection Committee of the Block',
		office: 'Office of the Block'
	},
	sole: 'The only secretary of the unit: decisions about your own activities are marked as such.',
	confirmed: (time) => `Confirmed by the server ${time}`,
	expired: {
		title: 'Your sign-in has expired',
		text: 'You can still record, edit and look. Sign in again to send; nothing is lost.',
		action: 'Sign in again'
	},
	phone: 'This device',
	sync: 'Sending and receiving',
	openSync: 'Open sending',
	unsent: (n) => `${n} not sent`,
	allSent: 'All sent',
	lastSync: 'Last sent',
	drafts: 'Drafts',
	storage: 'Storage',
	used: (used, quota) => `${used} in use, about ${quota} left`,
	unknownStorage: 'The browser does not tell',
	low: {
		title: (left) => `About ${left} left on this device.`,
		text: 'Text can still be saved. Delete photos and other files to be on the safe side.'
	},
	keep: {
		yes: 'The browser has promised to keep the data of the app.',
		no: 'The browser may delete data by itself when the device is full.',
		ask: 'Allow keeping',
		refused: 'The browser does not allow it yet. Install the app on the home screen and try again.'
	},
	app: 'App',
	version: 'App version',
	term: 'Data of the term',
	signOut: 'Sign out',
	signOutText: 'Signing out removes your data from this device. What was sent stays on the server.',
	sheet: {
		title: 'Sign out of this device?',
		text: 'Your data on this device will be removed. What was sent stays on the server; to sign in again you need a network.',
		unsentTitle: (n) => `${items(n)} not on the server yet`,
		unsentText:
			'Activities not sent or not accepted, and drafts. Signing out now loses them. Send them first, or save them to a file.',
		send: 'Send now',
		export: 'Save to a file',
		discard: 'Discard them and sign out',
		sure: 'I understand that what was not sent will be lost',
		yes: 'Sign out',
		no: 'Stay',
		running: 'Signing out'
	},
	notEnded:
		'You are not signed out yet. The data on this device is as it was; close other tabs and try again.'
} satisfies Spoken<typeof vi>;
