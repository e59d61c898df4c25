/**
 * The server that is fuzzed, in a process of its own: a whole application over the embedded store (or CouchDB), with
 * ten people and a word in every database that must not leave it. Tells its parent what it uses, when asked.
 */
import * as v from 'valibot';
import { parseDatabase } from '../../../src/lib/domain/database.ts';
import type { Activity } from '../../../src/lib/domain/activity/activity.ts';
import { newActivityId } from '../../../src/lib/domain/ids.ts';
import { AUDIT } from '../../../src/lib/server/audit/audit.ts';
import type { Couch, StoredDocument } from '../../../src/lib/server/couch/couch.ts';
import { openLog } from '../../../src/lib/server/log.ts';
import { RECEIPTS } from '../../../src/lib/server/receipts/receipts.ts';
import { record } from '../../integration/gateway/documents.ts';
import { actorOf, idOf, people } from '../../integration/gateway/world.ts';
import { account, putAccounts, startApp, testStore } from '../../integration/server/app.ts';
import { NOON, bytes } from '../../fixtures/builders.ts';
import { canaryOf, closed, loginOf, open, writers } from './people.ts';
import { Question, type Figures } from './wire.ts';

const warnings: string[] = [];
process.on('warning', ({ message }) => warnings.push(message));

const store = await testStore();
// Whatever the server holds for a fault of its own comes out on standard error, where the parent listens.
const app = await startApp(store, { log: openLog('error') });
const first = new Set<string>();
await fill(app.couch);

async function fill(couch: Couch): Promise<void> {
	for (const database of [...open, AUDIT, RECEIPTS]) await couch.createDatabase(database);
	for (const person of people)
		await putAccounts(
			couch,
			await account(loginOf(person), actorOf(person).roles, { person: idOf(person) })
		);
	for (const database of [...open, ...closed]) await couch.bulkDocs(database, canaries(database));
	for (const database of open)
		for (const { _id, _rev } of await documents(couch, database)) first.add(`${_id} ${_rev}`);
}

/** The word is in the id, so that whatever lists the database shows it; and in a record of each unit. */
function canaries(database: string): StoredDocument[] {
	const word = canaryOf(database);
	const note = { _id: `note:${word}`, type: 'note', v: 1, word };
	const parsed = parseDatabase(database);
	if (parsed?.kind !== 'unit') return [note];
	const made = record('member', parsed.unit);
	// Not an id that the parent's own records get.
	const _id = newActivityId(NOON, bytes(1_000_000));
	const named: Activity = { ...made, _id, content: { ...made.content, name: word } };
	return [note, named];
}

async function documents(couch: Couch, database: string): Promise<StoredDocument[]> {
	const { rows } = await couch.allDocs(database, { includeDocs: true });
	return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
}

const Receipt = v.object({
	database: v.string(),
	by: v.string(),
	revisions: v.array(v.tuple([v.string(), v.string(), v.string()]))
});

/** What stands in a database without a receipt of somebody who may write there. */
async function unlawful(): Promise<string[]> {
	const { couch } = app;
	const lawful = new Set(first);
	for (const document of await documents(couch, RECEIPTS)) {
		const receipt = v.safeParse(Receipt, document);
		if (!receipt.success) continue;
		const { database, by, revisions } = receipt.output;
		const may = (writers[database] ?? []).some((person) => idOf(person) === by);
		if (may) for (const [id, rev] of revisions) lawful.add(`${id} ${rev}`);
	}
	const found: string[] = [];
	for (const database of open.filter((name) => !name.startsWith('totals')))
		for (const { _id, _rev } of await documents(couch, database))
			if (!lawful.has(`${_id} ${_rev}`)) found.push(`${database}/${_id} ${_rev}`);
	return found;
}

function figures(): Figures {
	globalThis.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	const resources: Record<string, number> = {};
	for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
	return { memoryMb: (heapUsed + external) / 2 ** 20, resources, warnings };
}

async function answer(question: Question): Promise<unknown> {
	switch (question) {
		case 'figures':
			return figures();
		case 'unlawful':
			return unlawful();
		case 'end':
			await app.close();
			await store.remove();
			return process.disconnect();
	}
}

process.on('message', (message) => {
	void answer(v.parse(Question, message)).then((said) => {
		if (process.connected) process.send?.(said);
	});
});
process.send?.({ url: app.url });
