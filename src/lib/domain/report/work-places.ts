import { formatNumber } from '../number-words.ts';
import { dayText } from '../period/period-name.ts';
import type { ReportData, Source, WorkCount, WorkFacts, WorkPart } from './data.ts';
import type { Run } from './paper.ts';
import { between } from './paper.ts';

/** What the places of a form mean, by name and what follows the colon. */
export type Facts = Record<string, (form: string) => readonly Run[] | null>;

/** What is said of the committee's work: conferences, papers, inspections, plan, awards, registered works. */
export function workPlaces({ conferences, papers, work }: ReportData): Facts {
	return {
		conferences: (form) => {
			if (conferences.length === 0) return null;
			if (form === 'n') return [{ text: formatNumber(conferences.length) }];
			return listed(
				conferences.map(({ number, heldOn }) => ({
					text: `Hội nghị lần thứ ${number} (ngày ${dayText(heldOn)})`,
					source: { kind: 'conference', number }
				}))
			);
		},
		papers: () =>
			papers.length === 0
				? null
				: listed(
						papers.map(({ title, number, issuedOn, conference }) => ({
							text: `${title} (${number === '' ? '' : `số ${number}, `}ngày ${dayText(issuedOn)})`,
							source: { kind: 'conference', number: conference }
						}))
					),
		inspections: (form) => inspectionRuns(work.inspections, form),
		mended: (form) => countRuns(work.inspections?.mended ?? null, 'inspections', form),
		plan: (form) => countRuns(work.plan, 'plan', form),
		pledges: (form) => countRuns(work.pledges, 'pledges', form),
		awards: (form) => awardRuns(work.awards, form),
		selfRating: () =>
			work.selfRating === null ? null : [{ text: work.selfRating, source: of('selfRating') }]
	};
}

const of = (part: WorkPart): Source => ({ kind: 'work', part });
const figure = (n: number, part: WorkPart): Run[] => [{ text: formatNumber(n), source: of(part) }];

function inspectionRuns(told: WorkFacts['inspections'], form: string): Run[] | null {
	if (told === null || told.n === 0) return null;
	if (form !== '') return figure(told.n, 'inspections');
	const kinds = [
		[told.check, 'cuộc kiểm tra'],
		[told.oversight, 'cuộc giám sát']
	] as const;
	const said = kinds.flatMap(([n, words]) =>
		n === 0 ? [] : [[...figure(n, 'inspections'), { text: ` ${words}` }]]
	);
	return between(said, ', ');
}

/** "18 trên 20"; `n` "18", `total` "20", `rest` what is left; `all` holds where nothing is. */
function countRuns(told: WorkCount | null, part: WorkPart, form: string): Run[] | null {
	if (told === null || told.of === 0) return null;
	const rest = told.of - told.n;
	switch (form) {
		case 'n':
			return figure(told.n, part);
		case 'total':
			return figure(told.of, part);
		case 'rest':
			return rest === 0 ? null : figure(rest, part);
		case 'all':
			return rest === 0 ? [] : null;
		case '':
			return [{ text: `${formatNumber(told.n)} trên ${formatNumber(told.of)}`, source: of(part) }];
		default:
			return null;
	}
}

/** "5 Giấy khen của BCH Đoàn Khối, 1 Bằng khen". */
function awardRuns(told: WorkFacts['awards'], form: string): Run[] | null {
	if (told === null || told.n === 0) return null;
	if (form === 'n') return figure(told.n, 'awards');
	return between(
		told.forms.map(({ form: name, n }) => [...figure(n, 'awards'), { text: ` ${name}` }]),
		', '
	);
}

const listed = (runs: readonly Run[]) =>
	between(
		runs.map((run) => [run]),
		'; '
	);
