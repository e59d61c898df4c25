import { LONGEST_PIN, SHORTEST_PIN } from '../../domain/lock/pin.ts';
import type { Spoken } from '../area.ts';
import type { lock as vi } from '../vi/lock.ts';
import { count, form } from './count.ts';

const privateItems = (n: number) => count(n, 'private item');

export const lock = {
	title: 'Code of the private part',
	me: {
		text: 'Officers, joining the Party and self-assessments are encrypted on this device and opened by a code.',
		open: 'The code'
	},
	set: {
		title: 'Set a code for the private part',
		text: 'This part is about officers and joining the Party. The device keeps it encrypted; only your code opens it. It asks for the code each time the app is opened again, or after 5 minutes at rest.',
		keep: 'The code is only on this device; neither office nor server knows it. If you forget it, sign in again to set a new one.',
		pin: 'New code',
		hint: `${SHORTEST_PIN} to ${LONGEST_PIN} digits. A longer code is harder to guess.`,
		again: 'The new code again',
		submit: 'Set the code',
		running: 'Setting the code'
	},
	fault: {
		short: `The code needs at least ${SHORTEST_PIN} digits.`,
		long: `The code has at most ${LONGEST_PIN} digits.`,
		notDigits: 'The code has digits only.',
		easy: 'This code is easy to guess. Choose another, without rows or repeats.'
	},
	differs: 'The two are not the same. Type the code again.',
	need: 'Type the code.',
	enter: {
		title: 'The private part is locked',
		text: 'Type the code of this device to open it. Activities, lists and reviewing work as usual.',
		waiting: (n) =>
			`${privateItems(n)} not sent; ${form(n, 'it is', 'they are')} sent once it is unlocked.`,
		pin: 'Code',
		submit: 'Unlock',
		running: 'Opening',
		forgot: 'Code forgotten'
	},
	wrong: {
		title: 'The code is wrong.',
		text: (left) =>
			`${count(left, 'try', 'tries')} left. After that the private part is removed from this device; what was sent stays on the server.`
	},
	gone: {
		title: 'The private part was removed from this device.',
		text: 'The code was wrong many times, or was given up in another tab. What was sent stays on the server. Sign in again to set a new code and receive it again.'
	},
	storageFull: {
		title: 'This device is full.',
		text: 'The code could not be set. Delete photos or other files and try again; the data stays as it is.'
	},
	broken: {
		title: 'It could not be opened.',
		text: 'The data on this device stays as it is. Close other tabs and try again.'
	},
	signIn: {
		title: 'Sign in again to set a code',
		text: 'This device has no code and the sign-in has expired. Sign in again with a network, then set a code to receive the private part. Activities can be recorded as usual.',
		action: 'Sign in again'
	},
	forgot: {
		title: 'Code forgotten?',
		text: 'Nobody can get the code back. Giving it up removes the private part from this device and ends the sign-in. Sign in again with a network, set a new code, and it is received from the server. Activities that were not sent are kept.',
		lost: (n) =>
			`${privateItems(n)} will be lost, as ${form(n, 'it is', 'they are')} not on the server.`,
		sure: 'I understand that they will be lost',
		yes: 'Give up the code, remove the private part',
		no: 'Try the code again'
	},
	page: {
		open: 'Open on this device.',
		none: {
			title: 'No code is needed',
			text: 'Your account has no private part on this device.'
		},
		shut: 'Lock now',
		change: 'Change the code',
		old: 'Present code',
		changed: 'The code is changed.',
		cancel: 'Later'
	},
	figures: 'Targets about officers and joining the Party are locked on this device.',
	unlock: 'Unlock'
} satisfies Spoken<typeof vi>;
