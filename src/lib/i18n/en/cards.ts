import type { Spoken } from '../area.ts';
import type { cards as vi } from '../vi/cards.ts';
import { count, people } from './count.ts';
import { day, time } from './time.ts';

const cardsOf = (n: number) => count(n, 'card');

/** The printed card itself stays Vietnamese: it is for whoever gets it, not for whoever prints it. */
export const cards = {
	print: {
		title: 'Sign-in cards',
		intro:
			'One card each: scan the code, set a password, and in. A card works once and expires after 30 days. Hand it over in person; whoever holds it gets in.',
		none: 'Everybody has signed in. If somebody forgot the password: find them under Users to make a new card.',
		choose: 'Cards for which units?',
		all: 'All units',
		meta: (waiting, of, carded) =>
			`${waiting} of ${people(of)} not signed in${carded === 0 ? '' : `, ${carded} with a card`}`,
		replaced: (n) => `${count(n, 'earlier card')} not used yet will no longer work.`,
		make: (n) => `Make ${cardsOf(n)}`,
		makeNone: 'Choose at least one unit',
		making: 'Making cards',
		ready: (n) => `${cardsOf(n)} ready`,
		once: 'Codes are shown only now. Close this after printing; for a lost card make a new one.',
		unit: (n) => `Print the cards of which unit? (${count(n, 'unit')}, one after the other)`,
		go: (n) => `Print ${cardsOf(n)}`,
		close: 'Printed, close',
		card: {
			title: 'Sổ tay hoạt động Đoàn',
			steps: 'Quét mã bằng máy ảnh, hoặc mở địa chỉ dưới đây rồi gõ mã thẻ.',
			login: 'Tên đăng nhập',
			code: 'Mã thẻ',
			until: (at) => `Dùng một lần, trước ${day(at.slice(0, 10))}. Không cho người khác xem.`,
			qr: (name) => `Mã đăng nhập của ${name}`
		}
	},
	use: {
		have: 'I have a sign-in card',
		title: 'Sign-in card',
		intro: 'Type the code on the card, 12 letters and digits.',
		code: 'Code of the card',
		codeHint: 'Capital letters or not, dashes or not.',
		needCode: 'Type the code printed on the card.',
		show: 'Continue',
		running: 'Asking the server',
		hello: (name) => `Hello, ${name}`,
		login: (login) => `Your user name: ${login}`,
		notMe: 'Not me',
		password: 'Set your password',
		passwordHint:
			'At least 8 characters. Remember it: next time you sign in with this user name and password.',
		lacks: (n) => `${count(n, 'character')} missing.`,
		common:
			'Many people use this password; whoever means harm tries it first. Put a few words together that have nothing to do with each other. The card can still be used.',
		enter: 'Set the password and go on',
		hide: 'Hide the password',
		reveal: 'Show the password',
		other: 'Type another code',
		toSignIn: 'Sign in',
		used: {
			title: 'This card has been used.',
			text: (at) =>
				`Used ${time.full(at)}. If that was you, sign in. If not, tell the office at once to get a new card: using it signs out every device.`
		},
		expired: {
			title: 'This card has expired.',
			text: (at) => `Expired ${time.full(at)}. Ask the office for a new card.`
		},
		unknown: {
			title: 'There is no card with this code.',
			text: 'Check the code on the card. If the office made a new card for you, the old one no longer works.'
		},
		faults: {
			offline: {
				title: 'No network.',
				text: 'The card can still be used. Try again with a network.'
			},
			serverDown: {
				title: 'The server does not answer.',
				text: 'The card is not lost. Try again in a few minutes.'
			},
			tooMany: {
				title: 'Wrong too many times.',
				text: 'Wait 15 minutes, then try again. The card can still be used.'
			}
		}
	}
} satisfies Spoken<typeof vi>;
