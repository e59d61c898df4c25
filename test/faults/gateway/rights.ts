import { otherUnit, ownUnit, unitId } from '../../fixtures/builders.ts';
import { record, replica } from '../../integration/gateway/documents.ts';
import { block, other, own, people } from '../../integration/gateway/world.ts';
import { basic } from '../../integration/server/app.ts';
import { exchange } from './exchange.ts';
import { canaryOf, closed, loginOf, open, readers, writers, type Asker } from './people.ts';

const units = { [own]: ownUnit, [other]: otherUnit, [block]: unitId('khoi') };

/** Every way to read a database that shows the word in it. */
function waysToRead(database: string): { method: string; path: string; body: string | null }[] {
	const id = `note:${canaryOf(database)}`;
	const at = `/db/${database}`;
	return [
		{ method: 'GET', path: `${at}/_all_docs`, body: null },
		{
			method: 'POST',
			path: `${at}/_all_docs?include_docs=true`,
			body: JSON.stringify({ keys: [id] })
		},
		{ method: 'GET', path: `${at}/_changes`, body: null },
		{ method: 'POST', path: `${at}/_bulk_get`, body: JSON.stringify({ docs: [{ id }] }) },
		{ method: 'GET', path: `${at}/${id}`, body: null },
		{ method: 'GET', path: `${at}/${id}?open_revs=all`, body: null }
	];
}

const headersOf = (asker: Asker) => ({
	'content-type': 'application/json',
	...(asker === null ? {} : basic(loginOf(asker)))
});

/** Everybody reads every database in every way; names who saw what they must not, or did not see what they may. */
export async function everybodyReads(url: string): Promise<string[]> {
	const found: string[] = [];
	for (const asker of [null, ...people])
		for (const database of [...open, ...closed]) {
			const may = asker !== null && (readers[database] ?? []).includes(asker);
			for (const { method, path, body } of waysToRead(database)) {
				const { status, text } = await exchange(url, {
					method,
					path,
					body,
					headers: headersOf(asker)
				});
				// Beside the id that the path names, which a refusal might repeat.
				const shown = status < 300 && text.includes(canaryOf(database));
				if (shown !== may)
					found.push(
						`${asker ?? 'nobody'} ${may ? 'does not see' : 'sees'} ${path}: ${status} ${text.slice(0, 200)}`
					);
			}
		}
	return found;
}

/** Everybody sends an own record to every unit; names whose was taken wrongly, or wrongly not. */
export async function everybodyWrites(url: string): Promise<string[]> {
	const found: string[] = [];
	for (const asker of people)
		for (const [database, unit] of Object.entries(units)) {
			const may = (writers[database] ?? []).includes(asker);
			const body = JSON.stringify({ docs: [replica(record(asker, unit))], new_edits: false });
			const path = `/db/${database}/_bulk_docs`;
			const asked = { method: 'POST', path, body, headers: headersOf(asker) };
			const { status, text } = await exchange(url, asked);
			const taken = status === 201 && text.trim() === '[]';
			if (taken !== may) found.push(`${asker} ${may ? 'cannot' : 'can'} write into ${database}`);
		}
	return found;
}
