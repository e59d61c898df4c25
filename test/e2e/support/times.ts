import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as v from 'valibot';
import type { App } from '../app.ts';
import type { SignIn } from './block.ts';

const Made = v.object({
	rows: v.array(v.object({ id: v.string(), doc: v.object({ createdAt: v.string() }) }))
});
const Receipts = v.array(
	v.object({
		doc: v.object({
			at: v.string(),
			revisions: v.array(v.tuple([v.string(), v.string(), v.string()]))
		})
	})
);

/** When each record of somebody's unit was made, by the clock of the phone it was made on: by id. */
export async function madeAt(url: string, who: SignIn): Promise<Map<string, number>> {
	const basic = Buffer.from(`${who.login}:${who.password}`).toString('base64');
	const query = 'include_docs=true&startkey=%22activity:%22&endkey=%22activity:~%22';
	const response = await fetch(`${url}/db/unit-${who.unit}/_all_docs?${query}`, {
		headers: { authorization: `Basic ${basic}` }
	});
	const { rows } = v.parse(Made, await response.json());
	return new Map(rows.map(({ id, doc }) => [id, Date.parse(doc.createdAt)]));
}

/** When each document first arrived, by the server's clock: by id. The server must be stopped. */
export async function arrivedAt(app: App): Promise<Map<string, number>> {
	const env = { ...process.env, DATA_DIR: app.dataDir, COUCHDB_URL: app.couchUrl };
	const program = ['test/e2e/support/print-receipts.ts'];
	const { stdout } = await promisify(execFile)(process.execPath, program, { env });
	const receipts = v.parse(Receipts, JSON.parse(stdout));
	const arrivals = receipts.flatMap(({ doc }) =>
		doc.revisions.map(([id]): [string, number] => [id, Date.parse(doc.at)])
	);
	return new Map(arrivals.reverse());
}
