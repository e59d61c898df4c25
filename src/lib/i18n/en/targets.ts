import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { targets as vi } from '../vi/targets.ts';
import { activities, count, form, people } from './count.ts';
import { monthName } from './time.ts';

const counted = {
	persons: ['person', 'people'],
	units: ['unit', 'units'],
	staffChildren: ['child', 'children'],
	keyOfficers: ['officer', 'officers'],
	officers: ['officer', 'officers'],
	resolutions: ['resolution', 'resolutions'],
	conferences: ['conference', 'conferences']
} as const;
type Counted = keyof typeof counted;

const some = (n: number, what: Counted) => count(n, counted[what][0], counted[what][1]);
const units = (n: number) => some(n, 'units');

export const targets = {
	title: 'Targets',
	figuresTab: 'Figures',
	which: 'Show',
	of: (period) => `Targets, ${period}`,
	intro:
		'Only approved activities count. Hatched awaits approval and is not in the percentage. Percentages are rounded down.',
	here: 'Counted on this device from the activities it received.',
	moved:
		'People who came from another unit may have activities recorded there; the Block’s figures count those too.',
	percent: (percent) =>
		percent === 0 || percent === 100
			? `${percent}%`
			: `${formatNumber(Math.floor(percent))},${Math.round(percent * 10) % 10}%`,
	bar: (n, of) => `${n} of ${of}`,
	number: (n, inexact) => (inexact ? `about ${formatNumber(n)}` : formatNumber(n)),
	gap: (n) => `${formatNumber(n)} missing`,
	need: ({ n, month }, what) =>
		`${some(n, what)} more needed before the end of ${monthName(month)}`,
	trend: {
		title: 'Progress',
		withForecast: 'Progress and forecast',
		grown: 'Reached, from the beginning of the period on',
		state: 'What there was at the end of each year',
		period: 'By the end of',
		n: 'Reached',
		now: 'Up to now',
		ahead: (month) => `Forecast ${monthName(month)}`,
		ofAll: (n, of) => `${formatNumber(n)}/${formatNumber(of)}`,
		about: (n) => `about ${formatNumber(n)}`,
		enough: (month) =>
			`At the pace since the beginning of the period, reached before the end of ${monthName(month)}.`,
		lacking: (n, month, what) =>
			`At the pace since the beginning of the period, about ${some(n, what)} will be missing at the end of ${monthName(month)}.`
	},
	met: 'Met',
	active: 'Has activities',
	waiting: (n, what) => `${some(n, what)} more awaiting approval`,
	noTotal: 'No headcount yet, so no total',
	noChildren: 'The headcount does not say the children of staff',
	inPart: ({ n, waiting, inexact }, what) =>
		`This period alone: ${inexact ? 'about ' : ''}${some(n, what)}` +
		(waiting === 0 ? '' : `, ${some(waiting, what)} more awaiting approval`),
	partNote: (part, year) =>
		`The programme sets targets for ${year}, not for ${part}. Percentages are those of ${year}; the line “This period alone” is what was done in ${part}, by people on the latest closed list at that time.`,
	result: 'Result',
	total: 'Total',
	how: {
		persons: 'different people on the closed list, each counted once',
		units: 'units with at least one approved activity',
		organised: 'units that led or co-organised at least one approved activity',
		twinned: 'units with at least one approved visit to a twinned commune',
		staffChildren:
			'children, summed over approved activities; a child with parents in two agencies counts in both'
	},
	oneUnit: {
		yes: 'The unit has an approved activity.',
		no: 'The unit has no approved activity yet.'
	},
	headcount: {
		entered: (day) => `by the headcount of ${day}`,
		carried: (day, due) => `by the headcount of ${day}, as that of ${due} is not closed`,
		latest: (day) => `by the latest headcount, ${day}`,
		missing: 'no headcount yet'
	},
	headcounts: (entered, all) =>
		`${formatNumber(entered)} of ${units(all)} have closed the headcount of this period`,
	carried: (n) => `${units(n)} ${form(n, 'uses', 'use')} the headcount before`,
	unknown: (n) => `${units(n)} without a total, not counted`,
	unitsTotal: 'units of the Block, without the Block itself',
	outside: (n) => `${people(n)} not on the closed list, not counted`,
	onSeveral: (n) => `${people(n)} on the closed lists of two units, counted in both`,
	over: 'More than the total: children at several activities are counted several times, or the headcount is incomplete. Nothing can be concluded.',
	without: (n) => `${activities(n)} without the number of children`,
	proxy:
		'The programme asks for more; the app only says which units and people have activities, not whether the target is met.',
	quote: (words) => `The programme says: “${words}”`,
	asOther: (id) => `People are counted in ${id}`,
	bothDays: 'Met only when both occasions are.',
	yearly: 'Counted for each year',
	documents: {
		title: 'By document',
		caption:
			'How many on the closed list have studied each document, by the unit’s approved activities of the period',
		document: 'Document',
		n: 'Studied'
	},
	missing: {
		units: (n) => `None yet: ${units(n)}`,
		lacking: (n) => `Missing in ${units(n)}`,
		persons: (n) => `None yet: ${people(n)}`,
		waiting: 'awaiting approval',
		waitingOf: (n) => `Of these, ${people(n)} ${form(n, 'awaits', 'await')} approval.`,
		waitingUnits: (n) => `Of these, ${units(n)} ${form(n, 'awaits', 'await')} approval.`,
		left: (n, what) => `${some(n, what)} missing`,
		twinned: (names) => `twinned commune: ${names}`,
		noTwinned: 'no twinned commune chosen',
		all: (n, what) => `See all ${some(n, what)}`,
		none: 'Nobody is missing.',
		noUnits: 'No unit is missing.',
		hidden: 'Who is missing is shown by name only to the unit’s secretaries.',
		committee: 'The list of missing units is for the Executive Committee and the office.'
	},
	table: {
		show: 'Show as a table',
		caption: (period) => `Targets, ${period}`,
		target: 'Target',
		result: 'Result',
		total: 'Total',
		percent: 'Share',
		waiting: 'Awaiting approval'
	},
	print: 'Print this page',
	records: 'Figures of activities',
	absent: {
		title: 'No targets on this device yet',
		text: 'The server counts them; they are fetched when there is a network.'
	},
	unitOf: 'Targets of the unit',
	other: {
		chapter: 'Work of the Executive Committee',
		closed: 'Only the Executive Committee can see this target.',
		restricted: 'Figures of a unit are seen only by the Executive Committee and its secretaries.',
		both: 'Both',
		bothNumerator: 'people with both',
		noOfficers: 'no officer recorded',
		only: some,
		how: {
			rated:
				'by the level that the Executive Committee decided; units not rated yet are in the total',
			introduced: 'different people introduced in the period, each counted once',
			admitted: 'different people admitted in the period, each counted once',
			keyOfficers:
				'secretaries and deputies in office, by what the unit’s secretary recorded; higher levels count too',
			trained:
				'officers in office with a day of training in the year, or named in an approved training activity',
			issued: 'thematic resolutions with number and day of issue',
			held: 'conferences with a day on which they were held'
		},
		unknown: (n) => `${people(n)} not recorded, not counted as having it`,
		unrated: (n) => `${units(n)} not rated`,
		lacking: (n) => `Missing in ${units(n)}`,
		byUnit: (n) => `By unit (${formatNumber(n)})`,
		ofUnit: (n, of) => `${formatNumber(n)} of ${formatNumber(of)}`,
		level: {
			excellent: 'excellent',
			good: 'good',
			done: 'fulfilled',
			failed: 'not fulfilled'
		},
		notRated: 'not rated',
		conferences: {
			label: 'Conferences of the Executive Committee',
			numerator: 'conferences held',
			denominator: 'conferences in the programme'
		}
	}
} satisfies Spoken<typeof vi>;
