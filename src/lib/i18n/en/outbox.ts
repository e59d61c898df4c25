import type { Spoken } from '../area.ts';
import type { outbox as vi } from '../vi/outbox.ts';
import { count, form, items } from './count.ts';

const left = (n: number) =>
	n === 0
		? ''
		: ` ${count(n, 'private item')} ${form(n, 'is', 'are')} not in the file and ${form(n, 'stays', 'stay')} on this device.`;

export const outbox = {
	title: 'Sending activities',
	now: 'Send now',
	retry: 'Try to send again',
	running: 'Sending',
	export: 'Save to a file',
	exported: (how) => {
		switch (how.kind) {
			case 'saved':
				return `Saved ${count(how.count, 'unsent item')} to a file.${left(how.left)}`;
			case 'shared':
				return `Handed over a file with ${count(how.count, 'unsent item')}.${left(how.left)}`;
			case 'failed':
				return 'The file could not be saved. Activities are still on this device; try again.';
			case 'cancelled':
				return null;
		}
	},
	signIn: 'Sign in again',
	waiting: (n) => `Waiting ${n}`,
	waitingOther: (n) => `and ${count(n, 'other item')} (lists, headcounts, decisions, check-ins)`,
	decisionsOnly: (n) =>
		`${count(n, 'other item')} to send (lists, headcounts, decisions, check-ins)`,
	denied: (n) => `Not accepted ${n}`,
	safe: 'These are not lost; they are still on this device.',
	person: 'A person on the list',
	headcount: (day) => `Headcount of ${day}`,
	checkIn: 'Your check-in',
	other: 'Other item',
	resend: 'Send again',
	discard: 'Discard',
	discardTitle: 'Discard this item?',
	discardText:
		'The change that was not accepted will be deleted from this device. The item goes back to what the server has.',
	discardYes: 'Discard the change',
	keep: 'Keep',
	more: (n) => `See all ${n}`,
	never: 'Nothing has been sent from this device yet',
	last: (time) => `Last sent ${time}`,
	persisted: 'The browser has promised to keep the data of the app.',
	notPersisted: (n) =>
		n === 0
			? 'The browser may delete data by itself when the device is full.'
			: `${items(n)} on this device ${form(n, 'is', 'are')} not sent. Allow keeping data, so that nothing is lost when the device is full.`,
	lost: {
		title: 'You no longer have rights in this unit',
		text: 'Save to a file to hand over what was not sent. Then it can be removed from this device.',
		abandon: 'File saved, remove from the device',
		sure: 'Remove what cannot be sent?',
		sureText:
			'It can no longer be sent. Remove it only after saving it to a file and handing it over.'
	}
} satisfies Spoken<typeof vi>;
