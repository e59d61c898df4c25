import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { awards as viAwards, rating as vi } from '../vi/rating.ts';
import { activities, count } from './count.ts';
import { dayText } from './period-name.ts';

const n = formatNumber;
const units = (some: number) => count(some, 'unit');
const points = (some: number) => count(some, 'point');
const criteria = (some: number) => count(some, 'criterion', 'criteria');

export const rating = {
	title: 'Ratings, emulation',
	intro:
		'The unit assesses itself, its Party committee gives an opinion, the Standing Committee proposes, the Executive Committee decides.',
	basis: (text) => `Based on ${text}.`,
	units,
	count: (some, of) => `${n(some)} of ${units(of)}`,
	unrated: 'Not rated',
	ceiling: {
		title: 'Ceiling for “excellent”',
		text: (percent, most) => `${n(percent)}%, at most ${units(most)}`,
		over: (proposed, most) =>
			`${units(proposed)} proposed as excellent, the ceiling is ${units(most)}. The Executive Committee looks again before it decides.`,
		clash: (percent, goal, id) =>
			`The ceiling of ${n(percent)}% is below the ${n(goal)}% that ${id} asks for. Both cannot be met: the Executive Committee has to settle which holds.`
	},
	criteria: {
		title: 'Criteria',
		open: 'Open the criteria',
		none: 'No criteria for this year yet.',
		meta: (some, all) => (all === 0 ? criteria(some) : `${criteria(some)}, ${points(all)}`),
		adopted: (day, number) =>
			number === '' ? `Adopted ${dayText(day)}` : `Adopted ${dayText(day)}, no. ${number}`,
		notAdopted: 'Day of adoption not recorded',
		setAdopted: 'Record the day of adoption',
		of: { unit: 'Units', chiDoan: 'Branches', member: 'Members' },
		add: 'Add a criterion',
		addTo: (of) => `Add a criterion: ${of}`,
		change: 'Edit the criterion',
		changeThis: (text) => `Edit: ${text}`,
		remove: 'Remove this criterion',
		points: (some) => (some === null ? 'Met or not met' : points(some)),
		pointsHint: 'Leave empty if it is only met or not met.',
		copy: (year) => `Take the criteria of ${year}`,
		copied: 'Criteria taken over. Adapt them, then record the day of adoption.'
	},
	steps: {
		none: 'No self-assessment yet',
		self: 'Awaiting the Party committee',
		party: 'Awaiting the Standing Committee',
		standing: 'Awaiting the Executive Committee',
		decided: 'Decided'
	},
	others: 'No longer to be rated',
	othersHint: 'Dissolved or merged before the end of the year: kept, not counted for targets.',
	route: {
		self: (level) => `Self-assessment: ${level}`,
		party: (level) => `Party committee: ${level}`,
		standing: (level) => `Standing Committee: ${level}`
	},
	noLevel: 'No level yet',
	notYet: 'Not decided',
	opinion: 'has an opinion',
	change: 'Record the rating',
	changeThis: (unit) => `Record the rating: ${unit}`,
	decidedByStanding: 'Proposals and decisions are recorded by the Standing Committee.',
	decideAll: (some) => `Decide as proposed: ${units(some)}`,
	decideAllHint: (some) =>
		`Records the level proposed by the Standing Committee as decided by the Executive Committee, for ${units(some)}. Each can be changed later.`,
	decidedAll: (some) => `Decision recorded for ${units(some)}. It is sent when there is a network.`,
	many: {
		title: 'Record for several units',
		open: 'Record for several units',
		intro: 'Choose units with the same level and record it once. Each can be changed later.',
		what: 'Which step',
		steps: {
			standing: 'Standing Committee proposes',
			decided: 'Executive Committee decides'
		},
		pickAll: (some) => `Choose all ${units(some)}`,
		noLevel: 'no level yet',
		decided: (level) => `Decided: ${level}`,
		chosen: (some) => `${units(some)} chosen`,
		none: 'Choose none',
		act: (some) => `Record the level for ${units(some)}`,
		about: (names) => `${units(names.length)}: ${names.join('; ')}.`,
		level: 'Level',
		asProposed: 'As the Standing Committee proposed',
		noProposal: (names) =>
			`Nothing proposed for: ${names.join('; ')}. Choose a level, or untick those units.`,
		done: (some) => `Recorded for ${units(some)}. It is sent when there is a network.`,
		undo: 'Undo',
		undone: (some) => `The level before is back for ${units(some)}.`,
		same: 'These units have that level already; nothing was recorded.',
		standingOnly: 'Only the Standing Committee records proposals and decisions.'
	},
	print: 'Print the ratings',
	noUnits: 'No unit is to be rated this year.'
} satisfies Spoken<typeof vi>;

export const awards = {
	title: 'Awards',
	intro:
		'Proposals with approved activities as evidence. The Standing Committee records the decision.',
	open: 'Open awards',
	count: (some) => count(some, 'proposal'),
	none: 'No proposals this year.',
	add: 'Add a proposal',
	change: 'Edit the proposal',
	changeThis: (name) => `Edit the proposal: ${name}`,
	remove: 'Remove this proposal',
	to: { unit: 'Unit', chiDoan: 'Branch', member: 'Person' },
	whom: 'For whom',
	name: 'Name of the branch or person',
	nameHint: 'Leave empty if it is for the whole unit.',
	formHint: 'Such as: certificate of merit of the Block.',
	step: 'Decision',
	steps: { proposed: 'Proposed', given: 'Awarded', refused: 'Not awarded' },
	given: (number, day) =>
		[number === '' ? '' : `decision no. ${number}`, day === null ? '' : dayText(day)]
			.filter((part) => part !== '')
			.join(', '),
	evidence: (some) => (some === 0 ? 'No evidence chosen' : `${activities(some)} as evidence`),
	choose: 'Choose the evidence',
	chooseFor: (name) => `Choose the evidence for ${name}`,
	chooseHint: 'Approved activities of the unit in the year. Press to choose or not.',
	offline:
		'The unit’s activities could not be read. What was chosen is kept; open it again with a network.',
	noRecords: 'This unit has no approved activities in the year.',
	more: 'See more',
	openRecord: (name) => `Open: ${name}`,
	record: (i) => `Activity ${i}`,
	doneChoosing: 'Done'
} satisfies Spoken<typeof viAwards>;
