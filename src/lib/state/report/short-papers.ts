import type { InspectionOfPaper } from '../../domain/report/inspection-paper.ts';
import { inspectionPaper } from '../../domain/report/inspection-paper.ts';
import type { ActivityOfPaper, ConferenceOfPaper } from '../../domain/report/short-papers.ts';
import { activityPaper, conferencePaper } from '../../domain/report/short-papers.ts';
import { loadProgramme } from '../targets/programme.ts';
import { savePaper } from './save-paper.ts';

async function loadForm() {
	const [{ bodies, province: place, ordinal }, { shippedReportForm: form }] = await Promise.all([
		loadProgramme(),
		import('../../terms/report.ts')
	]);
	return { bodies, place, ordinal, form };
}

/** Writes the invitation to a conference, or its minutes, as a Word file. @returns its name */
export async function saveConferencePaper(
	which: 'invitation' | 'minutes',
	conference: ConferenceOfPaper
): Promise<string> {
	const { bodies, place, ordinal, form } = await loadForm();
	const names = {
		superior: bodies.superior.heading,
		issuing: bodies.issuing.heading,
		place,
		body: bodies.block.full,
		ordinal
	};
	const paper = conferencePaper(form.papers[which], names, conference);
	return savePaper(paper, `${paper.kind} hoi nghi lan ${conference.number}`);
}

/** Writes the one-page report of an activity as a Word file. @returns its name */
export async function saveActivityPaper(activity: ActivityOfPaper): Promise<string> {
	const { place, form } = await loadForm();
	const names = { superior: form.ofUnit.superior, issuing: activity.unit.toUpperCase(), place };
	return savePaper(
		activityPaper(form.papers.activity, names, activity),
		`bao cao nhanh ${activity.name.slice(0, 60)}`
	);
}

/** Writes the report on the inspections of a period as a Word file. @returns its name */
export async function saveInspectionPaper(
	period: string,
	inspections: readonly InspectionOfPaper[]
): Promise<string> {
	const { bodies, place, form } = await loadForm();
	const names = { superior: bodies.block.heading, issuing: '', place };
	const paper = inspectionPaper(form.papers.inspections, names, period, inspections);
	return savePaper(paper, `bao cao kiem tra giam sat ${period}`);
}
