import type { Spoken } from '../area.ts';
import type { peopleDesk as vi } from '../vi/people-desk.ts';
import { count, people } from './count.ts';
import { time } from './time.ts';

const rowsOf = (n: number) => count(n, 'row');

export const peopleDesk = {
	title: 'Bring in a list of members',
	intro:
		'Choose an Excel (.xlsx) or CSV file with members and officers of units. Look first, then bring it in; the same file twice gives nobody twice.',
	choose: 'Choose the file',
	other: 'Choose another file',
	reading: 'Reading the file',
	template: 'Get a template',
	templateName: 'mau-danh-sach-doan-vien.xlsx',
	templateSheet: 'Danh sách',
	fields: {
		name: 'Full name',
		family: 'Family and middle name',
		given: 'Given name',
		birth: 'Date of birth',
		unit: 'Unit',
		chiDoan: 'Branch',
		post: 'Position',
		membership: 'Member or youth',
		phone: 'Telephone',
		department: 'Department'
	},
	file: (name, rows) => `${name}: ${rowsOf(rows)} with people`,
	unread: {
		title: (n) => `${rowsOf(n)} could not be read`,
		text: 'A cell is a formula whose result the file does not hold, or one that is wrong. Open the file in Excel, save it and choose it again; the other rows can be brought in.',
		line: (line, fields) => `Row ${line}: ${fields.join(', ')}`,
		more: (n) => `And ${rowsOf(n)} more.`
	},
	skipped: (n) => `${rowsOf(n)} without people left out (headings, totals).`,
	turned: {
		title: (n) => `${count(n, 'text')} in an old font converted to Unicode`,
		encodings: { tcvn3: 'TCVN3 (.VnTime)', vni: 'VNI' },
		text: (encodings) =>
			`Font: ${encodings.join(', ')}. Check that these are right; if not, mend the file and choose it again.`,
		more: (n) => `And ${n} more.`
	},
	sheet: 'Sheet',
	columns: 'Columns of the file',
	columnsHint: 'Which column each item comes from. Change it if it is wrong.',
	columnsSummary: (found) => `${count(found, 'column')} recognised`,
	noColumn: 'None',
	column: (n, head) => (head === '' ? `Column ${n}` : `Column ${n}: ${head}`),
	noUnitColumn: 'There is no column for the unit: choose it under “Columns of the file”.',
	sample: 'Some rows, as they are understood',
	from: 'On the list since',
	fromHint:
		'Day/month/year, not after today. Headcounts closed before that day do not count these people.',
	fromWrong: 'Write a day of the calendar, not after today, such as 26/03/2021.',
	look: 'Look first',
	looking: 'Looking',
	again: 'Look again',
	result: 'What would happen',
	counts: {
		new: 'New people',
		same: 'Already there, unchanged',
		twice: 'Same as an earlier row, left out',
		doubt: 'For you to decide',
		wrong: 'With a fault, not brought in',
		unknownUnit: 'Of units that do not exist yet'
	},
	count: people,
	units: {
		title: (n) => `Unknown units (${n})`,
		text: 'Say for each name whether it is a new unit or one that exists. Until then its people are not brought in.',
		all: (n) => `Make all ${count(n, 'unit')}`,
		one: (name, n) => `${name} (${people(n)})`,
		none: 'Not chosen',
		chiDoanCoSo: 'New unit without branches (chi đoàn cơ sở)',
		doanCoSo: 'New unit with branches (đoàn cơ sở)',
		is: (name) => `Is ${name}`
	},
	made: {
		title: 'What will be made',
		summary: (units, chiDoan) => `${count(units, 'unit')}, ${count(chiDoan, 'branch', 'branches')}`,
		chiDoan: (name, unit) => `${name} (${unit})`
	},
	secretaries: {
		title: 'Who gets a secretary’s rights',
		summary: people,
		text: 'By the column Position: secretaries and deputies of units approve activities and keep the list.',
		one: (name, unit) => `${name}, ${unit}`
	},
	doubts: {
		title: (n) => `For you to decide (${n})`,
		text: 'These rows are not brought in. If you are sure that it is another person, tick the box; if it is the same, leave it.',
		line: (line, name) => `Row ${line}: ${name}`,
		asNew: 'Another person, bring in',
		why: {
			sameName: 'same name in the unit, the date of birth does not tell them apart',
			otherPhone: 'same name and year of birth, another telephone',
			otherName: 'same date of birth and telephone, another name',
			elsewhere:
				'on the list of another unit. If transferred: the secretary there records leaving, this unit records arriving',
			left: 'left the list of this unit'
		},
		other: (name, unit, year) =>
			`Already there: ${name}${year === null ? '' : `, born ${year}`}, ${unit}`
	},
	wrong: {
		title: 'Rows with a fault, or twice',
		summary: rowsOf,
		text: 'Mend them in the file and bring it in again: people already brought in stay as they are.',
		more: (n) => `And ${count(n, 'more row')}.`,
		twice: (of) => `the person of row ${of}`,
		noName: '(without a name)'
	},
	leftOut: { title: 'Brought in, with something left out', summary: rowsOf },
	issues: {
		'name.required': 'no name',
		'name.notName': 'the name has digits or strange characters',
		'name.tooLong': 'the name is too long',
		'birth.notBirth':
			'the date of birth cannot be read (a real day/month/year is needed, 1940–2020)',
		'unit.required': 'no unit',
		'unit.tooLong': 'the name of the unit is too long',
		'unit.markup': 'the name of the unit has strange characters',
		'chiDoan.noChiDoan': 'this kind of unit has no branches',
		'chiDoan.tooLong': 'the name of the branch is too long',
		'chiDoan.markup': 'the name of the branch has strange characters',
		'department.tooLong': 'the department is too long',
		'department.markup': 'the department has strange characters',
		'membership.notMembership': 'only member (đoàn viên) or youth (thanh niên) can be said',
		'phone.notPhone': 'not a telephone number: left out',
		'post.manySecretaries':
			'two people are secretary of the unit: neither gets the right, give it under Users'
	},
	issueUnknown: 'cannot be read',
	bring: (n) => `Bring in ${people(n)}`,
	bringNone: 'Nobody to bring in',
	bringing: 'Bringing in',
	done: {
		title: (n) => `${people(n)} brought in.`,
		text: (accounts, units) =>
			`Made ${count(accounts, 'account')}${units === 0 ? '' : `, ${count(units, 'unit')}`}. Secretaries’ devices get the list when they have a network.`,
		left: (n) => `${rowsOf(n)} not brought in yet.`,
		leftText: 'Mend it and choose the whole file again: nobody comes twice.'
	},
	history: {
		title: 'Brought in',
		none: 'No list was brought in yet.',
		meta: (at, by, n) => `${time.full(at)} · ${by} · ${people(n)}`,
		undo: 'Take back',
		sure: 'Take this list back?',
		text: (n) =>
			`${people(n)} brought in ${n === 1 ? 'is' : 'are'} taken off the list, with the accounts. Whoever has signed in, was edited by a secretary or is named in an activity stays.`,
		yes: 'Take back',
		no: 'Cancel',
		undoing: 'Taking back',
		undone: (at, by, gone, kept) =>
			`Taken back ${time.full(at)}, ${by}: ${people(gone)} removed${kept === 0 ? '' : `, ${people(kept)} kept who had done something since`}.`
	},
	fileFaults: {
		empty: { title: 'The file is empty.', text: 'Choose another file.' },
		tooLarge: {
			title: 'The file is too large.',
			text: 'Keep only the sheet with the list and save it again, or split it.'
		},
		corrupt: {
			title: 'The file is damaged.',
			text: 'Open it with Excel, save it as .xlsx and choose it again.'
		},
		protected: {
			title: 'The file has a password.',
			text: 'Open it with Excel, remove the password (File, Info, Protect Workbook), save and choose it again.'
		},
		oldExcel: {
			title: 'An Excel file of the old kind (.xls).',
			text: 'Open it with Excel, save it as .xlsx and choose it again.'
		},
		notList: { title: 'This file is not a list.', text: 'An Excel (.xlsx) or CSV file is needed.' },
		unreadable: {
			title: 'The file cannot be read.',
			text: 'It may be open elsewhere, or the network went while the reading part was loading. Choose it again.'
		},
		noHead: {
			title: 'There is no row of headings.',
			text: 'A row with “Họ và tên” (full name) and other columns such as “Ngày sinh”, “Cơ sở Đoàn” is needed. Get the template to see.'
		},
		noRows: {
			title: 'There is nobody below the headings.',
			text: 'Choose another sheet or file.'
		},
		formulas: {
			title: 'The file has formulas without results.',
			text: 'Open it in Excel, wait until it is worked out, save it as .xlsx and choose it again.'
		},
		tooMany: {
			title: 'The list is too long.',
			text: 'At most 10.000 people at a time. Split the file by units.'
		}
	},
	faultSafe: 'Nothing was brought in.',
	faults: {
		offline: {
			title: 'No network.',
			text: 'The server may or may not have it. Do it again with a network: twice gives nobody twice.'
		},
		signIn: { title: 'Your sign-in has expired.', text: 'Sign in again, then go on.' },
		serverDown: {
			title: 'The server does not answer.',
			text: 'Try again in a few minutes: twice gives nobody twice.'
		},
		refused: {
			title: 'The server did not accept it.',
			text: 'Somebody else may have done it. Open the page again to see.'
		},
		tooLarge: { title: 'The list is too large.', text: 'Split the file by units.' }
	},
	signInAgain: 'Sign in again',
	cards: 'Make sign-in cards',
	users: {
		title: 'Users',
		intro:
			'Find a person to give rights, make a new card when the password is forgotten, sign a device out or lock the account.',
		find: 'Find by name or user name',
		hint: 'At least 2 letters, accents may be left out. Shows at most 20 people.',
		search: 'Find',
		searching: 'Searching',
		nobody: 'There is nobody like that.',
		login: (login) => `User name: ${login}`,
		waiting: 'Never signed in.',
		disabled: 'The account is locked: no sign-in.',
		roles: 'Rights',
		noRoles: 'No rights.',
		role: {
			member: 'Member',
			unitSecretary: 'Secretary or deputy',
			committee: 'Executive Committee',
			standing: 'Standing Committee, Secretary of the Block',
			inspection: 'Inspection Committee',
			office: 'Office'
		},
		roleOf: (role, unit) => `${role}, ${unit}`,
		take: 'Take the right away',
		takeOf: (role) => `Take away: ${role}`,
		give: 'Give a right',
		giveRole: 'Right',
		giveUnit: 'In unit',
		choose: 'Not chosen',
		atOnce: 'Takes effect at once on their device when it has a network.',
		phones: 'Signed in on',
		noPhones: 'No device.',
		unknownPhone: 'Device of unknown kind',
		since: (created, used) => `Signed in ${time.full(created)}, last used about ${time.full(used)}`,
		end: 'Sign this device out',
		lost: 'A lost device is reported on the page Lost devices: it wipes itself.',
		lostLink: 'Somebody lost a device',
		card: 'Make a new sign-in card',
		cardText:
			'Password forgotten: a new card lets them set another. When it is used, every signed-in device has to sign in again.',
		disable: 'Lock the account',
		enable: 'Open the account again',
		saved: 'Saved, in effect at once.'
	}
} satisfies Spoken<typeof vi>;
