import * as v from 'valibot';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import { couchLocation, type CouchLocation } from './couch/http-couch-location.ts';

const LogLevel = v.picklist(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']);

/** What the server must be told. Ports, addresses and paths have no defaults: a guess would be wrong somewhere. */
export type Settings = {
	/** Address to listen on; loopback unless told otherwise, because TLS ends in a proxy on the same machine. */
	host: string;
	/** 0 takes any free port. */
	port: number;
	/** Where browsers reach the app, such as `https://so-tay.example.vn`. */
	origin: string;
	/** Folder for the embedded store, the counted totals and what else must survive a restart. */
	dataDir: string;
	/** Apache CouchDB with an admin's credentials, or null for the embedded store. */
	couchdb: CouchLocation | null;
	logLevel: v.InferOutput<typeof LogLevel>;
	/** Whoever carries it may read `/metrics`; null: only programs on this machine may. */
	metricsToken: string | null;
	/** Lines of the audit go to standard output too. */
	auditCopy?: boolean;
};

function isOrigin(text: string): boolean {
	const url = URL.parse(text);
	return url !== null && /^https?:$/.test(url.protocol) && text.replace(/\/$/, '') === url.origin;
}

/** Without TLS a browser keeps no app for offline use, and passwords go in the clear; a machine by itself needs none. */
function isSafe(origin: string): boolean {
	const url = URL.parse(origin);
	return url?.protocol === 'https:' || LOOPBACK.test(url?.hostname ?? '');
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const COUCHDB_EXAMPLE = 'http://admin:password@127.0.0.1:5984/';

/** Where CouchDB is, or the sentence that says what is wrong. An empty value is the embedded store. */
function parseCouchUrl(text: string): Result<CouchLocation | null, string> {
	if (text === '') return ok(null);
	const location = couchLocation(text);
	if (!location.ok)
		return err(
			`COUCHDB_URL is wrong (${location.error}): give an address such as ${COUCHDB_EXAMPLE}`
		);
	if (location.value.authorization === null)
		return err(`COUCHDB_URL has no credentials: give an address such as ${COUCHDB_EXAMPLE}`);
	return location;
}

const text = (problem: string) => v.pipe(v.string(), v.trim(), v.nonEmpty(problem));

/** Guessed neither by trying nor from a list. */
const SHORTEST_TOKEN = 20;
const TOKEN_PROBLEM = `METRICS_TOKEN must be ${SHORTEST_TOKEN} characters or more without spaces: give a random one, or leave it out`;

const Environment = v.object({
	HOST: v.optional(
		text('HOST is empty: give an address such as 127.0.0.1, or leave it out'),
		'127.0.0.1'
	),
	PORT: v.pipe(
		text('PORT is missing: give the port to listen on, such as 3000'),
		v.regex(/^\d{1,5}$/, 'PORT must be a whole number from 0 to 65535'),
		v.transform(Number),
		v.maxValue(65_535, 'PORT must be a whole number from 0 to 65535')
	),
	ORIGIN: v.pipe(
		text('ORIGIN is missing: give the address people open, such as https://so-tay.example.vn'),
		v.check(
			isOrigin,
			'ORIGIN must be scheme, host and port only, such as https://so-tay.example.vn (no path)'
		),
		v.check(
			isSafe,
			'ORIGIN must begin with https:// (only localhost goes without): browsers keep no app offline otherwise'
		),
		v.transform((origin) => new URL(origin).origin)
	),
	DATA_DIR: text('DATA_DIR is missing: give the folder to keep data in'),
	COUCHDB_URL: v.optional(v.pipe(v.string(), v.trim()), ''),
	METRICS_TOKEN: v.optional(
		v.pipe(
			v.string(),
			v.trim(),
			v.regex(new RegExp(`^(\\S{${SHORTEST_TOKEN},})?$`), TOKEN_PROBLEM)
		),
		''
	),
	LOG_LEVEL: v.optional(
		v.pipe(
			v.string(),
			v.trim(),
			v.check(
				(level) => v.is(LogLevel, level),
				`LOG_LEVEL must be one of ${LogLevel.options.join(', ')}`
			),
			LogLevel
		),
		'info'
	),
	AUDIT_COPY: v.optional(
		v.pipe(
			v.string(),
			v.trim(),
			v.check((to) => to === '' || to === 'stdout', 'AUDIT_COPY must be stdout, or left out')
		),
		''
	)
});

/**
 * Reads the settings out of the environment.
 * @returns the settings, or one sentence that names the first wrong setting (never its value: it may hold a password)
 */
export function parseSettings(
	environment: Record<string, string | undefined>
): Result<Settings, string> {
	const { PORT: port = '', ORIGIN: origin = '', DATA_DIR: dataDir = '' } = environment;
	const asked = { ...environment, PORT: port, ORIGIN: origin, DATA_DIR: dataDir };
	const parsed = v.safeParse(Environment, asked, { abortEarly: true });
	if (!parsed.success) return err(parsed.issues[0].message);
	const { HOST, PORT, ORIGIN, DATA_DIR, COUCHDB_URL, LOG_LEVEL } = parsed.output;
	const { METRICS_TOKEN, AUDIT_COPY } = parsed.output;
	const couchdb = parseCouchUrl(COUCHDB_URL);
	if (!couchdb.ok) return couchdb;
	return ok({
		host: HOST,
		port: PORT,
		origin: ORIGIN,
		dataDir: DATA_DIR,
		couchdb: couchdb.value,
		logLevel: LOG_LEVEL,
		metricsToken: METRICS_TOKEN === '' ? null : METRICS_TOKEN,
		...(AUDIT_COPY === '' ? {} : { auditCopy: true })
	});
}
