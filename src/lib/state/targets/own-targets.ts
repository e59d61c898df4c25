import type { Device } from '../../data/device.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { HeadcountUse } from '../../domain/targets/headcount-use.ts';
import { headcountFor, listOf } from '../../domain/targets/headcount-use.ts';
import { recordFacts } from '../../domain/targets/record-facts.ts';
import type { DocumentStudied } from '../../domain/targets/study-documents.ts';
import type { TargetPeople, UnitFacts, UnitTargets } from '../../domain/targets/unit-targets.ts';
import { peopleOf, unitTargets } from '../../domain/targets/unit-targets.ts';
import { spanOf } from '../../domain/targets/units-due.ts';
import { compareNames } from '../../domain/text.ts';
import { countRecord } from '../../domain/totals/record.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import { twinnedIn, type UnitEvent } from '../../domain/unit/unit-event.ts';
import { daysOfPeriod } from '../../domain/period/span.ts';
import { yearsOfTerm } from '../term-year.ts';
import type { Programme } from './programme.ts';
import { loadProgramme } from './programme.ts';
import type { TargetChapter } from '../../domain/targets/view.ts';
import { ownDocuments } from './own-documents.ts';
import { byChapter, countedTargets } from './target-views.ts';
import { unitEvents } from '../unit/unit-events.ts';

export type OwnTargetsDevice = Pick<
	Device,
	'units' | 'unitLife' | 'people' | 'headcounts' | 'unitRecords'
>;

/** A unit's targets counted on its secretary's phone: the only place that names the people who are missing. */
export type OwnTargets = {
	programme: Programme;
	period: string;
	chapters: TargetChapter[];
	use: HeadcountUse;
	twinnedCommunes: readonly string[];
	/** The unit's chi đoàn, in its order. */
	chiDoan: Unit['chiDoan'];
	/** What was studied in the period, by document. */
	documents: readonly DocumentStudied[];
	/** By figure, of persons only; names sorted as names are. */
	people: Readonly<Record<string, TargetPeople>>;
	name: (person: PersonId) => string;
	/** Somebody on the list joined within the period: deeds they did in another unit are not on this phone. */
	moved: boolean;
};

/** Counts a unit's targets from what the phone holds. */
export async function ownTargets(
	device: OwnTargetsDevice,
	unit: UnitId,
	period: string,
	nowMs: number
): Promise<OwnTargets> {
	const [programme, units, events, people, headcounts, records] = await Promise.all([
		loadProgramme(),
		device.units(),
		unitEvents(device),
		device.people(unit),
		device.headcounts(unit),
		device.unitRecords(unit)
	]);
	const own = units.find(({ id }) => id === unit);
	const twinned = twinsOf(own, events);
	const counted = records.map(({ activity, decisions, conflicted }) =>
		countRecord(activity, decisions, programme, conflicted)
	);
	const today = dayInVietnam(nowMs);
	const count = (of: string) => {
		const facts = recordFacts(counted, { unit, period: of, twinnedCommunes: twinned(of) });
		const use = headcountFor(headcounts, programme.closings, of, today);
		return { facts, use, targets: unitTargets(programme.rules, facts, use) };
	};
	const here = count(period);
	const targets = countedTargets(
		programme,
		period,
		yearsOfTerm(programme),
		(one): UnitTargets['figures'] => (one === period ? here : count(one)).targets.figures,
		{ today, countedOn: today, span: programme }
	);
	const chapters = byChapter(programme.fields, targets);
	const name = nameOf(people);
	return {
		programme,
		period,
		chapters,
		use: here.use,
		name,
		twinnedCommunes: twinned(period),
		chiDoan: own?.chiDoan ?? [],
		documents: ownDocuments(records, programme, period, here.use),
		people: namedPeople(programme, here, name),
		moved: someMoved(people, here.use, spanOf(programme, period).start)
	};
}

/** The unit's twinned communes of a period. */
function twinsOf(own: Unit | undefined, events: readonly UnitEvent[]) {
	return (period: string) =>
		own === undefined ? [] : twinnedIn(own, events, daysOfPeriod(period));
}

function nameOf(people: readonly Person[]): OwnTargets['name'] {
	const names = new Map(people.map((person) => [person.id, person.name]));
	return (person) => names.get(person) ?? person;
}

/** The people behind every figure of persons. */
function namedPeople(
	{ rules }: Programme,
	{ facts, use }: { facts: UnitFacts; use: HeadcountUse },
	name: OwnTargets['name']
): OwnTargets['people'] {
	const figures = rules.flatMap((rule) =>
		rule.counts === 'persons'
			? [[rule.id, sortedBy(name, peopleOf(rule.slots, facts, use))] as const]
			: []
	);
	return Object.fromEntries(figures);
}

function sortedBy(name: (person: PersonId) => string, people: TargetPeople): TargetPeople {
	const compare = compareNames(new Intl.Collator('vi'));
	const sorted = (ids: readonly PersonId[]) => ids.toSorted((a, b) => compare(name(a), name(b)));
	return {
		have: sorted(people.have),
		waiting: sorted(people.waiting),
		missing: sorted(people.missing)
	};
}

function someMoved(people: readonly Person[], use: HeadcountUse, since: string): boolean {
	if (use.state === 'missing') return false;
	const listed = new Set(listOf(use.headcount));
	return people.some(({ id, activeFrom }) => listed.has(id) && activeFrom > since);
}
