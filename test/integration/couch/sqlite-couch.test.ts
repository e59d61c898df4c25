import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { couchConformance } from './conformance.ts';

couchConformance('SqliteCouch', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'couch-'));
	const couch = openSqliteCouch(folder);
	return {
		couch,
		close: async () => {
			await couch.close();
			await rm(folder, { recursive: true });
		}
	};
});
