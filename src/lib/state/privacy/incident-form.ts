import { dayInVietnam, startOfDay } from '../../domain/date.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import { parseBy } from '../../domain/issue.ts';
import type {
	Incident,
	IncidentAct,
	ToldWhom,
	TouchedKind
} from '../../domain/privacy/incident.ts';
import {
	IncidentAct as Act,
	IncidentFacts,
	incidentFault,
	factsOf
} from '../../domain/privacy/incident.ts';
import type { Result } from '../../domain/result.ts';
import { err } from '../../domain/result.ts';
import { tidy } from '../../domain/text.ts';

const MINUTE_MS = 60_000;

/** A day and an hour as they are typed. */
export type Moment = { day: string; hour: string };
export type IncidentForm = {
	title: string;
	found: Moment;
	happened: string;
	touched: TouchedKind[];
	units: string[];
	people: string;
	consequences: string;
	measures: string;
};
export type ActForm = { action: 'told' | 'closed'; whom: ToldWhom | ''; at: Moment; words: string };

/** The present day and hour, to begin with. */
export function momentAt(timeMs: number): Moment {
	const day = dayInVietnam(timeMs);
	const minutes = Math.floor((timeMs - startOfDay(day)) / MINUTE_MS);
	const two = (n: number) => String(n).padStart(2, '0');
	return { day, hour: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
}

/** The instant of a day and an hour; '' where they are none. */
function instantOf({ day, hour }: Moment): string {
	const [hours, minutes] = hour.split(':').map(Number);
	const at = startOfDay(day) + ((hours ?? NaN) * 60 + (minutes ?? NaN)) * MINUTE_MS;
	return Number.isNaN(at) ? '' : new Date(at).toISOString();
}

/** What the form begins with: what is known of an incident, or nothing but that it was found now. */
export function incidentForm(incident: Incident | null, nowMs: number): IncidentForm {
	if (incident === null)
		return {
			title: '',
			found: momentAt(nowMs),
			happened: '',
			touched: [],
			units: [],
			people: '',
			consequences: '',
			measures: ''
		};
	const { foundAt, people, touched, units, ...said } = factsOf(incident);
	const found = momentAt(Date.parse(foundAt));
	return {
		...said,
		found,
		touched: [...touched],
		units: [...units],
		people: people === null ? '' : String(people)
	};
}

/** What a form says of an incident, or what is wrong at which field. */
export function factsFrom(
	form: IncidentForm,
	incident: Incident | null,
	nowMs: number
): Result<IncidentFacts, FieldIssue[]> {
	const { found, people, title, happened, consequences, measures, ...rest } = form;
	const typed = people.replaceAll('.', '').trim();
	const parsed = parseBy(IncidentFacts, {
		...rest,
		title: tidy(title),
		happened: tidy(happened),
		consequences: tidy(consequences),
		measures: tidy(measures),
		foundAt: instantOf(found),
		people: typed === '' ? null : Number(typed)
	});
	if (!parsed.ok) return parsed;
	const fault = incidentFault(incident, { facts: parsed.value }, nowMs);
	return fault === null ? parsed : err([{ path: 'foundAt', code: fault }]);
}

/** The same of what was done about one. */
export function actFrom(
	form: ActForm,
	incident: Incident,
	nowMs: number
): Result<IncidentAct, FieldIssue[]> {
	const { action, whom, at, words } = form;
	const parsed = parseBy(Act, {
		action,
		at: instantOf(at),
		words: tidy(words),
		...(action === 'told' ? { whom } : {})
	});
	if (!parsed.ok) return parsed;
	const fault = incidentFault(incident, { act: parsed.value }, nowMs);
	return fault === null ? parsed : err([{ path: 'at', code: fault }]);
}
