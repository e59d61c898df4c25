import { formatDong, formatNumber } from '../../domain/number-words.ts';
import type { BoardMeasure, Figure, RowOrder } from '../../domain/totals/board-view.ts';
import type { Spoken } from '../area.ts';
import type {
	campaignMonths as viCampaignMonths,
	compareBoards as viCompareBoards,
	handOn as viHandOn
} from '../vi/board-more.ts';
import type { board as vi } from '../vi/board.ts';
import { activities, count, form } from './count.ts';
import { periodName, periodTitle } from './period-name.ts';
import { monthName } from './time.ts';

type MeasureWords = { label: string; unit: string; note?: string };

const measures: Record<BoardMeasure, MeasureWords> = {
	activities: { label: 'Activities', unit: 'activities' },
	members: {
		label: 'Members, youths',
		unit: 'people',
		note: 'People named in activities, each counted once.'
	},
	attendances: { label: 'Attendances', unit: 'attendances' },
	volunteerDays: { label: 'Volunteer workdays', unit: 'workdays' },
	children: { label: 'Children', unit: 'children' },
	staffChildren: { label: 'Children of staff', unit: 'children' },
	households: { label: 'Households', unit: 'households' },
	gifts: { label: 'Gifts', unit: 'gifts' },
	valueDong: { label: 'Value given', unit: '' }
};
const ofOne: Readonly<Record<string, string>> = {
	activities: 'activity',
	people: 'person',
	attendances: 'attendance',
	workdays: 'workday',
	children: 'child',
	households: 'household',
	gifts: 'gift'
};

const NOT_SAID = 'Not said';

function number(figure: Figure, measure: BoardMeasure): string {
	if (figure.n === null) return NOT_SAID;
	const text = measure === 'valueDong' ? formatDong(figure.n) : formatNumber(figure.n);
	return figure.inexact ? `about ${text}` : text;
}

function amount(figure: Figure, measure: BoardMeasure): string {
	const text = number(figure, measure);
	const { unit } = measures[measure];
	if (figure.n === null || unit === '') return text;
	return `${text} ${form(figure.n, ofOne[unit] ?? unit, unit)}`;
}

const orders: Record<RowOrder, (measure: BoardMeasure) => string> = {
	natural: () => 'in order',
	name: () => 'by name',
	most: (measure) => `by approved ${measures[measure].label.toLowerCase()}, most first`,
	waiting: () => 'by activities awaiting approval, most first'
};

