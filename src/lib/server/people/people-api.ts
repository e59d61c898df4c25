import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as v from 'valibot';
import { holds } from '../../domain/access.ts';
import { AskedImport, type ImportDone } from '../../domain/import/asked.ts';
import { AskedHandover } from '../../domain/unit/handover.ts';
import { AskedUnitChange } from '../../domain/unit/unit-change.ts';
import { AskedChange } from '../../domain/import/person-desk.ts';
import type { PersonId } from '../../domain/ids.ts';
import { PersonId as PersonIdSchema } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { dayInVietnam } from '../../domain/date.ts';
import { answerJson, ApiError } from '../api/answer.ts';
import { RosterBook } from '../api/roster-book.ts';
import { refusal } from '../api/session.ts';
import type { Audit } from '../audit/audit.ts';
import type { accessGroups } from '../../domain/privacy/access-log.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Principal } from '../auth/principals.ts';
import type { SessionDesk } from '../auth/session-desk.ts';
import type { SessionStore } from '../auth/session-store.ts';
import type { Couch } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';
import { readJson } from '../http/body.ts';
import type { CardStore } from '../auth/cards.ts';
import { AskedCards, cardUnits, makeCards } from './card-desk.ts';
import { Importer } from './importer.ts';
import { changePerson, deskPerson } from './person-desk.ts';
import { PeopleStore, type ImportRun } from './people-store.ts';
import { undoImport } from './undo.ts';
import { handOver } from '../units/hand-over.ts';
import { UnitDesk } from '../units/unit-desk.ts';

/** 10,000 lines of a list are about 3 MB. */
const LARGEST_LIST = 8_000_000;

export type PeopleApiSettings = {
	couch: Couch;
	authenticator: Authenticator;
	accounts: AccountStore;
	cards: CardStore;
	sessions: SessionStore;
	desk: SessionDesk;
	audit: Audit;
	/** The term whose entries are written. */
	term: { id: string };
	clock: () => number;
};

/** What the office does here, as the log tells it. */
type Deed = (typeof accessGroups)['accounts'][number];
type Asked = { principal: Principal; request: IncomingMessage; id: string };

/** `/api/people/…`, for the office: bringing lists of people in, taking them back, cards to sign in with, and who may do what. */
export class PeopleApi {
	readonly #settings: PeopleApiSettings;
	readonly #store: PeopleStore;
	readonly #importer: Importer;
	readonly #desk: Parameters<typeof makeCards>[0];
	readonly #units: UnitDesk;
	readonly #places: Record<string, (asked: Asked) => Promise<unknown>>;

