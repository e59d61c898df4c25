import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CouchServer } from '../../../src/lib/server/couch/api/couch-server.ts';
import {
	openSqliteCouch,
	type SqliteCouch
} from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';

export const admin = { name: 'admin', password: 'mật:khẩu' };

/** `Authorization` of the admin. */
export const basic = `Basic ${Buffer.from(`${admin.name}:${admin.password}`).toString('base64')}`;

/** A store served over HTTP, as `npm run couch` serves it. */
export type Served = {
	couch: SqliteCouch;
	/** Without credentials and without a slash at the end. */
	url: string;
	/** With credentials. */
	adminUrl: string;
	/** Asks as the admin. */
	ask: (path: string, options?: RequestInit) => Promise<Response>;
	stop: () => Promise<void>;
};

export async function serve(): Promise<Served> {
	const folder = await mkdtemp(join(tmpdir(), 'couch-'));
	const couch = openSqliteCouch(folder);
	const faults: unknown[] = [];
	const server = new CouchServer({
		couch,
		admin,
		port: 0,
		onFault: (fault) => faults.push(fault)
	});
	const url = await server.start();
	const credentials = `${admin.name}:${encodeURIComponent(admin.password)}`;
	return {
		couch,
		url,
		adminUrl: url.replace('//', `//${credentials}@`),
		ask: (path, options = {}) => {
			const headers = new Headers(options.headers);
			if (!headers.has('authorization')) headers.set('authorization', basic);
			return fetch(url + path, { ...options, headers });
		},
		stop: async () => {
			await server.stop();
			await couch.close();
			await rm(folder, { recursive: true });
			if (faults.length > 0) throw new AggregateError(faults, 'faults of the server');
		}
	};
}
