import type { UnitRecord } from '../../data/device.ts';
import type { HeadcountUse } from '../../domain/targets/headcount-use.ts';
import { listOf } from '../../domain/targets/headcount-use.ts';
import type { DocumentStudied } from '../../domain/targets/study-documents.ts';
import { documentsStudied, studySession } from '../../domain/targets/study-documents.ts';
import type { TermSpan } from '../../domain/totals/figures.ts';
import { judged } from '../../domain/totals/record.ts';

/** What a unit studied in a period by document, of the people on the list that its figures stand on. */
export function ownDocuments(
	records: readonly UnitRecord[],
	term: TermSpan,
	period: string,
	use: HeadcountUse
): DocumentStudied[] {
	const sessions = records
		.filter(isStudy)
		.map(({ activity, decisions, conflicted }) =>
			studySession(judged(activity, decisions, conflicted), term)
		);
	return documentsStudied(sessions, period, use.state === 'missing' ? [] : listOf(use.headcount));
}

/** Most records are no study, and need not be judged once more. */
function isStudy({ activity, decisions }: UnitRecord): boolean {
	return (
		(activity?.content.study ?? null) !== null ||
		decisions.some((one) => one.verdict === 'approve' && one.snapshot.content.study !== null)
	);
}
