import * as v from 'valibot';
import type { SignIn } from './block.ts';

const Stored = v.object({
	doc: v.looseObject({
		author: v.optional(v.string()),
		content: v.optional(v.object({ name: v.string() })),
		_conflicts: v.optional(v.array(v.string()), [])
	})
});
const AllDocs = v.object({ rows: v.array(Stored) });

/** A record as the server holds it; `conflicts`: other leaves of it. */
type StoredRecord = { name: string; author: string; conflicts: number };

/** The records that the server holds of somebody's unit, by name, asked with that person's rights. */
export async function recordsOnServer(url: string, who: SignIn): Promise<StoredRecord[]> {
	const basic = Buffer.from(`${who.login}:${who.password}`).toString('base64');
	const query = 'include_docs=true&conflicts=true&startkey=%22activity:%22&endkey=%22activity:~%22';
	const response = await fetch(`${url}/db/unit-${who.unit}/_all_docs?${query}`, {
		headers: { authorization: `Basic ${basic}` }
	});
	const { rows } = v.parse(AllDocs, await response.json());
	return rows
		.map(({ doc: { content, author = '', _conflicts } }) => ({
			name: content?.name ?? '',
			author,
			conflicts: _conflicts.length
		}))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Their names alone. */
export async function namesOnServer(url: string, who: SignIn): Promise<string[]> {
	return (await recordsOnServer(url, who)).map(({ name }) => name).sort();
}
