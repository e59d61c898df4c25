import type { PersonId, UnitId } from '../ids.ts';
import type { Unit } from '../unit/unit.ts';
import type { ListedPerson, Post, RowIssue } from './list-row.ts';
import type { UnitChoice, UnknownUnit } from './list-units.ts';
import type { DoubtReason, KnownPerson } from './match.ts';

/** What becomes of a line. */
export type Outcome =
	| { kind: 'new'; id: PersonId; unit: UnitId; chiDoan: string | null; post: Post }
	| { kind: 'same'; id: PersonId; unit: UnitId; post: Post }
	/** The same person stands on an earlier line. */
	| { kind: 'twice'; of: number }
	| { kind: 'doubt'; why: DoubtReason; other: { name: string; unit: string; year: number | null } }
	| { kind: 'unknownUnit' }
	| { kind: 'wrong'; issues: RowIssue[] };

export type PlannedLine = {
	line: number;
	name: string;
	outcome: Outcome;
	leftOut: RowIssue[];
	/** Null where the line could not be understood. */
	person: ListedPerson | null;
};

/** What a list comes to; the same list and the same block make the same plan. */
export type PeoplePlan = {
	lines: PlannedLine[];
	unknown: UnknownUnit[];
	/** Units to be written: new ones, and those that get a chi đoàn. */
	units: Unit[];
};

/** The block as it is, and what the office decided about what the list leaves open. */
export type PlanContext = {
	units: readonly Unit[];
	people: readonly KnownPerson[];
	choices: readonly UnitChoice[];
	/** Lines that the office says are somebody else. */
	asNew: ReadonlySet<number>;
	/** The day from which the list holds. */
	from: string;
	/** The same id for the same text, known to this installation alone. */
	idOf: (text: string) => PersonId;
};
