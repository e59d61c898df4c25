import type { FieldIssue } from '../issue.ts';
import { parseBy } from '../issue.ts';
import type { Result } from '../result.ts';
import { err } from '../result.ts';
import { tidy } from '../text.ts';
import { ActivityContent } from './content.ts';
import type { ActivityForm, LinksForm, PeopleForm, ShareForm, StudyForm } from './form-model.ts';
import { emptyForm } from './form-model.ts';
import { amountFromForm, formFromAmount, isBlankAmount } from './form-model-amount.ts';
import { isJointCode, readJointCode } from './joint.ts';
import { linesFromForm, formFromLines } from './form-model-lines.ts';
import { toFormPath } from './form-model-path.ts';
import { formFromWhen, whenFromForm } from './form-model-when.ts';

const number = { kind: 'number' } as const;
const money = { kind: 'money' } as const;
type PeopleAmount = Exclude<keyof PeopleForm, 'members'>;

function peopleFromForm(form: PeopleForm, issues: FieldIssue[]) {
	const read = (field: PeopleAmount) =>
		amountFromForm(form[field], number, `people.${field}`, issues);
	return {
		members: form.members,
		memberCount: read('memberCount'),
		otherCount: read('otherCount'),
		attendances: read('attendances'),
		volunteerDays: read('volunteerDays'),
		residentDays: read('residentDays')
	};
}

function shareFromForm({ choice, amount }: ShareForm, path: string, issues: FieldIssue[]) {
	if (choice === 'none') return null;
	if (choice === 'unknown') return { known: false };
	if (isBlankAmount(amount)) issues.push({ path, code: 'shareMissing' });
	return { known: true, amount: amountFromForm(amount, money, path, issues) };
}

function valueFromForm(form: ActivityForm['value'], issues: FieldIssue[]) {
	return {
		givenDong: amountFromForm(form.givenDong, money, 'value.givenDong', issues),
		raisedDong: amountFromForm(form.raisedDong, money, 'value.raisedDong', issues),
		selfFunded: shareFromForm(form.selfFunded, 'value.selfFunded', issues),
		mobilised: shareFromForm(form.mobilised, 'value.mobilised', issues),
		words: tidy(form.words)
	};
}

function studyFromForm(form: StudyForm | null, issues: FieldIssue[]) {
	if (form === null) return null;
	const topics = form.topics
		.map(({ title, speaker }) => ({ title: tidy(title), speaker: tidy(speaker) }))
		.filter(({ title, speaker }) => title !== '' || speaker !== '');
	return {
		rates: form.rates,
		documents: form.documents.map(tidy).filter((one) => one !== ''),
		topics,
		summoned: amountFromForm(form.summoned, number, 'study.summoned', issues),
		present: amountFromForm(form.present, number, 'study.present', issues),
		audience: tidy(form.audience),
		mode: form.mode === '' ? null : form.mode
	};
}

function linksFromForm({ parent, jointCode, jointLead }: LinksForm, issues: FieldIssue[]) {
	const code = readJointCode(jointCode);
	// A code of another length is the schema's to refuse.
	if (code.length === 8 && !isJointCode(code))
		issues.push({ path: 'links.joint', code: 'jointCheck' });
	return {
		parent: parent === '' ? null : parent,
		joint: code === '' ? null : { code, lead: jointLead }
	};
}

/**
 * The content a form says, trimmed and composed (NFC) here and nowhere earlier. Issues name the form's own boxes:
 * `when.start`, `gifts.<line id>.count`.
 */
export function contentFromForm(form: ActivityForm): Result<ActivityContent, FieldIssue[]> {
	const issues: FieldIssue[] = [];
	const content = {
		name: tidy(form.name),
		kinds: form.kinds,
		field: form.field === '' ? null : form.field,
		objectives: form.objectives,
		campaigns: form.campaigns,
		campaignWords: tidy(form.campaignWords),
		when: whenFromForm(form.when, issues),
		...linesFromForm(form, issues),
		people: peopleFromForm(form.people, issues),
		value: valueFromForm(form.value, issues),
		study: studyFromForm(form.study, issues),
		links: linksFromForm(form.links, issues),
		result: tidy(form.result)
	};
	const parsed = parseBy(ActivityContent, content);
	if (issues.length === 0 && parsed.ok) return parsed;
	return err([...issues, ...(parsed.ok ? [] : beyond(issues, parsed.error, content))]);
}

/** The schema's issues at boxes about which nothing has been said yet. */
function beyond(issues: FieldIssue[], found: FieldIssue[], content: unknown): FieldIssue[] {
	const said = new Set(issues.map(({ path }) => path));
	const whenSaid = issues.some(({ path }) => path.startsWith('when'));
	return found
		.map((issue) => ({ ...issue, path: toFormPath(content, issue.path) }))
		.filter(({ path }) => !said.has(path) && !(whenSaid && path.startsWith('when')));
}

function formFromShare(share: ActivityContent['value']['selfFunded']): ShareForm {
	if (share === null) return emptyForm().value.selfFunded;
	if (!share.known) return { ...emptyForm().value.selfFunded, choice: 'unknown' };
	return { choice: 'known', amount: formFromAmount(share.amount, money) };
}

function formFromStudy(study: ActivityContent['study']): StudyForm | null {
	if (study === null) return null;
	return {
		...study,
		summoned: formFromAmount(study.summoned, number),
		present: formFromAmount(study.present, number),
		mode: study.mode ?? ''
	};
}

/** The form that says a content: turned back by {@link contentFromForm} it gives the same content. */
export function formFromContent(content: ActivityContent): ActivityForm {
	const { people, value, links } = content;
	return {
		...emptyForm(),
		name: content.name,
		kinds: content.kinds,
		field: content.field ?? '',
		objectives: content.objectives,
		campaigns: content.campaigns,
		campaignWords: content.campaignWords,
		when: formFromWhen(content.when),
		...formFromLines(content),
		people: {
			members: people.members,
			memberCount: formFromAmount(people.memberCount, number),
			otherCount: formFromAmount(people.otherCount, number),
			attendances: formFromAmount(people.attendances, number),
			volunteerDays: formFromAmount(people.volunteerDays, number),
			residentDays: formFromAmount(people.residentDays, number)
		},
		value: {
			givenDong: formFromAmount(value.givenDong, money),
			raisedDong: formFromAmount(value.raisedDong, money),
			selfFunded: formFromShare(value.selfFunded),
			mobilised: formFromShare(value.mobilised),
			words: value.words
		},
		study: formFromStudy(content.study),
		links: {
			parent: links.parent ?? '',
			jointCode: links.joint?.code ?? '',
			jointLead: links.joint?.lead ?? false
		},
		result: content.result
	};
}
