import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { countedTerm } from '../../../src/lib/terms/target-rules.ts';
import type { Actor, Role } from '../../../src/lib/domain/access.ts';
import { privateDatabase, unitDatabase } from '../../../src/lib/domain/database.ts';
import { err, ok } from '../../../src/lib/domain/result.ts';
import { AUDIT, Audit } from '../../../src/lib/server/audit/audit.ts';
import type { Couch, StoredDocument } from '../../../src/lib/server/couch/couch.ts';
import { HttpCouch } from '../../../src/lib/server/couch/http-couch.ts';
import { couchLocation } from '../../../src/lib/server/couch/http-couch-location.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import type { GatewaySettings } from '../../../src/lib/server/gateway/gateway.ts';
import { createGateway } from '../../../src/lib/server/gateway/gateway.ts';
import type { WritingSettings } from '../../../src/lib/server/gateway/open-writer.ts';
import { openWriter } from '../../../src/lib/server/gateway/open-writer.ts';
import { RECEIPTS, Receipts } from '../../../src/lib/server/receipts/receipts.ts';
import { NOON, otherUnit, ownUnit, personId, unitId } from '../../fixtures/builders.ts';

const roles = {
	member: [{ role: 'member', unit: ownUnit }],
	colleague: [{ role: 'member', unit: ownUnit }],
	secretary: [{ role: 'unitSecretary', unit: ownUnit }],
	deputy: [{ role: 'unitSecretary', unit: ownUnit }],
	otherMember: [{ role: 'member', unit: otherUnit }],
	otherSecretary: [{ role: 'unitSecretary', unit: otherUnit }],
	committee: [{ role: 'committee' }],
	standing: [{ role: 'standing' }],
	inspection: [{ role: 'inspection' }],
	office: [{ role: 'office' }]
} satisfies Record<string, Role[]>;
export type Person = keyof typeof roles;
export const people: Person[] = Object.keys(roles).filter((name): name is Person => name in roles);

const ids = {
	member: 'nguyen-van-an',
	colleague: 'bui-thi-hoa',
	secretary: 'tran-thi-binh',
	deputy: 'le-van-cuong',
	otherMember: 'do-thi-dung',
	otherSecretary: 'vu-van-em',
	committee: 'hoang-thi-giang',
	standing: 'phan-van-hai',
	inspection: 'dang-thi-khanh',
	office: 'ngo-van-long'
} satisfies Record<Person, string>;

/** The id of a person of the little block. */
export const idOf = (person: Person) => personId(ids[person]);
export const actorOf = (person: Person): Actor => ({ person: idOf(person), roles: roles[person] });
export const basic = (person: Person) =>
	`Basic ${Buffer.from(`${person}:secret`).toString('base64')}`;

export const own = unitDatabase(ownUnit);
export const other = unitDatabase(otherUnit);
export const block = unitDatabase(unitId('khoi'));
export const ownPrivate = privateDatabase(ownUnit);
export const otherPrivate = privateDatabase(otherUnit);
export const blockPrivate = privateDatabase(unitId('khoi'));
export const databases = [
	...['programme', 'totals', 'totals-committee', 'committee', 'inspection', own, other, block],
	...['totals-private', ownPrivate, otherPrivate, blockPrivate]
];

export type World = {
	url: string;
	couch: Couch;
	receipts: Receipts;
	audit: Audit;
	/** What the gateway logged as a fault of its own. */
	faults: unknown[];
	/** Ends a person's session, as signing out or a change of rights does. */
	dismiss: (person: Person) => void;
	/** Sends a request in a person's name; null is nobody's. */
	ask: (person: Person | null, path: string, init?: RequestInit) => Promise<Response>;
	/** The same, with the answer's JSON. */
	json: (person: Person | null, path: string, init?: RequestInit) => Promise<unknown>;
	/** Every document of a server's own database, oldest id first. */
	all: (database: string) => Promise<StoredDocument[]>;
	close: () => Promise<void>;
};

/** Opens the store under test: CouchDB where COUCHDB_URL says so, under a prefix of its own; else the embedded one. */
export async function openCouch(): Promise<{ couch: Couch; remove: () => Promise<void> }> {
	const { COUCHDB_URL } = process.env;
	if (COUCHDB_URL === undefined || COUCHDB_URL === '') {
		const folder = await mkdtemp(join(tmpdir(), 'gateway-'));
		const couch = openSqliteCouch(folder);
		const remove = async () => {
			await couch.close();
			await rm(folder, { recursive: true });
		};
		return { couch, remove };
	}
	const { href } = new URL(COUCHDB_URL);
	const location = couchLocation(`${href}t${randomBytes(6).toString('hex')}-`);
	if (!location.ok) throw new Error(`COUCHDB_URL: ${location.error}`);
	const couch = new HttpCouch(location.value);
	const remove = async () => {
		for (const name of await couch.listDatabases()) await couch.deleteDatabase(name);
		await couch.close();
	};
	return { couch, remove };
}

/** A gateway with ten people over the store under test. */
export async function openWorld(
	settings: Partial<GatewaySettings & WritingSettings> = {}
): Promise<World> {
	const { couch, remove } = await openCouch();
	for (const database of [...databases, AUDIT, RECEIPTS]) await couch.createDatabase(database);
	const sessions = new Map(people.map((person) => [person, new AbortController()]));
	const receipts = new Receipts(couch);
	const audit = new Audit(couch);
	const faults: unknown[] = [];
	const common = { couch, receipts, audit, clock: () => NOON };
	const writing = openWriter({
		...common,
		soleSecretary: async () => false,
		remindable: new Set(countedTerm(shippedTerm).remindable),
		...settings
	});
	const handle = createGateway({
		...common,
		writing,
		authenticate: async (request) => authenticate(request, sessions),
		signIn: async () => err({ status: 401, error: 'unauthorized', reason: 'signIn' }),
		signOut: async () => 'none=',
		uuid: () => 'f00d',
		version: '0',
		log: (_message, error) => faults.push(error),
		...settings
	});
	const server = createServer((request, response) => {
		void handle(request, response).then((handled) => {
			if (!handled) response.writeHead(404).end();
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('no address');
	const url = `http://127.0.0.1:${address.port}`;
	const ask = (person: Person | null, path: string, init: RequestInit = {}) => {
		const headers = new Headers(init.headers);
		if (person !== null) headers.set('authorization', basic(person));
		return fetch(`${url}${path}`, { ...init, headers });
	};
	return {
		url,
		couch,
		receipts,
		audit,
		faults,
		dismiss: (person) => {
			sessions.get(person)?.abort();
			sessions.set(person, new AbortController());
		},
		ask,
		json: async (person, path, init) => (await ask(person, path, init)).json(),
		all: async (database) => {
			const { rows } = await couch.allDocs(database, { includeDocs: true });
			return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
			await remove();
		}
	};
}

function authenticate(request: IncomingMessage, sessions: Map<Person, AbortController>) {
	const said = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString();
	const person = people.find((name) => said === `${name}:secret`);
	const session = person === undefined ? undefined : sessions.get(person);
	if (person === undefined || session === undefined)
		return err({ status: 401 as const, error: 'unauthorized', reason: 'signIn' });
	return ok({
		key: `session-${person}`,
		login: person,
		actor: actorOf(person),
		signal: session.signal
	});
}

/** A request that carries JSON. */
export const posted = (body: unknown, method = 'POST'): RequestInit => ({
	method,
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(body)
});
