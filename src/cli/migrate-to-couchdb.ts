import { parseSettings } from '../lib/server/config.ts';
import { CouchUnavailable } from '../lib/server/couch/couch.ts';
import { HttpCouch } from '../lib/server/couch/http-couch.ts';
import { migrate } from '../lib/server/backup/migrate.ts';
import { refuse } from './refuse.ts';
import { withPlace } from './store-place.ts';

const USAGE = `npm run migrate-to-couchdb   (settings: DATA_DIR of the embedded store, COUCHDB_URL of an empty CouchDB)
1. Run it while the server goes on. 2. Stop the server. 3. Run it again: it copies what came since.
4. Start the server with COUCHDB_URL, and with the same DATA_DIR.`;

if (process.argv.length > 2) refuse(USAGE);
const settings = parseSettings({ ...process.env, PORT: '0', ORIGIN: 'http://localhost' });
if (!settings.ok) refuse(`${settings.error}\n${USAGE}`);
const { couchdb } = settings.value;
if (couchdb === null) refuse(`COUCHDB_URL is missing\n${USAGE}`);
const target = new HttpCouch(couchdb);
const began = performance.now();
const { COUCHDB_URL, ...embedded } = process.env;
void COUCHDB_URL;
const moved = await withPlace(embedded, async (place) => {
	try {
		await target.info();
	} catch (error) {
		if (!(error instanceof CouchUnavailable)) throw error;
		refuse(`the CouchDB that COUCHDB_URL names does not answer: ${error.message}`);
	}
	return migrate(place, target, (name) => process.stderr.write(`${name}\n`));
});
await target.close();
const seconds = Math.round((performance.now() - began) / 100) / 10;
console.log(JSON.stringify({ ...moved, seconds }));
