import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';

/**
 * Where an Apache CouchDB is, understood from one URL with credentials. The last segment of the path, when it does not
 * end in `/`, is put before every database's name, so that several installations (or test runs) can share one CouchDB:
 * `http://admin:secret@host:5984/yenbai-` keeps its programme in `yenbai-programme`. See docs/decisions.
 */
export type CouchLocation = {
	/** Origin and mount path, ending in `/`. */
	root: string;
	/** What stands before every database's name; often empty. */
	prefix: string;
	/** The `Authorization` header; null without credentials. */
	authorization: string | null;
};

/** CouchDB's own rule for how a database's name begins. */
const PREFIX = /^[a-z][a-z0-9_$()+-]*$/;

/** Understands a CouchDB's URL; the error says in English what is wrong with it, never repeating the password. */
export function couchLocation(text: string): Result<CouchLocation, string> {
	if (!URL.canParse(text)) return err('not a URL');
	const url = new URL(text);
	if (url.protocol !== 'http:' && url.protocol !== 'https:')
		return err('the scheme is not http or https');
	if (url.search !== '' || url.hash !== '') return err('a query or fragment makes no sense here');
	const cut = url.pathname.lastIndexOf('/') + 1;
	const prefix = url.pathname.slice(cut);
	if (prefix !== '' && !PREFIX.test(prefix))
		return err(`"${prefix}" cannot begin the name of a CouchDB database`);
	const authorization = basic(url.username, url.password);
	if (!authorization.ok) return authorization;
	const root = url.origin + url.pathname.slice(0, cut);
	return ok({ root, prefix, authorization: authorization.value });
}

function basic(username: string, password: string): Result<string | null, string> {
	if (username === '') return ok(null);
	try {
		const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
		return ok(`Basic ${Buffer.from(credentials).toString('base64')}`);
	} catch (error) {
		if (!(error instanceof URIError)) throw error;
		return err('a % in the credentials must be written %25');
	}
}