export const board = {
	title: 'Figures',
	termTitle: (term) => `Figures: ${term}`,
	measures,
	number,
	amount,
	sides: { approved: 'Approved', waiting: 'Awaiting approval' },
	waiting: (n) => `${activities(n)} awaiting approval`,
	waitingMore: (text) => `${text} awaiting approval`,
	waitingUnsaid: (n) => `${activities(n)} awaiting approval, number not said`,
	noWaiting: 'None',
	unsaidOf: (n) => `${NOT_SAID} (${activities(n)})`,
	without: (n) => `${activities(n)} without it`,
	allSaid: 'Complete',
	period: { legend: 'Period', name: periodTitle, inside: periodName },
	wholeBlock: 'Whole Block',
	summary: 'Totals',
	summaryNote:
		'Only approved activities count in the main figure; what awaits approval stands apart and is not added.',
	opens: (label, figure) => `${label}: ${figure}. See each activity`,
	freshness: {
		server: (time) => `Figures of ${time}`,
		recount: (time) => `Counted by the server ${time}, kept on this device`,
		phone: (n) => `Counted on this device from ${activities(n)} of the unit`
	},
	split: {
		title: 'Show by',
		dimension: 'Split by',
		measure: 'Figure',
		sort: 'Sort',
		sorted: (order, measure) => `Sorted ${orders[order](measure)}.`,
		order: {
			natural: 'In order',
			name: 'By name',
			most: 'Most first',
			waiting: 'Most waiting first'
		},
		byTime: 'Sorted by time.',
		byNumber: 'Sorted by the number of the objective.',
		dimensions: {
			campaign: 'Campaign',
			objective: 'Objective',
			unit: 'Unit',
			month: 'Month',
			commune: 'Commune'
		},
		overlap: {
			campaign:
				'An activity in several campaigns counts in each of them, so the rows do not add up to the total.',
			objective:
				'An activity with several objectives counts in each of them, so the rows do not add up to the total.',
			unit: 'Each unit shows its own figures. A joint activity is with each unit, but counts once for the Block, so the rows do not add up to the total.',
			month:
				'An activity counts in the month in which it began. A person counts once in each row and once in the total.',
			commune:
				'An activity in several communes counts in each of them, so the rows do not add up to the total.'
		},
		caption: (dimension, measure, period) => `${measure} by ${dimension.toLowerCase()}, ${period}`,
		none: {
			campaign: 'No campaign said',
			objective: 'No objective said',
			unit: 'No unit said',
			month: 'No month said',
			commune: 'No commune said'
		},
		objective: (n, label) => `Objective ${n} · ${label}`,
		month: monthName,
		unknown: (key) => `Code ${key}`,
		notSaidColumn: NOT_SAID,
		showAll: (n, what) => `See all ${formatNumber(n)} (${what.toLowerCase()})`,
		missing: (names) => `Without an activity: ${names}.`,
		communes: (active, all) =>
			`${formatNumber(active)} of ${count(all, 'commune')} with approved activities`,
		empty: (period) => `No activities in ${period}`,
		emptyText: 'Once activities are sent and approved, figures appear here.'
	},
	map: {
		title: 'Which communes were reached',
		summary: (reached, all, period) =>
			`${formatNumber(reached)} of ${count(all, 'commune')} with approved activities in ${period}. Tap a district to see its communes.`,
		told: (twins, all) =>
			`communes with approved activities${all === 0 ? '' : `, ${twins} of ${count(all, 'twinned commune')}`}`,
		reach: { none: 'none', few: '1–2 activities', many: '3 or more' },
		twinned: 'twinned commune'
	},
	months: {
		title: 'By month',
		note: 'Each row has its own scale; the number on a column is the highest month, the number on the right the whole period. Hatched is what awaits approval.',
		future: 'Pale months have not come yet.',
		table: 'Show as a table',
		caption: (period) => `Figures by month, ${period}`,
		head: 'Month',
		unsaid: (labels) => `Not said in any month: ${labels}.`,
		point: (month, approved, waiting) =>
			`${monthName(month)} ${approved}${waiting === '' ? '' : `, awaiting approval ${waiting}`}`,
		chart: (label, points) => `${label}: ${points}`,
		noMonth: (n) => `${activities(n)} without a month ${form(n, 'is', 'are')} not in the picture`
	},
	silent: {
		title: 'Units silent for long',
		count: (silent, all) =>
			`${formatNumber(silent)} of ${count(all, 'unit')} sent nothing for more than 7 days`,
		none: (all) => `All ${count(all, 'unit')} sent something in the last 7 days.`,
		note: 'The server cannot see what was not sent, so this is no list of units that did nothing. They may be without signal: do ask.',
		never: 'Never sent',
		days: (n) => count(n, 'day'),
		last: (day) => `Last ${day}`,
		all: (n) => `See all ${count(n, 'unit')}`,
		at: (time) => `As of ${time}.`
	},
	absent: {
		title: 'No figures on this device yet',
		text: 'Figures are fetched when there is a network. Recorded activities are as they were.',
		get: 'Get the figures',
		getting: 'Getting the figures',
		trouble: {
			offline: 'No network.',
			signIn: 'Sign in again.',
			serverDown: 'The server does not answer; the app tries again by itself.',
			serverFull: 'The server is full; tell the office of the Block.',
			storeAway: 'The server has stopped for the moment; the app tries again by itself.',
			notOurServer: 'This network blocks the way to the server; it may want a Wi-Fi sign-in.',
			lostRights: 'Your rights have changed; ask the office of the Block.',
			storageFull: 'The storage of this device is full; delete other files and try again.',
			newerServer: 'The server has a newer version; update the app and try again.'
		},
		blockOnly: 'Figures of the whole Block are for the Executive Committee and the office',
		blockOnlyText: 'You can see the figures of your unit.',
		ownUnit: 'See the unit’s figures',
		unknownUnit: 'This unit cannot be opened',
		unknownUnitText:
			'The address may be mistyped, the unit may not be yours to see, or the list of units has not reached this device.',
		toBlock: 'To the figures'
	},
	records: {
		title: 'Activities',
		side: 'Part',
		sideCount: (side, n) => `${side} (${formatNumber(n)})`,
		counted: (text) => `Counts: ${text}`,
		named: (n) => `${n} ${n === '1' ? 'person' : 'people'} by name`,
		figures: 'Figures',
		figuresSummary: (n) =>
			`${count(n, 'approved activity', 'approved activities')}, see each figure`,
		nothing: 'No figure said',
		otherOfEvent:
			'(Joint activity: gifts, money and receivers count with the leading unit’s activity.)',
		rollUp: '(Roll-up: what is recorded in single activities is not added again.)',
		more: 'See more',
		moreBusy: 'Getting more',
		emptyApproved: 'No approved activities',
		emptyWaiting: 'No activities awaiting approval',
		emptyText: 'The figures may have changed after you opened the board.',
		wrongAddress: 'This address is incomplete',
		wrongAddressText: 'Open it from the board to see the activities of a figure.',
		kept: (time) => `Fetched ${time}, kept on this device.`,
		faults: {
			offline: 'No network, the list could not be fetched',
			signIn: 'Sign in again to see the list',
			noRight: 'You may not see these activities',
			gone: 'The server no longer has this activity',
			serverDown: 'The server does not answer',
			notOurServer: 'This network blocks the way to the server of the Block',
			newerServer: 'The server has a newer version'
		},
		faultText: {
			offline: 'The figure on the board can still be seen. Try again with a network.',
			signIn: 'The figure on the board can still be seen. Sign in under Me.',
			noRight:
				'The figure on the board can still be seen. If you need them, ask the office of the Block.',
			gone: 'The counted figure is kept. Go back to the list and load it again.',
			serverDown: 'The figure on the board can still be seen. Wait a little, then try again.',
			notOurServer:
				'This network may want a Wi-Fi sign-in. The figure on the board can still be seen; change the network and try again.',
			newerServer: 'Update the app and open it again. The figure on the board can still be seen.'
		}
	},
	record: {
		approved: (who, when) => `Counted by the version that ${who} approved ${when}`,
		waiting: 'Awaiting approval, not in the main figure',
		notCounted: 'Not counted',
		notCountedText:
			'The activity is not approved or lies outside the term. Its content is kept to look at.',
		gone: 'The activity was deleted when its time was over',
		goneText: 'The figure still counts the approved version below.',
		withdrawn: 'Its author asked to withdraw this activity',
		changed: 'The activity was changed after approval',
		stillCounts: 'The figure still counts the approved version until a secretary decides again.',
		differs: 'Differs from the approved version',
		counted: 'Counted',
		now: 'Now'
	}
} satisfies Spoken<typeof vi>;

