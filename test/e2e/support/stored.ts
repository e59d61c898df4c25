import * as v from 'valibot';
import type { SignIn } from './block.ts';

const AllDocs = v.object({
	rows: v.array(
		v.object({ doc: v.looseObject({ content: v.optional(v.object({ name: v.string() })) }) })
	)
});

/** The names of the records that the server holds of somebody's unit, asked with that person's rights. */
export async function namesOnServer(url: string, who: SignIn): Promise<string[]> {
	const basic = Buffer.from(`${who.login}:${who.password}`).toString('base64');
	const range = 'startkey=%22activity:%22&endkey=%22activity:~%22';
	const response = await fetch(`${url}/db/unit-${who.unit}/_all_docs?include_docs=true&${range}`, {
		headers: { authorization: `Basic ${basic}` }
	});
	const { rows } = v.parse(AllDocs, await response.json());
	return rows.flatMap(({ doc }) => doc.content?.name ?? []).sort();
}
