import type { Spoken } from '../area.ts';
import type { fields as vi } from '../vi/fields.ts';
import { count, people } from './count.ts';

const issues: Readonly<Record<string, (limit: string) => string>> = {
	required: () => 'This is needed.',
	whenMissing: () => 'Choose how to say the time. If you do not know it, choose “Not known”.',
	dateMissing: () => 'Write day, month and year. If you do not know the day, choose “Month”.',
	monthMissing: () => 'Write month and year. If you do not know the month, choose “Year”.',
	seasonMissing: () => 'Choose a season.',
	yearMissing: () => 'Write the year too.',
	yearShort: () => 'Write the year with 4 digits, such as 2021.',
	notDay: () => 'There is no such day. Check day, month and year.',
	notMonth: () => 'A month is from 1 to 12.',
	notYear: () => 'A year has 4 digits.',
	tooEarly: (limit) => `The earliest year is ${limit.slice(0, 4)}.`,
	inFuture: () => 'This day has not come yet. Write the day on which you asked.',
	consentRefused: () =>
		'If somebody does not agree, the photo cannot be sent. Blur the faces, or remove the photo.',
	tooFarAhead: () => 'This day is too far ahead. Check the year.',
	endBeforeStart: () => 'The last day is before the first.',
	communeMissing: () => 'Choose a commune, or remove this place.',
	roleMissing: () => 'Choose the role of this unit.',
	receiverMissing: () => 'Choose who received it.',
	repeatedReceiver: () => 'One line for each kind of receiver. Put the two together.',
	outcomeTypeMissing: () =>
		'Choose what came of it. If it is not on the list, choose “Khác” (other).',
	shareMissing: () => 'Write the amount, or choose “Yes, amount not known”.',
	tooLong: (limit) => `Longer than ${limit} characters. Shorten it.`,
	tooMany: (limit) => `More than ${limit} lines. Use another activity.`,
	markup: () => 'Remove < and > from this text.',
	controlCharacter: () =>
		'There is a strange character, pasted from elsewhere. Delete it and type again.',
	repeated: () => 'A line is there twice.',
	negative: () => 'The number cannot be below zero.',
	notWhole: () => 'This is counted in whole numbers.',
	tooLarge: () => 'The number is too large. Is there a zero too many?',
	tooFine: (limit) => `At most ${limit} digits after the comma.`,
	notNumber: () => 'No number can be read. Write one, such as 120.',
	notMoney: () =>
		'No number can be read. Type it the Vietnamese way, such as 60 triệu (million), 1,2 tỷ (billion), 500 nghìn (thousand); or keep it as words.',
	dotDecimal: (limit) => `Fractions are written with a comma: ${limit}.`,
	ambiguousComma: (limit) =>
		`Is “${limit}” thousands or a fraction? Thousands are written with a dot, such as 1.500.`,
	ambiguousDot: (limit) =>
		`“${limit}” with triệu or tỷ can be read in two ways. Write 1,5 triệu or 1500 triệu.`,
	severalNumbers: () => 'There is more than one number. Write one; keep a whole sentence as words.',
	range: () => 'This is a range. Write one number; keep a whole sentence as words.',
	unclearQualifier: (limit) =>
		`“${limit}” is not exactly, about, over or nearly. Choose one; keep a whole sentence as words.`,
	qualifierClash: () => 'What was chosen and what was typed do not agree. Change one of them.',
	unitClash: () => 'The unit typed and the unit chosen do not agree. Change one of them.',
	currency: () => 'Only đồng are recorded. Convert it to đồng; keep the original as words.',
	jointCode: () => 'The code of a joint activity has 8 letters and digits. Check it.',
	jointCheck: () =>
		'One character wrong? Compare each letter and digit with the code of the leading unit.',
	campaign: () => 'This campaign is not on the list. Choose again.',
	partyRegister: () =>
		'Introductions and admissions to the Party are not recorded here, as the whole unit can read it. The secretary enters them in a private register. Remove this sentence, then submit.'
};

