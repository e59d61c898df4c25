import { expect } from '@playwright/test';
import type { SignIn } from './block.ts';

/** Writes a document with somebody's own rights, as any CouchDB client of theirs could. */
export async function putDocument(
	url: string,
	who: SignIn,
	database: string,
	document: { _id: string; [field: string]: unknown }
): Promise<void> {
	const basic = Buffer.from(`${who.login}:${who.password}`).toString('base64');
	const response = await fetch(`${url}/db/${database}/${encodeURIComponent(document._id)}`, {
		method: 'PUT',
		headers: { authorization: `Basic ${basic}`, 'content-type': 'application/json' },
		body: JSON.stringify(document)
	});
	expect(response.status, await response.text()).toBe(201);
}
