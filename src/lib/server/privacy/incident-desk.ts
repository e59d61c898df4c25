import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import type { Incident } from '../../domain/privacy/incident.ts';
import { IncidentAct, IncidentFacts } from '../../domain/privacy/incident.ts';
import { ApiError } from '../api/answer.ts';
import type { Principal } from '../auth/principals.ts';
import { Incidents } from './incidents.ts';
import type { PrivacyStore } from './privacy-store.ts';
import { typed } from './typed.ts';

/** Five texts of three thousand letters each, which may be three bytes long. */
const LARGEST_BODY = 60_000;

const Said = v.union([
	v.strictObject({ facts: IncidentFacts }),
	v.strictObject({ act: IncidentAct })
]);

type Asked = { principal: Principal; request: IncomingMessage; id: string };

/** The office's incidents over the API: read, opened, added to. */
export class IncidentDesk {
	readonly #incidents: Incidents;

	constructor(store: PrivacyStore) {
		this.#incidents = new Incidents(store);
	}

	async read(): Promise<{ incidents: Incident[] }> {
		return { incidents: await this.#incidents.all() };
	}

	/** Opens one, or adds to the one that `id` names. @throws ApiError 400, 404 or 409 */
	async write({ principal, request, id }: Asked): Promise<{ incidents: Incident[] }> {
		const said = await typed(request, Said, LARGEST_BODY);
		const by = principal.actor.person;
		const done =
			id === '' && 'facts' in said
				? await this.#incidents.open(by, said.facts)
				: await this.#incidents.add(id, by, said);
		if (done.ok) return this.read();
		throw done.error === 'missing'
			? new ApiError(404, 'not_found', 'missing')
			: new ApiError(409, 'conflict', done.error);
	}
}
