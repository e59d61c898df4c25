import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { selfRating as vi } from '../vi/self-rating.ts';
import { count } from './count.ts';
import { dayText } from './period-name.ts';

const n = formatNumber;
const approved = (some: number) => count(some, 'approved activity', 'approved activities');
const members = (some: number) => count(some, 'member');

/** What is put into a self-assessment stays Vietnamese: it is a text for the Party committee and the Union. */
const written = {
	records: (some: number, year: string) =>
		`Năm ${year}, cơ sở có ${n(some)} hoạt động đã được duyệt.`,
	figure: (label: string, some: number, of: number | null, words: string) =>
		of === null
			? `- ${label}: ${n(some)} ${words}; chưa chốt số liệu nên chưa có tỷ lệ.`
			: `- ${label}: ${n(some)} trên ${n(of)} ${words}.`,
	start: (year: string, deeds: string) => `Năm ${year} tôi đã tham gia:\n${deeds}`
};

export const selfRating = {
	title: 'Self-assessment, rating',
	wayText:
		'Unit, branches and members. Seen only by the unit’s secretaries and the Executive Committee.',
	intro:
		'The unit assesses itself by the criteria of the Block, asks its Party committee, then sends it to the Standing Committee. Seen only by the unit’s secretaries and the Executive Committee.',
	notReceived:
		'This device has not received all of the unit’s private part. What was recorded is safe; the rest appears with a network.',
	criteria: {
		none: 'The Executive Committee has set no criteria for this year. Level and words can be recorded all the same.',
		of: (text, most) =>
			most === null ? `${text} (1 if met, 0 if not)` : `${text} (at most ${n(most)} points)`,
		tooMany: 'More than the most points of this criterion. Check the number.'
	},
	own: {
		title: 'The unit’s self-assessment',
		none: 'No self-assessment yet.',
		level: 'Own rating',
		said: 'Self-assessment in words',
		points: (total, of) => `${n(total)} of ${n(of)} points`,
		pointsTitle: 'Own points',
		party: 'Party committee’s opinion',
		partyLevel: 'Party committee proposes',
		partyNote: 'Party committee’s words',
		sent: (day) => `Sent to the Standing Committee ${dayText(day)}`,
		notSent: 'Not sent to the Standing Committee',
		edit: 'Record own rating',
		editParty: 'Record the opinion',
		fill: 'Fill in from approved activities',
		filled:
			'The figures of the year are in the words, in Vietnamese. Read and change them before sending.',
		send: 'Send to the Standing Committee',
		sendHint:
			'The Standing Committee works with this. It can be changed after sending; who changed what stays under “Who recorded what”.',
		sendDay: 'Sent on'
	},
	records: written.records,
	figure: written.figure,
	mine: {
		title: 'My self-assessment',
		private: (unit) =>
			`Only you, the secretaries of ${unit} and the Executive Committee can read it. Other members do not see it.`,
		away: 'The server could not be asked. If you wrote on another device, that appears with a network.',
		notRated: (year) =>
			`In ${year} you were not on the unit’s list of members, so you are not rated. If the list is wrong, ask the secretary to correct it.`,
		own: 'Self-assessment',
		none: 'You have not assessed yourself this year.',
		write: 'Assess myself',
		change: 'Edit it',
		said: 'In words',
		saidHint:
			'Approved activities with your name are filled in, in Vietnamese. Change them as you like.',
		start: written.start,
		deeds: (some, year) => `${approved(some)} of ${year} with your name`,
		noDeeds: 'Activities awaiting approval are not told here. They are added once approved.',
		noUnit: {
			title: 'You belong to no unit',
			text: 'On this page members assess themselves at the end of the year. To join a unit, ask the office of the Block.'
		}
	},
	ownWords: (said) => `The member’s self-assessment:\n${said}`,
	branches: 'Branches',
	members: 'Members',
	deeds: (some) => (some === 0 ? 'no approved activities' : approved(some)),
	noMembers: 'No member is on the unit’s list this year.',
	count: (rated, of) => `${n(rated)} of ${n(of)} rated`,
	decided: 'Rating by the unit',
	self: 'Own rating',
	edit: 'Record the rating',
	editThis: (name) => `Record the rating: ${name}`,
	rest: (some) => `Rate the other ${members(some)}`,
	restHint: (some) =>
		`Records one level for ${members(some)} without one. Each can be changed later.`,
	levelNeeded: 'Choose a level.',
	fetch: 'The unit’s self-assessment',
	fetchOf: (unit) => `Read the self-assessment of ${unit}`,
	fetching: 'Asking the server',
	unsent: 'The unit has not sent its self-assessment of this year.',
	offline: 'It could not be read from the server. Nothing has changed; try again with a network.',
	take: 'Take into the rating',
	taken:
		'Self-assessment and Party committee’s opinion are in the rating. It is sent when there is a network.'
} satisfies Spoken<typeof vi>;