export const compareBoards = {
	title: 'Compare',
	link: 'Compare with another period, or units',
	note: 'Only what is approved is compared. A person counts once in each period. Percentages are of the compared period, rounded towards 0; there is none where that is 0.',
	now: 'Period shown',
	before: 'Compared with',
	part: 'Period',
	year: 'Year',
	summary: 'Figures',
	rows: 'Parts',
	head: 'Figure',
	difference: 'Difference',
	said: ({ by, inexact }, measure) => {
		if (by === null) return 'Cannot be compared';
		const size = number({ n: Math.abs(by), inexact: false, without: 0 }, measure);
		return `${inexact ? 'about ' : ''}${by > 0 ? '+' : by < 0 ? '−' : ''}${size}`;
	},
	percent: ({ percent: share }) =>
		share === null
			? null
			: `${share > 0 ? '+' : share < 0 ? '−' : ''}${formatNumber(Math.abs(share))}%`,
	sort: 'Sort',
	order: {
		name: 'By name',
		now: 'Most in the period shown first',
		before: 'Most in the other period first',
		difference: 'Largest growth first'
	},
	caption: (what, now, before) => `${what}: ${now} and ${before}`,
	noRecords: 'No activities in the two periods',
	silentDays: (days) => `Silent for ${count(days, 'day')}`,
	silentNever: 'Never sent',
	absent: (period) => `This device has no figures of ${period}.`
} satisfies Spoken<typeof viCompareBoards>;

export const campaignMonths = {
	title: 'Campaigns by month',
	note: 'Only what is approved. An activity in several campaigns counts in each of them, so a column is not the total of its month.',
	others: 'Other campaigns',
	nothing: (label) => `${label}: not said in any month.`,
	chart: (label, summary) => `${label} by month, stacked by campaign. Whole period: ${summary}`,
	table: 'Show campaigns as a table',
	caption: (label) => `Campaigns by month: ${label.toLowerCase()}`
} satisfies Spoken<typeof viCampaignMonths>;

export const handOn = {
	share: 'Share',
	copy: 'Copy the figures',
	print: 'Print this page',
	copied: 'Figures and link are copied.',
	failed: 'This device cannot copy. Use the Print button.',
	head: 'Figures of Union activities',
	approvedOnly: 'Approved activities only.',
	printed: (when) => `Printed ${when}`
} satisfies Spoken<typeof viHandOn>;
