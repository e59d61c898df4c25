import { describe, it } from 'vitest';
import { HttpCouch } from '../../../src/lib/server/couch/http-couch.ts';
import { couchLocation } from '../../../src/lib/server/couch/http-couch-location.ts';
import { couchConformance } from './conformance.ts';

const url = process.env['COUCHDB_URL'] ?? '';

if (url === '') {
	describe('HttpCouch with CouchDB', () => {
		it.skip('runs when COUCHDB_URL names a CouchDB');
	});
} else {
	couchConformance('HttpCouch with CouchDB', async () => {
		const location = couchLocation(url);
		if (!location.ok) throw new Error(`COUCHDB_URL: ${location.error}`);
		const couch = new HttpCouch(location.value);
		return { couch, close: () => couch.close() };
	});
}
