import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Denial } from '../../domain/write-access.ts';
import { canRead, canWriteInto } from '../../domain/access.ts';
import type { Database } from '../../domain/database.ts';
import { databaseName } from '../../domain/database.ts';
import type { Audit } from '../audit/audit.ts';
import { ReadNotes } from '../audit/read-notes.ts';
import type { Couch } from '../couch/couch.ts';
import { CouchUnavailable } from '../couch/couch.ts';
import { Query } from '../http/query.ts';
import { sendJson } from '../http/respond.ts';
import type { Meter } from '../metrics/metrics.ts';
import { serveAllDocs } from './all-docs.ts';
import type { Call, Caller } from './call.ts';
import { serveChanges } from './changes.ts';
import { reasonOf } from './denial.ts';
import {
	serveBulkGet,
	serveDocument,
	serveEnsureFullCommit,
	serveInfo,
	serveRevsDiff
} from './documents.ts';
import { answerError } from './errors.ts';
import { RequestFault } from './fault.ts';
import { LocalDocuments } from './locals.ts';
import type { Route, Target } from './route.ts';
import { isGatewayUrl, routeOf } from './route.ts';
import type { Writing } from './open-writer.ts';
import type { SessionDoor } from './session.ts';
import { faultOf, serveSession } from './session.ts';
import { serveBulkDocs, serveDelete, servePut } from './writes.ts';

export type GatewaySettings = SessionDoor & {
	/** The way into the databases, which others of the server may share. */
	writing: Writing;
	couch: Couch;
	audit: Audit;
	/** The gateway's own uuid, which a restore changes and all processes share; null until the store told it. */
	uuid: () => string | null;
	/** The app's version, told in the welcome. */
	version: string;
	clock?: () => number;
	/** Counts what comes and goes. */
	meter?: Meter;
	/** Fires when the server stops: feeds end. */
	stopping?: AbortSignal;
	/** Told of what went wrong on our side. */
	log?: (message: string, error: unknown) => void;
};

/**
 * Makes the handler of `/db/…`: CouchDB's replication protocol with a user's rights.
 * @returns whether the request was the gateway's; it is answered then
 */
export function createGateway(
	settings: GatewaySettings
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
	const gateway = new Gateway(settings);
	return async (request, response) => {
		if (!isGatewayUrl(request.url ?? '')) return false;
		await gateway.answer(request, response);
		return true;
	};
}

class Gateway {
	readonly #settings: GatewaySettings;
	readonly #writing: Writing;
	readonly #locals = new LocalDocuments();
	readonly #notes: ReadNotes;

	constructor(settings: GatewaySettings) {
		const { clock = Date.now } = settings;
		this.#settings = settings;
		this.#writing = settings.writing;
		this.#notes = new ReadNotes(settings.audit, clock);
	}

	async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		try {
			await this.#route(request, response);
		} catch (error) {
			if (error instanceof RequestFault && error.status < 500)
				this.#settings.meter?.denied('request', error.error);
			await answerError({ request, response }, error, this.#settings.log);
		}
	}

	async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const exchange = { request, response };
		const route = routeOf(request.method ?? '', request.url ?? '');
		const { target, method } = route;
		if (target.kind === 'welcome') return sendJson(exchange, 200, this.#welcome());
		if (target.kind === 'session')
			return serveSession(exchange, method, this.#settings, this.#writing.limits);
		const { database } = target;
		const caller = await this.#letIn(request);
		await this.#checkRight(caller, database, route);
		const gone = new AbortController();
		response.once('close', () => gone.abort());
		const { stopping } = this.#settings;
		const ended = AbortSignal.any([
			gone.signal,
			caller.signal,
			...(stopping === undefined ? [] : [stopping])
		]);
		const { couch } = this.#settings;
		const { limits, turns } = this.#writing;
		const query = new Query(route.params);
		const given = (count: number) => this.#settings.meter?.documents('out', count);
		const asked = { ...exchange, couch, caller, database, query, limits, turns, ended, given };
		await this.#serve(asked, route);
	}

	#welcome() {
		const { uuid, version } = this.#settings;
		const own = uuid();
		// Without it a client would take the address for the server's name, and compare everything from zero.
		if (own === null) throw new CouchUnavailable('the store has not been reached yet');
		return { couchdb: 'Welcome', uuid: own, version, vendor: { name: 'so-tay' } };
	}

	async #letIn(request: IncomingMessage): Promise<Caller> {
		const caller = await this.#settings.authenticate(request);
		if (caller.ok) return caller.value;
		throw faultOf(caller.error);
	}

	/** Every request is checked; of a person's round the first one is written down, and nothing is read before it is. */
	async #checkRight(caller: Caller, database: Database, { target, method }: Route): Promise<void> {
		const action = actionOf(target.kind, method);
		const name = databaseName(database);
		const allowed = {
			read: canRead(caller.actor, database),
			write: canWriteInto(caller.actor, database),
			either: canRead(caller.actor, database) || canWriteInto(caller.actor, database)
		}[action];
		const { actor, key: session } = caller;
		if (allowed) {
			if (action === 'read') await this.#notes.read({ session, actor, database: name });
			return;
		}
		const code: Denial = database.kind === 'unit' ? 'otherUnit' : 'noRight';
		const asked = action === 'write' ? 'write' : 'read';
		const who = { person: actor.person, session };
		await this.#notes.refused(who, { kind: 'refused', database: name, action: asked, code });
		throw new RequestFault(403, 'forbidden', reasonOf({ code }));
	}

	async #serve(call: Call, { target, method }: Route): Promise<void> {
		const { writer, justStored } = this.#writing;
		switch (target.kind) {
			case 'info':
				return serveInfo(call);
			case 'changes':
				return serveChanges(call);
			case 'revsDiff':
				return serveRevsDiff(call, justStored);
			case 'bulkGet':
				return serveBulkGet(call);
			case 'bulkDocs':
				return serveBulkDocs(call, writer);
			case 'allDocs':
				return serveAllDocs(call);
			case 'ensureFullCommit':
				return serveEnsureFullCommit(call);
			case 'document':
				if (method === 'PUT') return servePut(call, target.id, writer);
				if (method === 'DELETE') return serveDelete(call, target.id, writer);
				return serveDocument(call, target.id);
			case 'local':
				if (method === 'PUT') return this.#locals.put(call, target.id);
				if (method === 'DELETE') return this.#locals.delete(call, target.id);
				return this.#locals.get(call, target.id);
			case 'welcome':
			case 'session':
				throw new Error(`${target.kind} has no database`);
		}
	}
}

/** Whether a request reads or writes a database, or (checkpoints, `_revs_diff`) is part of both. */
function actionOf(kind: Target['kind'], method: string): 'read' | 'write' | 'either' {
	if (kind === 'bulkDocs') return 'write';
	if (kind === 'document') return method === 'PUT' || method === 'DELETE' ? 'write' : 'read';
	return kind === 'changes' || kind === 'allDocs' || kind === 'bulkGet' ? 'read' : 'either';
}
