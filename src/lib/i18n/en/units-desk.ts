import { formatNumber } from '../../domain/number-words.ts';
import type { UnitEventKind, UnitFacts } from '../../domain/unit/unit-event.ts';
import type { Spoken } from '../area.ts';
import type { unitsDesk as vi } from '../vi/units-desk.ts';
import { count, form, people } from './count.ts';
import { time } from './time.ts';

const kind = {
	doanCoSo: 'đoàn cơ sở (with branches)',
	chiDoanCoSo: 'chi đoàn cơ sở',
	doanKhoi: 'The Block itself'
};
const eventKind: Record<UnitEventKind, string> = {
	changed: 'Changed',
	merged: 'Merged',
	split: 'Split',
	dissolved: 'Dissolved',
	revived: 'Brought back'
};

function facts(was: UnitFacts, is: UnitFacts, commune: (code: string) => string): string[] {
	const communes = (codes: readonly string[] = []) =>
		codes.length === 0 ? 'none' : codes.map(commune).join('; ');
	return [
		...(is.name === undefined
			? []
			: [was.name === undefined ? `Name: ${is.name}` : `Name: ${was.name} → ${is.name}`]),
		...(is.kind === undefined ? [] : [`Kind: ${kind[is.kind]}`]),
		...(is.twinnedCommunes === undefined
			? []
			: [`Twinned communes: ${communes(was.twinnedCommunes)} → ${communes(is.twinnedCommunes)}`]),
		...(is.activeFrom === undefined ? [] : [`Exists from ${time.day(is.activeFrom)}`]),
		...(is.activeTo === undefined || is.activeTo === null
			? []
			: [`Until ${time.day(is.activeTo)}`]),
		...(is.activeTo === null && typeof was.activeTo === 'string'
			? ['Goes on as if it had not been dissolved']
			: [])
	];
}

