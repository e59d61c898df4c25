import * as v from 'valibot';
import type { App } from '../app.ts';
import type { SignIn } from './block.ts';

/** A record as the server holds it. */
const Stored = v.looseObject({
	_id: v.string(),
	_rev: v.string(),
	author: v.string(),
	content: v.looseObject({ name: v.string() })
});
export type StoredRecord = v.InferOutput<typeof Stored>;

const Rows = v.object({ rows: v.array(v.object({ doc: v.optional(v.nullable(v.unknown())) })) });

/** Asks as any CouchDB client of this person would. */
async function ask(app: App, who: SignIn, path: string): Promise<unknown> {
	const basic = Buffer.from(`${who.login}:${who.password}`).toString('base64');
	const response = await fetch(`${app.url}${path}`, {
		headers: { authorization: `Basic ${basic}` }
	});
	if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
	return response.json();
}

/** The records of a unit whose name is this one. */
export async function storedNamed(app: App, who: SignIn, name: string): Promise<StoredRecord[]> {
	const query = new URLSearchParams({
		include_docs: 'true',
		startkey: '"activity:"',
		endkey: '"activity:\ufff0"'
	});
	const { rows } = v.parse(Rows, await ask(app, who, `/db/unit-${who.unit}/_all_docs?${query}`));
	return rows
		.map(({ doc }) => v.safeParse(Stored, doc))
		.flatMap((parsed) => (parsed.success ? [parsed.output] : []))
		.filter((doc) => doc.content.name === name);
}
