import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import type { Settings } from './config.ts';
import type { Couch } from './couch/couch.ts';
import { CouchUnavailable } from './couch/couch.ts';
import { HttpCouch } from './couch/http-couch.ts';
import { openSqliteCouch } from './couch/sqlite/sqlite-couch.ts';
import type { StoreOptions } from './couch/sqlite/store.ts';

/** The store that the settings name, or one sentence for the operator that names the setting. */
export function openStore(
	settings: Pick<Settings, 'couchdb' | 'dataDir'>,
	options?: StoreOptions
): Result<Couch, string> {
	const folder = prepareFolder(settings.dataDir);
	if (!folder.ok) return folder;
	if (settings.couchdb !== null) return ok(new HttpCouch(settings.couchdb));
	try {
		return ok(openSqliteCouch(settings.dataDir, options));
	} catch (error) {
		if (!(error instanceof CouchUnavailable)) throw error;
		return err(`DATA_DIR ${settings.dataDir} holds no store that can be opened: ${error.message}`);
	}
}

function prepareFolder(dataDir: string): Result<null, string> {
	try {
		mkdirSync(dataDir, { recursive: true });
		accessSync(dataDir, constants.W_OK | constants.R_OK | constants.X_OK);
		return ok(null);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
		return err(
			`DATA_DIR ${dataDir} cannot be used (${code}): give a folder that this program may write`
		);
	}
}
