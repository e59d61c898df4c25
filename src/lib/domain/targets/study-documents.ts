import type { PersonId } from '../ids.ts';
import type { CountedTime } from '../period/span.ts';
import { countsInPeriod } from '../period/span.ts';
import { fold } from '../text.ts';
import type { TermSpan } from '../totals/figures.ts';
import type { JudgedRecord } from '../totals/record.ts';
import { countJudged } from '../totals/record.ts';

/** A session of study on one side: what was studied, by whom, and when it counts. */
type Session = CountedTime & { documents: readonly string[]; members: readonly PersonId[] };
/** What of a record is approved, and what of it waits; null where it is no study. */
export type StudySession = { approved: Session | null; waiting: Session | null };

/** A document, and how many of a list studied it; `waiting`: whom an approval of all that waits would add. */
export type DocumentStudied = { name: string; n: number; waiting: number };

/** A record as a session of study, counted by the same rules as every figure. */
export function studySession(record: JudgedRecord, term: TermSpan): StudySession {
	const { approved, waiting } = countJudged(record, term);
	const told = record.stands.approval?.snapshot.content.study?.documents ?? [];
	const now = record.activity?.content.study?.documents ?? [];
	return {
		approved: approved === null ? null : { ...approved, documents: told },
		waiting: waiting === null ? null : { ...waiting, documents: now }
	};
}

/**
 * CT01 by document: how many different people of a list studied each in a period, by name. Ways of writing that differ
 * in letters' case, marks or blanks alone are one document, shown as it was written most often.
 */
export function documentsStudied(
	sessions: readonly StudySession[],
	period: string,
	list: readonly PersonId[]
): DocumentStudied[] {
	const listed = new Set(list);
	const documents = new Map<string, Studied>();
	for (const session of sessions)
		for (const side of ['approved', 'waiting'] as const) {
			const told = session[side];
			if (told === null || !countsInPeriod(told, period)) continue;
			for (const name of told.documents) {
				const key = fold(name);
				const studied = documents.get(key) ?? newDocument();
				documents.set(key, studied);
				studied.spellings.push(name.trim());
				for (const one of told.members) if (listed.has(one)) studied[side].add(one);
			}
		}
	const { compare } = new Intl.Collator('vi', { numeric: true });
	return [...documents.values()]
		.map(({ spellings, approved, waiting }) => ({
			name: mostOften(spellings),
			n: approved.size,
			waiting: waiting.difference(approved).size
		}))
		.sort((a, b) => compare(a.name, b.name));
}

type Studied = { spellings: string[]; approved: Set<PersonId>; waiting: Set<PersonId> };

function newDocument(): Studied {
	return { spellings: [], approved: new Set(), waiting: new Set() };
}

/** The spelling that stands there most often; of several the first in order, so that every phone shows the same. */
function mostOften(spellings: readonly string[]): string {
	const counts = Map.groupBy(spellings, (one) => one);
	return [...counts].reduce<readonly [string, number]>(
		(best, [name, { length }]) =>
			length > best[1] || (length === best[1] && name < best[0]) ? [name, length] : best,
		['', 0]
	)[0];
}