export const unitsDesk = {
	title: 'Units',
	intro:
		'Rename, twin, merge, split, dissolve. Activities stay where they happened; figures before the day of the change stay as they were.',
	find: 'Find a unit',
	none: 'No unit has such a name.',
	meta: (unitKind, n, secretaries) =>
		[
			kind[unitKind],
			people(n),
			secretaries.length === 0 ? 'no secretary yet' : `secretaries: ${secretaries.join(', ')}`
		].join(' · '),
	goneMeta: (last) => `Until ${time.day(last)}`,
	gone: 'No longer active',
	goneCount: (n) => count(n, 'unit'),
	unknown: 'There is no such unit.',
	kind,
	facts: {
		kind: 'Kind',
		people: 'On the list',
		secretaries: 'Secretaries',
		chiDoan: 'Branches',
		twinned: 'Twinned communes',
		from: 'From',
		to: 'Until'
	},
	nobody: 'None',
	people,
	act: {
		changed: 'Change facts',
		merged: 'Merge into another unit',
		split: 'Split off a new unit',
		dissolved: 'Dissolve',
		revived: 'Bring this unit back'
	},
	actText: {
		changed: 'The old name still stands in activities and reports of the time before.',
		merged:
			'Everybody goes to the other unit with their history. This unit no longer exists from that day on.',
		split: 'Those chosen go to the new unit with their history. The others stay.',
		dissolved: 'Everybody leaves the list. This unit no longer exists from that day on.',
		revived:
			'Dissolved by mistake: keep the day after its last one. The unit goes on as if it had not been dissolved, and whoever left with it is back. Founded again: enter a later day. It is a new unit of the same name; earlier figures stay with the old one.'
	},
	field: {
		name: 'Name of the unit',
		newName: 'Name of the new unit',
		kind: 'Kind',
		twinned: 'Twinned communes',
		twinnedFind: 'Add a commune: type its name',
		from: 'The unit exists from',
		day: 'In force from',
		backHint: 'The day after its last one: by mistake. Later: a new unit of the same name.',
		dayHint: 'The day the decision takes effect, not after today.',
		why: 'Basis',
		whyHint: 'Number of the decision, or the reason.',
		into: 'Merge into',
		choose: 'Choose a unit',
		chiDoan: 'Branches that go',
		people: 'People who go',
		peopleChosen: (n) => `${people(n)} chosen`
	},
	look: 'Preview',
	looking: 'Looking',
	confirm: {
		changed: 'Save changes',
		merged: 'Merge',
		split: 'Split',
		dissolved: 'Dissolve',
		revived: 'Bring back'
	},
	doing: 'Working',
	cancel: 'Cancel',
	done: 'Done. Devices get it when they have a network.',
	preview: {
		title: 'What it comes to',
		moved: (n, from, to) => `${people(n)} ${form(n, 'moves', 'move')} from ${from} to ${to}.`,
		left: (n, from) => `${people(n)} ${form(n, 'leaves', 'leave')} the list of ${from}.`,
		back: (n, unit) => `${people(n)} ${form(n, 'is', 'are')} back on the list of ${unit}.`,
		goesOn: (unit) =>
			`${unit} goes on as if it had not been dissolved. Whoever went to another unit stays there until transferred.`,
		founded: (unit) =>
			`A new unit called ${unit}, with nobody in it: import its people and appoint a secretary. Earlier activities and figures stay with the old unit.`,
		noPeople: 'Nobody has to move.',
		names: 'See names',
		chiDoan: (names) => `Branches added: ${names.join(', ')}.`,
		records: (n, waiting) =>
			`${count(n, 'activity', 'activities')} ${form(n, 'stays where it', 'stay where they')} happened${waiting === 0 ? '.' : `, ${formatNumber(waiting)} of them awaiting approval.`}`,
		ended: (names) => `No longer secretary in the old unit: ${names.join(', ')}.`,
		given: (names) => `Will decide what still waits in the old unit: ${names.join(', ')}.`,
		noSecretary: 'No secretary to decide what waits: appoint one in the receiving unit first.',
		totals: (day) =>
			`Figures of periods before ${time.day(day)} do not change. Nobody is counted twice.`,
		headcount: (unit, date, n) =>
			date === null
				? `${unit}: no headcount was closed yet.`
				: `${unit}: the headcount of ${time.day(date)} is ${people(n ?? 0)} and stays until the next one.`,
		closeAgain:
			'Targets are measured against headcounts: remind the secretary to close one after this day.',
		forGood: 'This cannot be deleted. To have it otherwise, record another change.'
	},
	issues: {
		'day.notDay': 'Enter a day of the calendar, such as 26/03/2021.',
		'from.notDay': 'Enter a day of the calendar, such as 26/03/2021.',
		'day.tooFarAhead': 'This day lies ahead: record it once it is in force.',
		'from.tooFarAhead': 'This day lies ahead, or after the end of the unit.',
		'why.required': 'Enter the basis: number of the decision, or the reason.',
		'name.required': 'Enter the name of the unit.',
		'into.required': 'Choose the receiving unit.',
		'into.unitId': 'Choose the receiving unit.',
		'into.sameUnit': 'Choose another unit.',
		'people.required': 'Choose at least one person or branch.',
		'people.everybody': 'Somebody must stay. If everybody goes, rename the unit instead.',
		'kind.hasChiDoan': 'People still belong to its branches: the secretary moves them first.',
		'name.nothing': 'There is nothing new to save.',
		'units.required': 'No line was understood: each is a unit, then its communes.',
		'twinned.nothing': 'The list says nothing new.'
	} as Readonly<Record<string, string>>,
	issueWith: {
		beforeUnit: (detail) => `The unit exists from ${time.day(detail)}: enter a later day.`,
		active: (detail) => `${detail} is active.`,
		stillThere: (detail) => `The unit exists until ${time.day(detail)}: enter a later day.`,
		notActive: (detail) => `${detail} is no longer active.`,
		sameName: (detail) => `There is a unit named ${detail}.`,
		periodClosed: (detail) =>
			`The period ${detail} is closed. Enter a day after it, or ask the Executive Committee to reopen it.`,
		unknown: () => 'There is no such unit.'
	} as Readonly<Record<string, (detail: string) => string>>,
	issueElse: 'This is not right yet.',
	changedMeanwhile: 'Somebody has just changed this unit. Open the page again before you go on.',
	history: {
		title: 'History',
		none: 'No changes yet.',
		meta: (day, name, at) =>
			`From ${time.day(day)} · recorded ${name === '' ? '' : `by ${name} `}at ${time.full(at)}`,
		event: eventKind,
		merged: (from, to, n) => `${from} merged into ${to}, ${people(n)}`,
		split: (from, to, n) => `${to} split off ${from}, ${people(n)}`,
		founded: (unit) => `Founded again as a new unit: ${unit}`,
		facts
	},
	list: {
		title: 'Twinned communes by list',
		open: 'Enter twinned communes by list',
		intro:
			'Choose an Excel or CSV file, or paste a list: on each line the unit, then its communes, parted by semicolons or tabs.',
		choose: 'Choose an Excel or CSV file',
		reading: 'Reading the file',
		fromFile: (name) =>
			`From the file ${name}, with its line numbers. Look at it and mend it in the box below, then look at what it comes to.`,
		noList: {
			title: 'There is no such list in this file.',
			text: 'It needs a column of units and a column of communes, and may have one of districts. What stands in the box below stays.'
		},
		label: 'List',
		example: 'Sở Y tế; Nam Khat; Pung Luong',
		read: (n) => `${count(n, 'line')} understood`,
		line: (n, text) => `Line ${n}: ${text}`,
		wrong: 'Lines not understood',
		wrongText: 'Mend them above. A line that is not understood changes nothing.',
		faults: {
			noUnit: (text) => `no unit is named “${text}”`,
			noCommune: (text) => `no commune is named “${text}” on that day`,
			severalCommunes: (text) =>
				`several communes are named “${text}”: add the district, such as “${text}, Van Yen”`,
			twice: (text) => `the unit “${text}” stands in an earlier line`
		},
		save: (n) => `Save for ${count(n, 'unit')}`
	}
} satisfies Spoken<typeof vi>;
