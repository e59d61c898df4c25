import type { Spoken } from '../area.ts';
import type { retire as vi } from '../vi/retire.ts';
import { count, form, people } from './count.ts';

export const retire = {
	title: 'Take out a name',
	intro:
		'When somebody has left the Union and asks for deletion: the name and all that leads to the person is taken out, totals stay as they are.',
	find: 'Find by name or user name',
	hint: 'At least 2 letters, accents may be left out. Shows at most 20 people.',
	search: 'Find',
	searching: 'Searching',
	nobody: 'There is nobody like that.',
	noUnit: 'Only an account',
	reading: 'Looking where this person occurs. With many activities it may take a minute.',
	onRoster: {
		title: 'This person is still on a list.',
		text: (units) =>
			`On the list of: ${units}. Ask the secretary to record the day of leaving first, then come back. Nothing has changed.`
	},
	self: {
		title: 'You cannot take out your own name.',
		text: 'Ask somebody else of the office. Nothing has changed.'
	},
	goes: 'What goes',
	facts: {
		names: 'Name',
		rosters: 'Lists of units',
		entries: 'Work log',
		accounts: 'Accounts',
		phones: 'Signed-in phones',
		requests: 'Requests about data'
	},
	rosters: (n) =>
		n === 0 ? 'None' : `${count(n, 'line')}: without name, year of birth, department, note`,
	entries: (n) =>
		n === 0 ? 'None' : `${count(n, 'entry', 'entries')}: without name and self-assessment`,
	accounts: (logins) => (logins.length === 0 ? 'None' : `${logins.join(', ')} deleted`),
	phones: (n) =>
		n === 0
			? 'None'
			: `${count(n, 'phone')}: signed out at once, wiped with a network, also what was not sent`,
	requests: (n) =>
		n === 0 ? 'None' : `${count(n, 'request')}: kind and day are kept, name and words are not`,
	stays:
		'Days of joining and leaving, activities and all figures stay, under a code that leads to nobody.',
	texts: (n) => `The name is still in the text of ${count(n, 'place')}`,
	textsHint:
		'Choose where it is this very person: the name becomes “(đã rút tên)”, also in the history and in approved versions.',
	namesakes: (n) =>
		`${people(n)} ${form(n, 'has', 'have')} the same name. Choose only what is about the person who leaves.`,
	noTexts: 'No other text has this name.',
	many: 'Only the first 100 places are shown. Then find and mend the rest in the activities.',
	place: (unit, title) => (title === '' ? unit : `${unit} · ${title}`),
	places: {
		programme: 'The common programme',
		committee: 'Work of the Executive Committee',
		inspection: 'Inspections'
	},
	answer: 'Answer to the person',
	answerHint: 'Written into the request, in Vietnamese. Do not repeat the name.',
	answered: 'Đã bỏ tên khỏi danh sách, hoạt động và nhật ký; đã xóa tài khoản.',
	missing: 'Write the answer.',
	act: 'Take out the name',
	acting: 'Taking out the name',
	sure: (name) => `Take out the name ${name}?`,
	text: 'It cannot be undone. The person can no longer sign in; their phones are wiped, also what was not sent. After restoring an old backup the name is taken out again.',
	no: 'Cancel',
	done: {
		title: 'The name is taken out.',
		text: 'The server no longer has it in the places chosen. Other devices take it out when they have a network.'
	}
} satisfies Spoken<typeof vi>;
