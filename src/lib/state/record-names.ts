import type { Device } from '../data/device.ts';
import type { BodyRole, Field, Objective, ReceiverKind } from '../domain/activity/content.ts';
import { daysOf, type When } from '../domain/date.ts';
import type { ActivityId, PersonId, UnitId } from '../domain/ids.ts';
import { notThere } from '../domain/unit/participants.ts';
import type { Unit } from '../domain/unit/unit.ts';
import { unitOn, type UnitEvent } from '../domain/unit/unit-event.ts';
import type { Person } from '../domain/unit/person.ts';
import { loadCommunes, loadTerm } from './form/lists.ts';
import { unitEvents } from './unit/unit-events.ts';

type Labelled = { id: string | number; label: string };

/** Words for what no list on this phone knows. */
export type UnknownWords = { person: string; commune: (code: string) => string };

function labels(list: readonly Labelled[]): (id: string | number) => string {
	const byId = new Map(list.map(({ id, label }) => [id, label]));
	return (id) => byId.get(id) ?? String(id);
}

function unitNamesThen(units: readonly Unit[], events: readonly UnitEvent[]) {
	const byId = new Map(units.map((unit) => [unit.id, unit]));
	return (id: UnitId, when: When): string => {
		const unit = byId.get(id);
		const day = daysOf(when)?.from;
		if (unit === undefined) return id;
		return day === undefined ? unit.name : unitOn(unit, events, day).name;
	};
}

/** Names of those who took part and were not on their roster at the time. */
function absentFrom(people: readonly Person[]) {
	return (members: readonly PersonId[], when: When): string[] =>
		notThere(members, people, when).map(({ name }) => name);
}

/** What codes and ids in the records of some units are called. */
export async function loadRecordNames(
	device: Pick<Device, 'people' | 'units' | 'unitLife' | 'session'>,
	units: readonly UnitId[],
	unknown: UnknownWords
) {
	const [term, communes, known, events, ...rosters] = await Promise.all([
		loadTerm(),
		loadCommunes(),
		device.units(),
		unitEvents(device),
		...units.map((unit) => device.people(unit))
	]);
	const people = new Map(rosters.flat().map(({ id, name }) => [id, name]));
	people.set(device.session.person, device.session.name);
	const unitNames = new Map(known.map(({ id, name }) => [id, name]));
	const campaigns = new Map(term.campaigns.map(({ id, name }) => [id, name]));
	const receivers = new Map(term.receiverKinds.map((one) => [one.id, one]));
	const [objective, field, bodyRole, outcome, studyPart] = [
		labels(term.objectives),
		labels(term.fields),
		labels(term.bodyRoles),
		labels(term.outcomeTypes),
		labels(term.studyParts)
	];
	return {
		term,
		units: known,
		person: (id: PersonId) => people.get(id) ?? unknown.person,
		unit: (id: UnitId) => unitNames.get(id) ?? id,
		/** As it was called when the deed was done; of unknown time as it is called now. */
		unitThen: unitNamesThen(known, events),
		commune: (code: string) => communes.communePlace(code) ?? unknown.commune(code),
		campaign: (id: string) => campaigns.get(id) ?? id,
		objective: (id: Objective) => objective(id),
		field: (id: Field) => field(id),
		receiver: (kind: ReceiverKind) => receivers.get(kind) ?? { label: kind, countedIn: '' },
		bodyRole: (role: BodyRole) => bodyRole(role),
		outcome: (type: string) => outcome(type),
		studyPart: (part: 'party' | 'state' | 'union') => studyPart(part),
		record: (_id: ActivityId): string | null => null,
		absent: absentFrom(rosters.flat())
	};
}

export type LoadedNames = Awaited<ReturnType<typeof loadRecordNames>>;
