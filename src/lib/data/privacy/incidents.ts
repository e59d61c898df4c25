import * as v from 'valibot';
import type { IncidentAct, IncidentFacts } from '../../domain/privacy/incident.ts';
import { Incident } from '../../domain/privacy/incident.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { askPrivacy, type PrivacyFault } from './asking.ts';

const Incidents = v.object({ incidents: v.array(Incident) });

async function ask(
	place: string,
	body?: { facts: IncidentFacts } | { act: IncidentAct }
): Promise<Result<Incident[], PrivacyFault>> {
	const answer = await askPrivacy(
		place,
		Incidents,
		body === undefined ? {} : { method: 'POST', body }
	);
	return answer.ok ? ok(answer.value.incidents) : answer;
}

/** Every incident, newest first. */
export const askIncidents = () => ask('incidents');

/** Writes down a new incident, or what is known of one by now, or what was done about it. */
export const sayIncident = (
	id: string | null,
	said: { facts: IncidentFacts } | { act: IncidentAct }
) => ask(id === null ? 'incidents' : `incidents/${id}`, said);
