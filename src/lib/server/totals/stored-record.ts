import { Activity } from '../../domain/activity/activity.ts';
import type { Approval, Decision, Snapshot } from '../../domain/activity/decision.ts';
import { parseBy } from '../../domain/issue.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { StoredDocument } from '../couch/couch.ts';

/**
 * Stored records, read for counting without parsing them anew. The gateway judged each as it came, by the whole schema
 * and the clock of that day; here every field that counting reads is looked at, so that whatever else an administrator
 * put into the store cannot stop the counting (docs/decisions/010). The schema itself would take two thirds of a rebuild.
 */
export function storedActivity(document: StoredDocument, unit: UnitId): Activity | null {
	return isActivity(document) && document.unit === unit ? document : null;
}

/** A stored version parsed by the whole schema, history included; few records have more than one. */
export function wholeActivity(document: StoredDocument): Activity | null {
	const fields = Object.entries(document).filter(
		([field]) => !field.startsWith('_') || field === '_id' || field === '_rev'
	);
	const parsed = parseBy(Activity, Object.fromEntries(fields));
	return parsed.ok ? parsed.value : null;
}

/** A stored decision of this unit; null when it is none, or lacks what counting reads. */
export function storedDecision(document: StoredDocument, unit: UnitId): Decision | null {
	return isDecision(document) && document.unit === unit ? document : null;
}

type Fields = { [field: string]: unknown };

function isActivity(document: Fields): document is Activity {
	const { type, v: version, edits } = document;
	if (type !== 'activity' || version !== 1 || !Array.isArray(edits)) return false;
	const newest: unknown = edits.at(-1);
	return isFields(newest) && isText(newest['at']) && isSnapshot(document);
}

function isDecision(document: Fields): document is Decision {
	const { type, v: version, verdict, activity, activityRev, editNumber, supersedes, at } = document;
	const isOne =
		type === 'decision' &&
		version === 1 &&
		[activity, activityRev, at].every(isText) &&
		typeof editNumber === 'number' &&
		isTexts(supersedes) &&
		String(document['_id']).split(':')[1] === String(activity).split(':')[1];
	if (!isOne) return false;
	if (verdict === 'approve') return hasSnapshot(document);
	return verdict === 'return' || verdict === 'revoke';
}

function hasSnapshot(document: Fields): document is Approval {
	return isFields(document['snapshot']) && isSnapshot(document['snapshot']);
}

function isSnapshot({ author, recordedBy, state, content }: Fields): boolean {
	return (
		isText(author) &&
		isText(recordedBy) &&
		(state === 'submitted' || state === 'withdrawn') &&
		isFields(content) &&
		isContent(content)
	);
}

function isContent(content: Fields): content is Snapshot['content'] {
	const { name, when, campaigns, objectives, places, bodies, people, receivers } = content;
	const { gifts, value, links, study } = content;
	return (
		isText(name) &&
		isFields(when) &&
		isWhen(when) &&
		isTexts(campaigns) &&
		Array.isArray(objectives) &&
		areFields(places, ({ code }) => code === undefined || code === null || isText(code)) &&
		areFields(bodies, ({ unit, role }) => isText(role) && (unit === null || isText(unit))) &&
		isFields(people) &&
		isTexts(people['members']) &&
		isAmount(people['attendances']) &&
		isAmount(people['volunteerDays']) &&
		areFields(receivers, ({ kind, amount }) => isText(kind) && isAmount(amount)) &&
		areFields(gifts, ({ count }) => isAmount(count)) &&
		isFields(value) &&
		isAmount(value['givenDong']) &&
		(study === null || (isFields(study) && isTexts(study['rates']))) &&
		isFields(links) &&
		isLinks(links)
	);
}

function isLinks({ parent, joint }: Fields): boolean {
	if (parent !== null && !isText(parent)) return false;
	if (joint === null) return true;
	return isFields(joint) && isText(joint['code']) && typeof joint['lead'] === 'boolean';
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const SEASONS = ['spring', 'summer', 'autumn', 'winter', 'winterSpring'];

function isWhen({ precision, start, end, year, season }: Fields): boolean {
	switch (precision) {
		case 'day':
			return matches(DAY, start) && (end === null || matches(DAY, end));
		case 'month':
			return matches(MONTH, start) && (end === null || matches(MONTH, end));
		case 'season':
			return isYear(year) && SEASONS.includes(String(season));
		case 'year':
			return isYear(year);
		default:
			return precision === 'unknown';
	}
}

function isYear(year: unknown): boolean {
	return Number.isInteger(year) && Number(year) >= 2000 && Number(year) <= 9999;
}

function matches(pattern: RegExp, value: unknown): boolean {
	return isText(value) && pattern.test(value);
}

function isAmount(value: unknown): boolean {
	if (value === null) return true;
	return (
		isFields(value) &&
		(value['n'] === null || Number.isFinite(value['n'])) &&
		isText(value['qualifier']) &&
		isText(value['words'])
	);
}

function areFields(value: unknown, each: (fields: Fields) => boolean): boolean {
	return Array.isArray(value) && value.every((item) => isFields(item) && each(item));
}

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

function isTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every(isText);
}
