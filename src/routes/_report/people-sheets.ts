import type { Sheet } from '$lib/domain/report/sheet.ts';
import { dayCell } from '$lib/domain/report/sheet.ts';
import type { Person } from '$lib/domain/unit/person.ts';
import type { Unit } from '$lib/domain/unit/unit.ts';
import { m } from '$lib/i18n/index.ts';
import { later } from '$lib/i18n/later.ts';
import { words } from '$lib/i18n/paper.ts';
import type { RecordList } from '$lib/state/records/record-list.svelte.ts';
import { sheetOf } from './sheet-of.ts';

const { lists } = words;

/** A unit's roster, those who left too. */
export function rosterSheet(people: readonly Person[], chiDoan: Unit['chiDoan']): Sheet {
	const nameOf = (id: Person['chiDoan']) => chiDoan.find((one) => one.id === id)?.name ?? '';
	const { member, youth } = later.unit.roster;
	return sheetOf(
		later.unit.roster.title,
		[
			[lists.name, 34, ({ name }) => name],
			[lists.membership, 28, ({ membership }) => (membership === 'member' ? member : youth)],
			[lists.chiDoan, 34, ({ chiDoan: of }) => nameOf(of)],
			[lists.department, 34, ({ department }) => department],
			[lists.born, 10, ({ birthYear }) => birthYear],
			[lists.from, 14, ({ activeFrom }) => dayCell(activeFrom)],
			[lists.to, 14, ({ activeTo }) => dayCell(activeTo)]
		],
		people
	);
}

/** The records of a list as it is narrowed now, whether they are drawn or not. */
export function recordsSheet(list: RecordList): Sheet {
	const { term, units } = list;
	const campaign = (id: string) => term?.campaigns.find((one) => one.id === id)?.name ?? id;
	const nameOf = (id: string) => units.find((one) => one.id === id)?.name ?? id;
	return sheetOf(
		m.record.listTitle,
		[
			[lists.day, 12, ({ day }) => dayCell(day)],
			[lists.activity, 60, ({ name }) => name],
			[lists.unit, 40, ({ unit }) => nameOf(unit)],
			[lists.author, 28, ({ authorName }) => authorName],
			[lists.campaigns, 40, ({ campaigns }) => campaigns.map(campaign).join(', ')],
			[lists.objectives, 12, ({ objectives }) => objectives.join(', ')],
			[lists.place, 34, (row) => list.placeOf(row)],
			[lists.people, 12, ({ members }) => members.length],
			[lists.seal, 20, ({ seal }) => m.common.seal[seal]],
			[lists.rail, 18, ({ rail }) => m.common.rail[rail]]
		],
		list.rows
	);
}