	constructor(settings: PeopleApiSettings) {
		this.#settings = settings;
		this.#store = new PeopleStore(settings.couch);
		const rosters = new RosterBook(settings.couch);
		this.#importer = new Importer({
			...settings,
			term: settings.term.id,
			store: this.#store,
			rosters
		});
		this.#desk = { ...settings, rosters };
		this.#units = new UnitDesk({ ...settings, rosters });
		this.#places = {
			'POST preview': async ({ request }) => this.#importer.preview(await this.#list(request)),
			'POST import': (asked) => this.#import(asked),
			'GET imports': () => this.#imports(),
			'POST undo': (asked) => this.#undo(asked),
			'GET units': async () => ({ units: await cardUnits(this.#desk) }),
			'POST cards': (asked) => this.#cards(asked),
			'GET unit-desk': () => this.#unitDesk(),
			'POST unit-preview': async ({ request }) =>
				this.#units.preview(await this.#asked(AskedUnitChange, request)),
			'POST unit-change': (asked) => this.#changeUnit(asked),
			'POST handover': (asked) => this.#handOver(asked),
			'GET person': ({ id }) => this.#person(id),
			'POST person': (asked) => this.#change(asked)
		};
	}

	/** @throws ApiError 400, 401, 403, 404, 409 or 413; CouchUnavailable */
	async people(
		request: IncomingMessage,
		response: ServerResponse,
		_url: URL,
		[place = '', id = '', ...more]: string[]
	): Promise<void> {
		const found = await this.#settings.authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		const { principal } = found;
		if (!holds(principal.actor, 'office')) throw new ApiError(403, 'forbidden', 'noRight');
		const answering = this.#places[`${request.method ?? ''} ${place}`];
		if (
			answering === undefined ||
			more.length > 0 ||
			(id !== '' && !['undo', 'person'].includes(place))
		)
			throw new ApiError(404, 'not_found', 'missing');
		answerJson(response, 200, await answering({ principal, request, id }));
	}

	async #list(request: IncomingMessage): Promise<AskedImport> {
		const parsed = parseBy(AskedImport, await body(request));
		if (!parsed.ok) throw new ApiError(400, 'bad_request', parsed.error[0]?.code ?? 'malformed');
		// Nobody is on a roster tomorrow already.
		if (parsed.value.from > dayInVietnam(this.#settings.clock()))
			throw new ApiError(400, 'bad_request', 'tooFarAhead');
		return parsed.value;
	}

	async #asked<S extends v.GenericSchema>(
		schema: S,
		request: IncomingMessage
	): Promise<v.InferOutput<S>> {
		const parsed = parseBy(schema, await body(request));
		if (!parsed.ok) throw new ApiError(400, 'bad_request', parsed.error[0]?.code ?? 'malformed');
		return parsed.value;
	}

	/** Goes on with changes of units that were cut off. @throws CouchUnavailable */
	resume(): Promise<number> {
		return this.#units.resume();
	}

	async #unitDesk() {
		const desk = await this.#units.desk();
		if (desk.unfinished === 0) return desk;
		await this.resume();
		return this.#units.desk();
	}

	async #changeUnit({ principal, request }: Asked) {
		const asked = await this.#asked(AskedUnitChange, request);
		const done = await this.#units.change(asked, principal.actor.person);
		if (!done.ok && done.error === 'changed') throw new ApiError(409, 'conflict', 'changed');
		if (!done.ok) return { issues: done.error };
		await this.#note(principal, 'unitChanged');
		return { issues: [], event: done.value };
	}

	async #handOver({ principal, request }: Asked) {
		const asked = await this.#asked(AskedHandover, request);
		// An account made twice would be two people to whoever reads records.
		const answer = await this.#importer.alone(() =>
			handOver(this.#desk, asked, principal.actor.person)
		);
		if (answer.state === 'done') await this.#note(principal, 'unitHandedOver');
		return answer;
	}

	async #imports() {
		const [runs, names] = await Promise.all([this.#store.runs(), this.#names()]);
		return { imports: runs.map((run) => told(run, names)) };
	}

	/** Who did it is kept by id alone: a name that was taken out of everything stays out. */
	async #names(): Promise<Map<PersonId, string>> {
		const names = new Map<PersonId, string>();
		for await (const { person, name } of this.#settings.accounts.all()) names.set(person, name);
		return names;
	}

	async #import({ principal, request }: Asked) {
		const asked = await this.#list(request);
		const clerk = { person: principal.actor.person, name: principal.name };
		const run = await this.#importer.run(asked, clerk);
		await this.#note(principal, 'imported');
		return told(run, await this.#names());
	}

	#undo({ principal, id }: Asked) {
		return this.#importer.alone(async () => {
			const run = await this.#store.run(id);
			if (run === null) throw new ApiError(404, 'not_found', 'missing');
			if (run.undone !== null) throw new ApiError(409, 'conflict', 'undone');
			const undone = await undoImport({ ...this.#settings, store: this.#store }, run);
			const at = new Date(this.#settings.clock()).toISOString();
			const after = { ...run, undone: { at, by: principal.actor.person, ...undone } };
			await this.#store.put(after);
			await this.#note(principal, 'importUndone');
			return told(after, await this.#names());
		});
	}

	async #cards({ principal, request }: Asked) {
		const asked = parseBy(AskedCards, await body(request));
		if (!asked.ok) throw new ApiError(400, 'bad_request', 'malformed');
		// An account made twice would be two people to whoever reads records.
		const cards = await this.#importer.alone(() => makeCards(this.#desk, asked.value));
		if (cards === null) throw new ApiError(404, 'not_found', 'missing');
		await this.#note(principal, 'cardsMade');
		return { cards };
	}

	async #person(id: string) {
		const found = await deskPerson(this.#settings, personId(id));
		if (found === null) throw new ApiError(404, 'not_found', 'missing');
		return found;
	}

	async #change({ principal, request, id }: Asked) {
		const asked = parseBy(AskedChange, await body(request));
		if (!asked.ok) throw new ApiError(400, 'bad_request', 'malformed');
		const who = { actor: principal.actor.person, person: personId(id) };
		const changed = await changePerson(this.#settings, who, asked.value);
		if (!changed.ok)
			throw changed.error === 'missing'
				? new ApiError(404, 'not_found', 'missing')
				: new ApiError(409, 'conflict', changed.error);
		await this.#note(principal, 'accountChanged');
		return changed.value;
	}

	#note({ actor, key }: Principal, kind: Deed): Promise<void> {
		return this.#settings.audit.record({ person: actor.person, session: key }, [{ kind }]);
	}
}

function personId(text: string): PersonId {
	const parsed = parseBy(PersonIdSchema, text);
	if (!parsed.ok) throw new ApiError(404, 'not_found', 'missing');
	return parsed.value;
}

async function body(request: IncomingMessage): Promise<unknown> {
	try {
		return await readJson(request, LARGEST_LIST);
	} catch (error) {
		if (!(error instanceof CouchError)) throw error;
		throw new ApiError(error.status, error.error, error.status === 413 ? 'tooLarge' : 'malformed');
	}
}

function told(run: ImportRun, names: ReadonlyMap<PersonId, string>): ImportDone {
	const { _id, at, by, file, people, accounts, made, undone } = run;
	const name = (person: PersonId) => names.get(person) ?? '';
	return {
		id: _id.slice('import:'.length),
		at,
		byName: name(by),
		file,
		undone: undone === null ? null : { ...undone, byName: name(undone.by) },
		people: people.length,
		accounts: accounts.length,
		units: made.length
	};
}
