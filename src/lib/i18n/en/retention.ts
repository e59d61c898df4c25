import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { retention as vi } from '../vi/retention.ts';
import { count } from './count.ts';
import { time } from './time.ts';

const MB = 1024 * 1024;

function size(bytes: number): string {
	const tenths = Math.max(1, Math.round((bytes * 10) / MB));
	return `${formatNumber(tenths / 10)} MB`;
}

const days = (first: string, last: string) =>
	first === last ? time.day(first) : `${time.day(first)} – ${time.day(last)}`;
const photos = (n: number) => count(n, 'photo');
const units = (n: number) => count(n, 'unit');
const months = (n: number) => count(n, 'month');

export const retention = {
	title: 'Keeping and deleting',
	intro:
		'Activities and figures are kept. Photos are kept for a time only: when it is over, the office looks first, then decides to delete. Nothing is deleted without a decision.',
	span: (since, until) =>
		since === null
			? `Photos of activities up to ${time.day(until)}`
			: `Photos of the term ${since.slice(0, 4)}–${until.slice(0, 4)}`,
	rule: (until, n) => `Activities up to ${time.day(until)}, kept ${months(n)} longer.`,
	none: 'There are no photos left.',
	due: (day) => `Their time was over on ${time.day(day)}.`,
	notDue: (day) => `Can be deleted from ${time.day(day)} on, not before.`,
	would: (n, of, bytes) => `${photos(n)} of ${units(of)}, ${size(bytes)}`,
	byUnit: 'By unit',
	share: (n, bytes, first, last) => `${photos(n)} · ${size(bytes)} · ${days(first, last)}`,
	erase: (n) => `Delete ${photos(n)}`,
	erasing: 'Deleting',
	sure: (n) => `Delete ${photos(n)}?`,
	text: 'The photos are deleted from the server at once, from every phone when it has a network. They cannot be brought back, not from backups either. Activities, figures and the note that there were photos stay.',
	no: 'Cancel',
	erased: (n) => `${photos(n)} deleted.`,
	people: 'Names of people who left the Union',
	peopleHint:
		'Kept until the person asks for deletion. Totals do not change when a name is taken out.',
	retire: 'Take out a name',
	retired: (at, documents) =>
		documents === null
			? `${time.full(at)}: a name is being taken out.`
			: `${time.full(at)}: a name was taken out in ${count(documents, 'place')}.`,
	log: 'Deleted',
	logNone: 'Nothing was deleted yet.',
	run: (at) => time.full(at),
	ran: (n, of, bytes, first, last) =>
		`${photos(n)} of ${units(of)}, ${size(bytes)}, activities ${days(first, last)}.`,
	later: (n) => `Later ${photos(n)} more, sent late or restored from a backup.`,
	settings: {
		title: 'How long',
		summary: (n) => `Photos: ${months(n)} after the term`,
		months: 'Keep photos after the term (months)',
		hint: 'The rule: 12 months. Change it when there is a paper from above.',
		wrong: 'Write a number of months from 1 to 240.',
		save: 'Save',
		saving: 'Saving',
		saved: 'Saved.'
	}
} satisfies Spoken<typeof vi>;
