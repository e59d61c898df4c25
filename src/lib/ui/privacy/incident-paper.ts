import type { HeadingNames } from '$lib/domain/report/build.ts';
import type { Paper, PaperSection } from '$lib/domain/report/paper.ts';
import type { Incident } from '$lib/domain/privacy/incident.ts';
import { factsOf, incidentStanding } from '$lib/domain/privacy/incident.ts';
import { words } from '$lib/i18n/incidents.ts';
import { m } from '$lib/i18n/index.ts';

const said = words.paper;

function section(
	id: string,
	title: string,
	lines: readonly string[],
	ask: string | null = null
): PaperSection {
	const written = lines.flatMap((line) => line.split('\n')).filter((line) => line.trim() !== '');
	return { id, level: 2, title, paragraphs: written.map((text) => [{ text }]), ask };
}

/**
 * The report of an incident to the authority, filled from what was written down: what nobody wrote is left to be
 * written. @param contact whom to turn to, as the office has set; '' where it has not
 */
export function incidentPaper(
	incident: Incident,
	names: HeadingNames,
	unitName: (unit: string) => string,
	contact: string
): Paper {
	const facts = factsOf(incident);
	const { dueAt } = incidentStanding(incident, Date.parse(facts.foundAt));
	const units = facts.units.length === 0 ? words.allUnits : facts.units.map(unitName).join('; ');
	const told = incident.acts.map(({ act }) => {
		const who = act.action === 'told' ? words.acts.who[act.whom] : words.acts.closed;
		return `${words.acts.line(who, act.at)}: ${act.words}`;
	});
	const data = [
		said.data(facts.touched.map((kind) => words.kinds[kind]).join('; ')),
		said.units(units),
		said.count(words.people(facts.people))
	];
	const { parts, asks } = said;
	return {
		...names,
		symbol: '-BC/ĐTN',
		year: facts.foundAt.slice(0, 4),
		kind: said.kind,
		subject: [...said.subject, facts.title],
		opening: said.opening,
		sections: [
			section('what', parts.what, [facts.happened]),
			section('when', parts.when, [`${m.time.full(facts.foundAt)}. ${said.due(dueAt)}`]),
			section('data', parts.data, data),
			section('consequences', parts.consequences, [facts.consequences], asks.consequences),
			section('measures', parts.measures, [facts.measures], asks.measures),
			section('told', parts.told, told, asks.told),
			section('contact', parts.contact, [contact], asks.contact)
		],
		recipients: said.recipients,
		signatures: [said.signature],
		appendices: []
	};
}
