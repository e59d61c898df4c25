import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { setup as vi } from '../vi/setup.ts';
import { count } from './count.ts';

const GIGABYTE = 1_000_000_000;
const gigabytes = (bytes: number) => `${formatNumber(Math.round((bytes / GIGABYTE) * 10) / 10)} GB`;

export const setup = {
	title: 'Set up a new server',
	intro:
		'For the office, once, while nobody is on the server. The set-up code stands in the log of the server, in the line “setup”.',
	code: 'Set-up code',
	codeHint: '10 letters and digits, capital or not.',
	show: 'Continue',
	running: 'Asking the server',
	body: 'Body',
	term: 'Term',
	termHint:
		'It comes with this installation. If the term is wrong, install the one with the right term file before going on.',
	checks: 'The server checks itself',
	good: 'Good',
	look: 'Look at this',
	check: {
		https: 'Secure connection (HTTPS)',
		httpsBad:
			'The address is not https: passwords travel in the clear. Put a proxy with TLS in front, then mend ORIGIN.',
		origin: 'Address (ORIGIN)',
		originBad: (origin) =>
			`The server was installed for ${origin}, not for the address you have open: signing in will fail. Mend ORIGIN or open the right address.`,
		clock: 'Clock',
		clockBad: (seconds) =>
			`Differs from this device by ${count(Math.abs(seconds), 'second')}. Switch on time synchronisation (NTP) on the server.`,
		disk: 'Disk',
		diskGood: (bytes) => `${gigabytes(bytes)} left`,
		diskBad: (bytes) => `Only ${gigabytes(bytes)} left: photos and activities need at least 5 GB.`,
		diskUnknown: 'The server does not tell how much is left.',
		diskReadOnly:
			'The folder of data (DATA_DIR) cannot be written to: look at its rights, or whether the disk is read-only.',
		noWrite:
			'CouchDB does not let the server write: name and password in COUCHDB_URL must be those of a CouchDB administrator.',
		noCreate:
			'CouchDB does not let the server make databases: name and password in COUCHDB_URL must be those of a CouchDB administrator.',
		store: 'Store',
		storeGood: (kind, version) =>
			kind === 'couchdb'
				? `CouchDB ${version}, can create and write`
				: 'Store inside the server, can write',
		storeBad: (version) => `CouchDB ${version} is too old: 3.3 or newer is needed.`
	},
	first: 'First account of the office',
	firstHint: 'This account brings in the lists and makes sign-in cards for everybody.',
	name: 'Full name',
	login: 'User name',
	loginHint: '2 to 40 letters without accents, digits, dots or dashes.',
	password: 'Password',
	passwordHint: 'At least 8 characters.',
	common:
		'Many people use this password; whoever means harm tries it first. Put a few words together that have nothing to do with each other.',
	need: {
		code: 'Type the set-up code from the log of the server.',
		name: 'Enter the full name.',
		login: 'Enter the user name.',
		password: 'At least 8 characters are needed.'
	},
	wrongLogin: 'A user name has letters without accents, digits, dots or dashes, 2 or more.',
	make: 'Make the account and go on',
	wrongCode: {
		title: 'The code is wrong.',
		text: 'Look at the newest line “setup” in the log of the server.'
	},
	done: {
		title: 'The server is set up already.',
		text: 'There is an account. Sign in, or ask whoever set it up.'
	},
	toSignIn: 'Sign in',
	faults: {
		offline: {
			title: 'No network to the server.',
			text: 'Nothing was made. Check the connection and try again.'
		},
		serverDown: {
			title: 'The server does not answer.',
			text: 'The store may not be ready; look at the log, try again in a few minutes.'
		},
		storeRefuses: {
			title: 'The store does not let the server in.',
			text: 'Name or password in COUCHDB_URL are wrong, or not those of a CouchDB administrator. Mend them and start the server again. Nothing was made.'
		},
		storeAway: {
			title: 'The server does not reach its store.',
			text: 'See whether CouchDB runs and the address in COUCHDB_URL is right. The server tries again by itself; nothing was made.'
		},
		tooMany: { title: 'Wrong code many times.', text: 'Wait 15 minutes, then try again.' },
		refused: {
			title: 'The server did not accept it.',
			text: 'Check name and password: a strange character, or too long.'
		}
	}
} satisfies Spoken<typeof vi>;
