import type { Spoken } from '../area.ts';
import type { signIn as vi } from '../vi/sign-in.ts';

function wait(seconds: number): string {
	const minutes = Math.floor(seconds / 60);
	const rest = seconds % 60;
	if (minutes === 0) return `${rest} s`;
	return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

export const signIn = {
	title: 'Sign in',
	intro: 'Sign in once with a network; after that the app works without one.',
	again: (name) =>
		`${name}, sign in again to send. Activities that were not sent are still on this device.`,
	login: 'User name',
	loginHint: 'The name given to you by the office of the Block.',
	password: 'Password',
	show: 'Show the password',
	hide: 'Hide the password',
	submit: 'Sign in',
	running: 'Signing in',
	waiting: (seconds) => `Try again in ${wait(seconds)}`,
	needLogin: 'Enter your user name.',
	needPassword: 'Enter your password.',
	continue: 'Go on without signing in again',
	faults: {
		wrongPassword: {
			title: 'User name or password is wrong.',
			text: 'Check capital letters and the Vietnamese keyboard. If you forgot the password, ask the office of the Block.'
		},
		tooMany: {
			title: 'Tried too many times.',
			text: 'To keep the account safe, wait until the time is over and try again.'
		},
		offline: {
			title: 'No network.',
			text: 'The first sign-in needs a network. Check the signal or Wi-Fi and try again.'
		},
		serverDown: {
			title: 'The server does not answer.',
			text: 'There is a network, but the server is busy or stopped. Try again in a few minutes.'
		},
		notOurServer: {
			title: 'This network blocks the way to the server.',
			text: 'It may want a Wi-Fi sign-in first. Open any other page to see, then try again.'
		}
	},
	keeps: {
		title: 'What does this device keep about you?',
		text: 'Your name, unit and roles; the activities and the list of members of your unit. Only you can open them when signed in; signing out removes them.'
	},
	noAccount: {
		title: 'No account, or password forgotten',
		text: 'Ask the office of the Block for one, or for a new password. Your unit secretary knows how to reach it.'
	},
	firstSync: {
		title: 'Receiving the data of your unit',
		text: 'You can record at once, no need to wait.',
		progress: (received, total) => `${received} of ${total} items`,
		done: 'All data of your unit is here.'
	}
} satisfies Spoken<typeof vi>;
