import type { AccessKind, AccessPlace } from '../../domain/privacy/access-log.ts';
import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { accessLog as vi } from '../vi/access-log.ts';
import { count, people } from './count.ts';
import { time } from './time.ts';

const servers: Record<Exclude<AccessPlace['kind'], 'unit' | 'private' | 'photos'>, string> = {
	committee: 'the work of the Executive Committee',
	inspection: 'inspections',
	figures: 'the Executive Committee’s own figures',
	programme: 'the programme of the term',
	accounts: 'the list of accounts',
	privacy: 'requests about personal data',
	audit: 'this log'
};

function place(where: AccessPlace | null, unitName: (unit: string) => string): string {
	if (where === null) return 'a place that no longer has a name';
	if (!('unit' in where)) return servers[where.kind];
	const name = unitName(where.unit);
	if (where.kind === 'private') return `the private part of ${name}`;
	return where.kind === 'photos' ? `photos of ${name}` : `data of ${name}`;
}

const changes = (n: number) => count(n, 'change');
const doings: Record<AccessKind, (where: string, n: number) => string> = {
	read: (where) => `Read ${where}`,
	carried: (where, n) => `Sent ${changes(n)} for somebody else into ${where}`,
	written: (where, n) => `Wrote ${changes(n)} into ${where}`,
	unverified: (where) => `Approved a version that the server no longer has, in ${where}`,
	replayed: (where, n) => `Sent ${changes(n)} again that ${where} had already received`,
	refused: (where) => `Had no right to ${where}, saw nothing`,
	denied: (where, n) => `${changes(n)} not accepted into ${where}`,
	signedIn: () => 'Signed in',
	signedOut: () => 'Signed out',
	wrongPassword: () => 'Typed a wrong password',
	signInStopped: () => 'Typed wrong passwords, and has to wait',
	consented: () => 'Answered the notice about personal data',
	asked: () => 'Made a request about own data',
	exported: () => 'Took a copy of own data',
	answered: () => 'Answered a request, or set contact and deadlines',
	calledLost: () => 'Reported a lost device',
	retentionSet: () => 'Set for how long things are kept',
	retentionRun: () => 'Decided to delete photos whose time is over',
	retiredPerson: () => 'Took out a person’s name',
	incident: () => 'Recorded something about a data incident',
	imported: () => 'Brought in a list of members',
	importUndone: () => 'Took back a list that was brought in',
	cardsMade: () => 'Made sign-in cards',
	accountChanged: () => 'Changed rights or sessions of an account, locked or opened it',
	unitChanged: () => 'Changed, merged, split or dissolved a unit',
	unitHandedOver: () => 'Handed a unit to its next secretary'
};

export const accessLog = {
	title: 'Access log',
	intro:
		'Who read and changed whose data. Written by the server; nobody can change it. Members’ devices fetch their unit’s data by themselves: one line a day.',
	place,
	doing: (kind, where, n) => doings[kind](where, n),
	whose: (names, more) => {
		if (names.length === 0) return more === 0 ? 'Of ' : `Of ${people(more)}`;
		return `Of ${names.join(', ')}${more === 0 ? '' : ` and ${count(more, 'other')}`}`;
	},
	unknown: (kind) =>
		kind === 'wrongPassword' || kind === 'signInStopped'
			? 'Not known who'
			: 'Someone without an account now',
	filter: 'Filter',
	summary: (from, to, what) =>
		`${time.day(from)} – ${time.day(to)}${what === '' ? '' : ` · ${what}`}`,
	from: 'From',
	to: 'To',
	group: 'What',
	anyGroup: 'Everything',
	groups: {
		read: 'Read',
		changed: 'Written, changed',
		refused: 'Refused',
		session: 'Signed in, signed out',
		rights: 'Rights about data',
		retention: 'Keeping and deleting',
		accounts: 'Lists, accounts'
	},
	unit: 'Data of the unit',
	anyUnit: 'Everywhere',
	who: 'Name',
	whoHint: 'Of whoever did it, or whose data it is. Accents may be left out.',
	show: 'Show',
	showing: 'Searching',
	issues: {
		notDay: 'Write a real day.',
		tooEarly: 'This day is too early.',
		endBeforeStart: 'The last day cannot be before the first.',
		tooLong: 'At most one year at a time.'
	},
	none: 'No lines in these days.',
	noneYet: (until) => `No lines between ${time.full(until)} and now.`,
	more: 'See more',
	own: {
		title: 'Who looked, who changed',
		text: 'When others read a place with your data, or changed something with your name. What you did yourself is not here.',
		show: 'Show the last 30 days',
		readers: 'Read',
		times: (n, last) =>
			n === 1 ? time.full(last) : `${formatNumber(n)} times, last ${time.full(last)}`,
		changes: 'Changed something with your name, or opened your activity',
		nobody: 'Nobody.',
		private: 'Who wrote what about you in the unit’s private part: it is in the copy above.'
	}
} satisfies Spoken<typeof vi>;
