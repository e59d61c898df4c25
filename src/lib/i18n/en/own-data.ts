import type { Spoken } from '../area.ts';
import type { ownData as viOwnData, requestWords as viRequestWords } from '../vi/own-data.ts';
import { activities } from './count.ts';
import { time } from './time.ts';

export const requestWords = {
	kind: {
		correct: 'Request to correct data',
		withdraw: 'Consent withdrawn',
		erase: 'Request to delete data'
	},
	purpose: {
		records: 'recording, approving and summing up activities',
		party: 'stages of joining the Party'
	},
	state: {
		new: 'Awaiting an answer',
		replied: 'Under way',
		done: 'Done',
		refused: 'Cannot be done'
	},
	act: {
		reply: 'The office answers',
		extend: 'Extended',
		done: 'Carried out',
		refuse: 'Not carried out'
	},
	late: 'Overdue',
	due: (state, day) => `${state === 'new' ? 'Answer' : 'Done'} by ${time.day(day)}`
} satisfies Spoken<typeof viRequestWords>;

export const ownData = {
	title: 'My data',
	roster: {
		title: 'On the unit’s list',
		none: 'This device has your name on no unit’s list.',
		unit: 'Unit',
		name: 'Name',
		birthYear: 'Year of birth',
		department: 'Department',
		chiDoan: 'Branch',
		membership: 'Standing',
		member: 'Member',
		youth: 'Youth',
		from: 'On the list since',
		to: 'until',
		wrong:
			'If something is wrong, the unit’s secretary can correct it at once. You can also ask the office.'
	},
	records: {
		title: 'Activities',
		count: (n) =>
			n === 0
				? 'This device has no activities of yours.'
				: `${activities(n)} that you recorded or took part in.`,
		open: 'See, edit activities'
	},
	assessment: {
		title: 'Self-assessment',
		text: 'What you wrote about yourself each year. Only you, the unit’s secretaries and the Executive Committee can read it; it is in the copy below.',
		open: 'See, edit self-assessments'
	},
	copy: {
		title: 'Get a copy',
		text: 'All that the server keeps about you: account, sessions, activities, lists, self-assessments, ratings, consents, requests. Other people’s names are not in it.',
		readable: 'Save a copy to read',
		json: 'Save a copy for machines (JSON)',
		running: 'Getting it',
		saved: 'The file is saved on this device.',
		fileName: 'du-lieu-cua-toi'
	},
	consent: {
		title: 'Your consent',
		now: (purpose, agreed) =>
			`${purpose === 'records' ? 'Recording, approving and summing up activities' : 'Recording stages of joining the Party'}: ${agreed ? 'agreed' : 'no'}`,
		line: (what, version, at) =>
			`${what === 'given' ? 'Agreed' : 'Withdrawn'}, notice version ${version}, ${time.full(at)}`,
		history: 'Consents given and withdrawn',
		none: 'The server has no consent of yours.',
		notice: 'Read the notice again'
	},
	requests: {
		title: 'Your requests',
		text: 'The office of the Block receives, answers and carries them out in time.',
		none: 'You have no requests.',
		ask: { correct: 'Ask to correct', withdraw: 'Withdraw consent', erase: 'Ask to delete' },
		explain: {
			correct: 'Say what is wrong and what is right.',
			withdraw: 'The office stops what you withdraw, within 15 days, extended once.',
			erase:
				'Your name is taken out of lists and activities; reported totals stay. It cannot be undone.'
		},
		whichPurpose: 'What do you withdraw?',
		needPurpose: 'Choose at least one.',
		words: { correct: 'What is wrong, what is right', withdraw: 'Reason', erase: 'Reason' },
		needWords: 'Say it so that the office can correct it.',
		wordsHint: 'No identity numbers, no names of children.',
		send: 'Send to the office',
		sending: 'Sending',
		sent: 'The office has received your request.',
		at: (at) => `Sent ${time.full(at)}`
	},
	loading: 'Asking the server',
	file: {
		title: 'MY PERSONAL DATA',
		madeAt: (at) => `From the server of the Block, ${time.full(at)}`,
		accounts: 'ACCOUNTS',
		sessions: 'SIGNED IN ON',
		consents: 'CONSENTS',
		requests: 'REQUESTS',
		documents: 'DOCUMENTS WITH MY NAME',
		yes: 'yes',
		no: 'no',
		keys: {
			_id: 'Code',
			id: 'Code',
			action: 'What',
			deadlines: 'Deadlines',
			replyWorkingDays: 'Answer (working days)',
			withdrawDays: 'Withdraw consent (days)',
			correctDays: 'Correct (days)',
			eraseDays: 'Delete (days)',
			unit: 'Unit',
			name: 'Name',
			birthYear: 'Year of birth',
			department: 'Department',
			chiDoan: 'Branch',
			membership: 'Standing',
			activeFrom: 'From',
			activeTo: 'Until',
			author: 'Done by',
			recordedBy: 'Recorded by',
			createdAt: 'Recorded at',
			at: 'At',
			by: 'Written by',
			content: 'Content',
			when: 'When',
			start: 'Start',
			end: 'End',
			people: 'Participants',
			members: 'Members',
			result: 'Result',
			edits: 'Edits',
			verdict: 'Decision',
			reason: 'Reason',
			login: 'User name',
			roles: 'Roles',
			role: 'Role',
			device: 'Device',
			renewedAt: 'Last used',
			what: 'What',
			version: 'Version',
			purposes: 'Purposes',
			kind: 'Kind',
			words: 'Words',
			acts: 'Answers',
			introducedOn: 'Introduced on',
			admittedOn: 'Admitted on',
			memberIds: 'List of members',
			youthIds: 'List of youths',
			closingDate: 'Closing day'
		}
	}
} satisfies Spoken<typeof viOwnData>;
