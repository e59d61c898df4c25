import * as v from 'valibot';
import { Instant } from '../date.ts';
import { PersonId, UnitId } from '../ids.ts';
import { requiredWords, words } from '../text.ts';

/** What of people's data an incident touched, as the notice names it. */
export const touchedKinds = ['roster', 'records', 'photos', 'party', 'accounts', 'log'] as const;
export type TouchedKind = (typeof touchedKinds)[number];

/** Hours from finding it until the authority must know (Law 91/2025/QH15 Art. 23). */
export const REPORT_HOURS = 72;
const HOUR_MS = 3_600_000;

/** Who is told: the authority for personal data, the people themselves, the Party committee, somebody else. */
export const toldWhom = ['authority', 'people', 'party', 'other'] as const;
export type ToldWhom = (typeof toldWhom)[number];

/** The block has 2,500 people; a slip of the finger is told apart from them. */
const MOST_PEOPLE = 100_000;

/** What is known of it; it grows while it is looked into, and '' or null is "not known yet". */
export const IncidentFacts = v.strictObject({
	title: requiredWords(200),
	/** When it was found, by whoever found it: the 72 hours run from here. */
	foundAt: Instant,
	/** When and how it happened, as far as it is known. */
	happened: requiredWords(3000),
	touched: v.pipe(v.array(v.picklist(touchedKinds)), v.minLength(1, 'required')),
	/** Units whose people are concerned; none: it is not known. */
	units: v.pipe(v.array(UnitId), v.maxLength(200)),
	people: v.nullable(
		v.pipe(
			v.number('notNumber'),
			v.integer('notWhole'),
			v.minValue(0, 'negative'),
			v.maxValue(MOST_PEOPLE, `tooLarge|${MOST_PEOPLE}`)
		)
	),
	consequences: words(3000),
	measures: words(3000)
});
export type IncidentFacts = v.InferOutput<typeof IncidentFacts>;

/** What the office did: told somebody, or closed it. `at`: when that was done, `notedAt`: when it was written down. */
export const IncidentAct = v.variant('action', [
	v.strictObject({
		action: v.literal('told'),
		whom: v.picklist(toldWhom, 'required'),
		at: Instant,
		words: requiredWords(1000)
	}),
	v.strictObject({ action: v.literal('closed'), at: Instant, words: requiredWords(1000) })
]);
export type IncidentAct = v.InferOutput<typeof IncidentAct>;

const noted = { by: PersonId, notedAt: Instant };

/** An incident as the server keeps it: every version of its facts and every act, none ever taken away. */
export const Incident = v.strictObject({
	id: v.string(),
	versions: v.pipe(v.array(v.strictObject({ facts: IncidentFacts, ...noted })), v.minLength(1)),
	acts: v.array(v.strictObject({ act: IncidentAct, ...noted }))
});
export type Incident = v.InferOutput<typeof Incident>;

/** What is known of it now. */
export function factsOf({ versions }: Incident): IncidentFacts {
	const last = versions.at(-1);
	if (last === undefined) throw new Error('an incident begins with its facts');
	return last.facts;
}

export type IncidentStanding = {
	/** `open`: the authority does not know yet; `told`: it does; `closed`. */
	state: 'open' | 'told' | 'closed';
	/** By when the authority must know. */
	dueAt: string;
	/** Whole hours left until then, below zero after it; null once the authority was told, or it was closed. */
	hoursLeft: number | null;
	/** Whole hours from finding it until the authority was told; null: it was not. */
	toldAfterHours: number | null;
};

/** Where an incident stands at an instant: the 72 hours run from when it was found, nights and holidays too. */
export function incidentStanding(incident: Incident, nowMs: number): IncidentStanding {
	const foundMs = Date.parse(factsOf(incident).foundAt);
	const dueMs = foundMs + REPORT_HOURS * HOUR_MS;
	const told = incident.acts.flatMap(({ act }) =>
		act.action === 'told' && act.whom === 'authority' ? [Date.parse(act.at)] : []
	);
	const first = told.length === 0 ? null : Math.min(...told);
	const closed = incident.acts.some(({ act }) => act.action === 'closed');
	const state = closed ? 'closed' : first === null ? 'open' : 'told';
	return {
		state,
		dueAt: new Date(dueMs).toISOString(),
		hoursLeft: state === 'open' ? Math.floor((dueMs - nowMs) / HOUR_MS) : null,
		toldAfterHours: first === null ? null : Math.floor((first - foundMs) / HOUR_MS)
	};
}

export type IncidentFault = 'ahead' | 'beforeFound' | 'closed';

/** Why facts or an act cannot be written down at an instant; null: they can. Nobody found or told anything tomorrow. */
export function incidentFault(
	incident: Incident | null,
	said: { facts: IncidentFacts } | { act: IncidentAct },
	nowMs: number
): IncidentFault | null {
	const at = Date.parse('facts' in said ? said.facts.foundAt : said.act.at);
	if (at > nowMs) return 'ahead';
	if (incident === null) return null;
	if (incident.acts.some(({ act }) => act.action === 'closed')) return 'closed';
	const found = Date.parse(factsOf(incident).foundAt);
	return 'act' in said && at < found ? 'beforeFound' : null;
}
