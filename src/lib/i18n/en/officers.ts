import { formatNumber } from '../../domain/number-words.ts';
import type { Spoken } from '../area.ts';
import type { officers as vi } from '../vi/officers.ts';
import { count, people } from './count.ts';
import { dayText } from './period-name.ts';

const share = (n: number, of: number) => `${formatNumber(n)} of ${formatNumber(of)}`;
const units = (n: number) => count(n, 'unit');

export const officers = {
	title: 'Officers, joining the Party',
	wayText: 'Seen only by the unit’s secretaries and the Executive Committee.',
	private: 'Only secretaries and deputies of the unit and the Executive Committee can read this.',
	privateText:
		'It is not on other people’s devices, nor in lists, search, notices and common figures. Signing out removes it from this device.',
	figures: (day) => `As of ${dayText(day)}`,
	ofKey: (n, of, unknown) =>
		of === 0
			? 'no secretary or deputy recorded'
			: `${share(n, of)} people${unknown > 0 ? `, ${formatNumber(unknown)} not recorded` : ''}`,
	theoryFigure: 'Political theory, intermediate or higher',
	educationFigure: 'University degree or higher',
	bothFigure: 'Both',
	partyFigure: 'Party members',
	trainedFigure: (year) => `Trained in ${year}`,
	ofAll: (n, of) => (of === 0 ? 'no officer recorded' : `${share(n, of)} officers`),
	list: {
		title: 'Officers',
		none: 'No officer recorded',
		noneText:
			'Add secretaries and deputies of the unit and secretaries of branches to count the targets about officers.',
		add: 'Add an officer',
		former: (n) => `No longer in office: ${formatNumber(n)}`,
		until: (day) => `left office ${dayText(day)}`,
		since: (day) => `since ${dayText(day)}`,
		trained: (years) => `trained ${years}`,
		partyMember: 'Party member',
		missing: 'qualifications not complete'
	},
	position: {
		secretary: 'Secretary',
		deputy: 'Deputy secretary',
		member: 'Committee member',
		branchSecretary: 'Branch secretary'
	},
	branchSecretary: (chiDoan) => `Secretary of ${chiDoan}`,
	receiving:
		'This device is receiving this part. With a network wait a little, or open it again later.',
	theory: {
		none: 'Not trained',
		primary: 'Elementary',
		intermediate: 'Intermediate',
		advanced: 'Advanced'
	},
	education: {
		school: 'Below college',
		college: 'College',
		university: 'University',
		master: 'Master',
		doctor: 'Doctor'
	},
	form: {
		add: 'Add an officer',
		edit: (name) => `Edit ${name}`,
		name: 'Full name',
		nameHint:
			'Type a name and choose from the unit’s list; if it is not there, type the full name.',
		people: 'People on the list',
		chosen: 'Chosen from the unit’s list.',
		free: 'Not chosen from the unit’s list; recorded by name.',
		twin: (name) =>
			`${name} is already recorded. If it is the same person, open that entry to edit it.`,
		position: 'Position',
		blockNameHint: 'Type the full name.',
		chiDoan: 'Branch',
		workUnit: 'Place of work',
		notSaid: 'Not said',
		from: 'In office since',
		to: 'Left office on',
		dayHint: 'Day/month/year.',
		theory: 'Political theory',
		education: 'Education',
		partyMember: 'Party member',
		answer: { yes: 'Yes', no: 'No', unknown: 'Not said' },
		trained: 'Days of training',
		trainedHint:
			'Day/month/year. Approved training activities that name this person count by themselves.',
		trainedAdd: 'Add a day',
		remove: 'Recorded by mistake, remove',
		history: 'Who recorded it, when',
		saved: (name) => `${name} is saved. It is sent when there is a network.`
	},
	party: {
		title: 'Joining the Party',
		introduced: 'Introduced to the Party',
		admitted: 'Admitted to the Party',
		people: (n) => `${people(n)} in the term`,
		none: 'Nobody recorded',
		noneText: 'Record outstanding members introduced or admitted; one entry each.',
		add: 'Add a person',
		addTitle: 'Introduction, admission to the Party',
		introducedOn: 'Introduced on',
		admittedOn: 'Admitted on',
		number: 'Number of the decision',
		numberHint: 'Number and symbol only. Nothing from the file.',
		wasIntroduced: (day) => `introduced ${dayText(day)}`,
		wasAdmitted: (day) => `admitted ${dayText(day)}`,
		noDay: 'no day recorded'
	},
	issue: {
		required: 'This is needed.',
		notDay: 'The day cannot be read. Type it like 26/03/2021.',
		dayAhead: 'This day has not come yet. Record it once it is done.',
		notPastDay: 'Type a day in the past, such as 26/03/2021.',
		endsBefore: 'The day of leaving is before the first day.'
	},
	fields: {
		name: 'Full name',
		position: 'Position',
		workUnit: 'Place of work',
		from: 'Since',
		to: 'Until',
		theory: 'Political theory',
		education: 'Education',
		partyMember: 'Party member',
		trainedOn: 'Training',
		introducedOn: 'Introduction',
		admittedOn: 'Admission',
		number: 'Number of the decision',
		removed: 'Mistaken entry removed'
	},
	block: {
		title: 'Officers',
		meta: 'Officers of the Block, and how the units’ officers stand.',
		private: 'Only the Executive and Standing Committees can read this.',
		noRight: {
			title: 'This page is for the Executive Committee',
			text: 'Officers of the Block are recorded by the Executive Committee. Those of a unit are on its Unit page.'
		},
		own: 'Officers of the Block',
		noneText: 'Add secretary, deputies and members of the Executive Committee of the Block.',
		counted:
			'Secretary and deputies of the Block count for CT08 by the setting of the term; not for CT07 and CT09.',
		notCounted:
			'Officers of the Block do not count for CT07, CT08, CT09: by the setting of the term only those of units do.',
		units: 'Secretaries and deputies of the units',
		unitsText: (day) => `As the units recorded, ${dayText(day)}.`,
		noFigures:
			'This device has no figures of the units’ officers. They are fetched with a network.',
		missing: 'No secretary or deputy recorded',
		unit: (both, member) => `Qualified: ${both} · Party members: ${member}`,
		of: (n, of, unknown) =>
			`${share(n, of)}${unknown > 0 ? ` (${formatNumber(unknown)} not recorded)` : ''}`,
		short: (n) => `${units(n)} to be completed`,
		rest: (n) => `${units(n)} complete`
	},
	cleared: 'left empty',
	yes: 'yes',
	no: 'no'
} satisfies Spoken<typeof vi>;
