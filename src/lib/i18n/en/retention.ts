import type { Spoken } from '../area.ts';
import type { retention as vi } from '../vi/retention.ts';
import { count, people } from './count.ts';
import { sizeText } from '../size.ts';
import { time } from './time.ts';

const days = (first: string, last: string) =>
	first === last ? time.day(first) : `${time.day(first)} – ${time.day(last)}`;
const photos = (n: number) => count(n, 'photo');
const units = (n: number) => count(n, 'unit');
const requests = (n: number) => count(n, 'request');
const lines = (n: number) => count(n, 'line');
const sessions = (n: number) => count(n, 'session');
const readings = (n: number) => count(n, 'reading');
const month = (at: string) => `${at.slice(5, 7)}/${at.slice(0, 4)}`;
const months = (n: number) => count(n, 'month');

export const retention = {
	title: 'Keeping and deleting',
	intro:
		'Activities and figures are kept. Photos, names of people who left, requests about data and who read notices are kept for a time only: when it is over, the office looks first, then decides. Only old log lines and sessions are deleted by the server itself.',
	span: (since, until) =>
		since === null
			? `Photos of activities up to ${time.day(until)}`
			: `Photos of the term ${since.slice(0, 4)}–${until.slice(0, 4)}`,
	rule: (until, n) => `Activities up to ${time.day(until)}, kept ${months(n)} longer.`,
	none: 'There are no photos left.',
	due: (day) => `Their time was over on ${time.day(day)}.`,
	notDue: (day) => `Can be deleted from ${time.day(day)} on, not before.`,
	would: (n, of, bytes) => `${photos(n)} of ${units(of)}, ${sizeText(bytes)}`,
	byUnit: 'By unit',
	share: (n, bytes, first, last) => `${photos(n)} · ${sizeText(bytes)} · ${days(first, last)}`,
	erase: (n) => `Delete ${photos(n)}`,
	erasing: 'Deleting',
	sure: (n) => `Delete ${photos(n)}?`,
	text: 'The photos are deleted from the server at once, from every phone when it has a network. They cannot be brought back, not from backups either. Activities, figures and the note that there were photos stay.',
	no: 'Cancel',
	erased: (n) => `${photos(n)} deleted.`,
	people: 'Names of people who left the Union',
	peopleHint: (n) =>
		`May be taken out ${months(n)} after the person left every list, or when the person asks. Totals do not change.`,
	retire: 'Take out a name',
	names: {
		none: 'Nobody left so long ago.',
		would: (n, first, last) => `${people(n)} left long ago, last day ${days(first, last)}.`,
		who: (unit, day) => `${unit} · until ${time.day(day)}`,
		list: 'See each of them',
		act: (n) => `Take out ${count(n, 'name')}`,
		sure: (n) => `Take out ${count(n, 'name')}?`,
		text: 'The names go from lists, the units’ private parts and the log; the accounts are deleted, and phones that are signed in empty themselves. They cannot be brought back. Figures and headcounts stay. A name within the words of an activity stays: to take it out there too, take out names one by one.',
		// Written into the request.
		answer: 'Đã bỏ tên theo thời hạn lưu giữ.',
		acting: 'Taking out names',
		done: (n) => `${count(n, 'name')} taken out.`
	},
	requests: {
		title: 'Requests about data that were settled',
		rule: (n) => `Kept ${months(n)} after they were settled, as evidence.`,
		none: 'None is over its time yet.',
		would: (n, first, last) => `${requests(n)} over their time, settled ${days(first, last)}.`,
		act: (n) => `Delete ${requests(n)}`,
		sure: (n) => `Delete ${requests(n)}?`,
		text: 'What was asked and answered is deleted from the server and cannot be brought back. Open requests stay.',
		done: (n) => `${requests(n)} deleted.`
	},
	receipts: {
		title: 'Who read notices',
		rule: (n) => `Kept ${months(n)} after the day of reading: who read, which unit confirmed.`,
		none: 'None is over its time yet.',
		would: (n, first, last) => `${readings(n)} over their time, read ${days(first, last)}.`,
		act: (n) => `Delete ${readings(n)}`,
		sure: (n) => `Delete ${readings(n)}?`,
		text: 'It is no longer known who read the old notices and which units confirmed them. Deleted from the server at once, from phones when they have a network; it cannot be brought back. The notices stay, and nobody is asked to read them again.',
		done: (n) => `${readings(n)} deleted.`
	},
	clock: {
		title: 'What the server deletes each day',
		log: (n) => `Access log: ${months(n)}, then gone for good.`,
		lines: (n, first) =>
			first === null ? 'No lines yet.' : `${lines(n)} now, from ${time.day(first)} on.`,
		next: (day) => `The oldest line goes after ${time.day(day)}.`,
		sessions: (limit) => `Sessions: ${count(limit, 'day')} from signing in.`,
		open: (n) =>
			`${sessions(n)} now. When one is over, the password is asked for at the next network.`,
		checkIns: (limit) =>
			`Members’ own check-ins: ${count(limit, 'day')}, then gone for good. Activities keep their lists.`,
		change: 'Change how long the log is kept'
	},
	retired: (at, documents) =>
		documents === null
			? `${time.full(at)}: a name is being taken out.`
			: `${time.full(at)}: a name was taken out in ${count(documents, 'place')}.`,
	went: {
		requests: (n, at) => `${time.full(at)}: ${requests(n)} about data.`,
		names: (n, at) => `${time.full(at)}: ${count(n, 'name')} taken out when their time was over.`,
		receipts: (n, at) => `${time.full(at)}: ${readings(n)} of notices.`,
		log: (n, at) => `${month(at)}: ${lines(n)} of the log, by the server.`,
		sessions: (n, at) => `${month(at)}: ${sessions(n)} over their time, by the server.`
	},
	log: 'Deleted',
	logNone: 'Nothing was deleted yet.',
	run: (at) => time.full(at),
	ran: (n, of, bytes, first, last) =>
		`${photos(n)} of ${units(of)}, ${sizeText(bytes)}, activities ${days(first, last)}.`,
	later: (n) => `Later ${photos(n)} more, sent late or restored from a backup.`,
	settings: {
		title: 'How long',
		summary: (n) => `Photos: ${months(n)} after the term`,
		fields: {
			photoMonths: 'Keep photos after the term (months)',
			requestMonths: 'Keep requests after they are settled (months)',
			nameMonths: 'Keep names after people left (months)',
			receiptMonths: 'Keep who read notices (months)',
			sessionDays: 'Sign in again after (days)'
		},
		hints: {
			photoMonths: 'The rule: 12 months. Change it when there is a paper from above.',
			requestMonths: 'The office confirms it by the rules for keeping files.',
			nameMonths: 'The office confirms it by the rules for keeping files.',
			receiptMonths:
				'At least 12 months: for so long the app reminds whoever has not read. The office confirms it.',
			sessionDays: 'Made shorter, older sessions end at once; phones ask at the next network only.'
		},
		wrong: (least, most) => `Write a number from ${least} to ${most}.`,
		save: 'Save',
		saving: 'Saving',
		saved: 'Saved.'
	}
} satisfies Spoken<typeof vi>;