export const fields = {
	issue: (code, limit = '') =>
		issues[code]?.(limit) ?? 'Something is not right here. Look again; what you typed is kept.',
	line: {
		remove: 'Remove this line',
		removed: 'A line was removed.',
		undo: 'Undo',
		more: 'Say more',
		forWhom: 'For whom',
		atPlace: 'Where',
		source: 'From',
		sourceHint: 'Who gave or sponsored it.',
		notSaid: 'Not said'
	},
	gifts: {
		add: 'Add a line of gifts',
		line: (n) => `Gifts ${n}`,
		name: 'Called',
		nameHint: 'Such as gift, scholarship.',
		count: 'How many',
		unitPrice: 'Price of each',
		orTotal: '(or of the line)',
		total: 'Price of the line',
		portion: 'gifts'
	},
	goods: {
		add: 'Add goods',
		line: (n) => `Goods ${n}`,
		name: 'Name of the goods',
		quantity: 'Quantity',
		value: 'Value',
		list: 'Suggested goods'
	},
	receivers: {
		add: 'Add receivers',
		line: (n) => `Receivers ${n}`,
		hint: 'Write how many. No names of children.',
		kind: 'Who',
		choose: 'Choose',
		amount: 'How many',
		words: 'In words'
	},
	money: {
		given: 'Total value given',
		raised: 'Money raised',
		raisedHint: 'Where it differs from what was given.',
		selfFunded: 'Given by members',
		mobilised: 'Given by sponsors',
		share: { known: 'Amount known', unknown: 'Yes, amount not known', none: 'Not said' },
		selfFundedAmount: 'Amount given by members',
		mobilisedAmount: 'Amount given by sponsors',
		words: 'About the money, in words',
		wordsHint: 'Such as “the whole programme”, “only our part”.'
	},
	outcomes: {
		add: 'Add an outcome',
		line: (n) => `Outcome ${n}`,
		type: 'Outcome',
		choose: 'Choose an outcome',
		amount: 'How much',
		unit: 'Unit',
		phase: 'Stage',
		phases: { launch: 'Begun', handover: 'Handed over' },
		noPhase: 'Not said',
		words: 'Describe it',
		wordsHint: 'Such as “concrete road, 3 m wide”.'
	},
	study: {
		rates: 'What was studied',
		summoned: 'Summoned',
		present: 'Present',
		documents: 'Documents studied',
		document: (n) => `Document ${n}`,
		addDocument: 'Add a document',
		topics: 'Topics',
		topic: (n) => `Topic ${n}`,
		speaker: 'Speaker',
		addTopic: 'Add a topic',
		audience: 'Who attended',
		audienceHint: 'Such as key officers, young voters.',
		mode: 'How',
		modes: { inPerson: 'In person', online: 'Online', self: 'By oneself' },
		noMode: 'Not said',
		more: 'Add topics, who attended',
		presentOnly: (present) => `${present} present`,
		present2: (present, summoned) => `${present} of ${summoned} present`
	},
	bodies: {
		add: 'Add a unit',
		line: (n) => `Unit ${n}`,
		name: 'Name of the unit or body',
		role: 'Role',
		chooseRole: 'Choose a role',
		list: 'Suggested units',
		inBlock: 'Units of the Block'
	},
	people: {
		members: 'Members of the unit',
		choose: 'Choose participants',
		showCode: 'Check-in',
		checkIn: 'Read each person’s code',
		myCode: 'My check-in code',
		chosen: (n) => `${people(n)} chosen`,
		me: 'I took part',
		done: (n) => `Done · ${people(n)}`,
		title: 'Participants',
		search: 'Search members, with or without accents',
		searchHint: 'Accents may be left out. Sorted by given name.',
		matches: (n) => `${people(n)} found`,
		all: (n) => `See all ${people(n)}`,
		selected: 'Chosen',
		count: people,
		you: 'You',
		born: (year) => `born ${year}`,
		left: 'not on the list then',
		unknown: 'Someone no longer on the list',
		empty: 'This device has no list of members of the unit. Write the number below.',
		others: 'Number of people',
		othersHint: 'Where people cannot be chosen one by one.',
		memberCount: 'Number of members',
		otherCount: 'Number of others',
		otherHint: 'Not on the list: officials, pupils, residents.',
		attendances: 'Attendances',
		volunteerDays: 'Volunteer workdays',
		residentDays: 'Residents’ workdays',
		gone: (n) => `and ${people(n)} no longer on the list`,
		more: 'Add attendances, workdays, words',
		members1: (n) => `${n} ${n === '1' ? 'member' : 'members'}`,
		others1: (n) => `${n} ${n === '1' ? 'other' : 'others'}`
	},
	result: {
		label: 'The result in words',
		hint: 'How many children, never their names.',
		lookAgain: (n) => `${count(n, 'place')} to look at again`
	},
	tags: {
		campaigns: 'Campaigns',
		more: 'Other campaigns',
		campaignWords: 'A campaign that is not above',
		objectives: 'Objectives of the programme',
		objectivesHint: 'Leave empty if none fits.',
		objective: (n, label) => `${n} · ${label}`,
		kinds: 'Kind',
		kind: { work: 'Youth project', task: 'Task', activity: 'Activity' },
		field: 'Field',
		noField: 'Not said',
		offered: (campaign) => `As in campaign ${campaign}. You can change it below.`,
		groups: {
			children: 'Children',
			volunteering: 'Volunteering',
			political: 'Political, emulation',
			other: 'Other'
		}
	},
	links: {
		parent: 'Part of a larger activity',
		parentHint: 'Figures of the larger one are not added to those of its parts.',
		choose: 'Choose an activity',
		clear: 'Clear',
		title: 'Choose the larger activity',
		search: 'Search activities, with or without accents',
		none: 'No activity matches.',
		unknown: 'An activity that is not on this device',
		joint: 'Code of a joint activity',
		jointHint:
			'The leading unit’s code of 8 letters and digits. The Block counts it once; every unit gets its credit.',
		lead: 'My unit leads this joint activity'
	}
} satisfies Spoken<typeof vi>;
