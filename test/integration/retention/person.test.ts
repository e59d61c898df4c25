import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { privateDatabase, unitDatabase } from '../../../src/lib/domain/database.ts';
import type { RetirePreview } from '../../../src/lib/domain/retention/retire.ts';
import type { Person } from '../../../src/lib/domain/unit/person.ts';
import { ACCOUNTS } from '../../../src/lib/server/auth/account.ts';
import type { Couch, StoredDocument } from '../../../src/lib/server/couch/couch.ts';
import { demoAccounts, storeAccounts } from '../../../src/lib/server/seed/demo-accounts.ts';
import { SeedPlan } from '../../../src/lib/server/seed/plan.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';
import { TOTALS_FILE } from '../../../src/lib/server/totals/ledger-schema.ts';
import { partyStage, workEntry } from '../../fixtures/work-builders.ts';
import type { App, TestStore } from '../server/app.ts';
import { basic, bodyOf, cookieOf, startApp, testStore, until } from '../server/app.ts';

/*
 * A whole seeded block, of which one member who wrote records has left, and asks that their data go.
 */

/** Nobody else has it. */
const NAME = 'Sầm Quý Hiếm';
const TOTALS = ['totals', 'totals-committee', 'totals-private'];
let store: TestStore;
let app: App;
let gone: Person;
let stays: Person;
const logins = { gone: '', office: '', secretary: '' };

beforeAll(async () => {
	store = await testStore();
	const plan = new SeedPlan({ units: 2, members: 24, activities: 60, seed: 3 });
	const couch = store.open();
	await sow(couch, plan, { receipts: false });
	const { accounts } = await demoAccounts(plan.block);
	const [unit] = plan.block.units;
	const [first, second] = unit?.members ?? [];
	if (first === undefined || second === undefined) throw new Error('the block has no members');
	[gone, stays] = [first, second];
	await storeAccounts(
		couch,
		accounts.map((one) => (one.person === gone.id ? { ...one, name: NAME } : one))
	);
	await named(couch);
	await couch.close();
	const loginOf = (id: string) => accounts.find(({ person }) => person === id)?.login ?? '';
	logins.gone = loginOf(gone.id);
	logins.secretary = loginOf(unit?.secretaries[0].id ?? '');
	logins.office = loginOf(plan.block.office[0]?.id ?? '');
	app = await startApp(store);
}, 60_000);
afterAll(async () => {
	await app.close();
	await store.remove();
});

/** Puts the name where names stand: the roster, the unit's private log, a record with its approval. */
async function named(couch: Couch): Promise<void> {
	const database = unitDatabase(gone.unit);
	const entry = await couch.get(database, `person:${gone.id}`);
	const left = {
		name: NAME,
		folded: 'sam quy hiem',
		activeFrom: '2020-02-20',
		activeTo: '2024-05-31'
	};
	await couch.bulkDocs(database, [{ ...entry, ...left, v: 1, moves: undefined }]);
	const stage = partyStage(NAME, { person: gone.id, introducedOn: '2021-05-19' }, 9);
	const log = [
		workEntry(stage, 1),
		{ ...workEntry(partyStage('Ai Khác', {}, 8), 2, gone.id), name: NAME }
	];
	await couch.bulkDocs(privateDatabase(gone.unit), log);
	const { rows } = await couch.allDocs(database, {
		startKey: 'decision:',
		endKey: 'decision;',
		includeDocs: true
	});
	const approval = rows.flatMap((row) =>
		'doc' in row && row.doc?.['verdict'] === 'approve' ? [row.doc] : []
	)[0];
	const record = await couch.get(database, String(approval?.['activity']));
	const result = `${NAME} và các đoàn viên đi thăm.`;
	const said = (of: unknown) => ({
		...(of as { content: object }),
		content: { ...(of as { content: object }).content, result }
	});
	await couch.bulkDocs(database, [
		said(record) as unknown as StoredDocument,
		{ ...(approval as StoredDocument), snapshot: said(approval?.['snapshot']) }
	]);
}

const ask = (place: string, method = 'GET', body?: unknown, name = logins.office) =>
	fetch(`${app.url}/api/${place}`, {
		method,
		headers: { ...basic(name), 'content-type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});

/** Every document of a database without its revision. */
async function saidIn(database: string): Promise<Map<string, unknown>> {
	const { rows } = await app.couch.allDocs(database, { includeDocs: true });
	return new Map(
		rows.flatMap((row) => {
			if (!('doc' in row) || !row.doc) return [];
			const { _id, _rev, at, countedAt, ...said } = row.doc;
			void [_rev, at, countedAt];
			return [[`${database} ${_id}`, said] as const];
		})
	);
}

/** Everything that is published, once all is counted and nothing changes any more. */
async function totals(least = 1): Promise<Map<string, unknown>> {
	let last = '';
	let found = new Map<string, unknown>();
	await until(async () => {
		const { totals: lag } = await bodyOf(fetch(`${app.url}/healthz`));
		found = new Map((await Promise.all(TOTALS.map(saidIn))).flatMap((all) => [...all]));
		const before = last;
		last = JSON.stringify([...found]);
		return (lag as { lagMs: number }).lagMs === 0 && found.size >= least && last === before;
	}, 40_000);
	return found;
}

/** Starts the server anew on totals that are counted from nothing. */
async function countAnew(): Promise<void> {
	await app.close();
	await rm(join(store.dataDir, TOTALS_FILE), { force: true });
	const couch = store.open();
	for (const name of TOTALS) await couch.deleteDatabase(name);
	await couch.close();
	app = await startApp(store);
}

/** Where the name still stands, in any version that anybody can read. */
async function placesOf(name: string): Promise<string[]> {
	const places: string[] = [];
	for (const database of await app.couch.listDatabases()) {
		const { results } = await app.couch.changes(database, { style: 'all_docs' });
		const asked = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
		for (const { id, docs } of await app.couch.bulkGet(database, asked))
			if (JSON.stringify(docs).includes(name)) places.push(`${database} ${id}`);
	}
	return places;
}

test(
	'a name goes everywhere, every total stays, the phone is emptied, the request is done; and it does not come back',
	{ timeout: 120_000 },
	async () => {
		const database = unitDatabase(gone.unit);
		const roster = await app.couch.get(database, `person:${gone.id}`);
		const [account] = (
			await app.couch.allDocs(ACCOUNTS, { keys: [`account:${logins.gone}`], includeDocs: true })
		).rows;
		const phone = await cookieOf(app, logins.gone);
		const wish = { kind: 'erase', purposes: [], words: `Xin xóa tên ${NAME}.` };
		expect((await ask('privacy/requests', 'POST', wish, logins.gone)).status).toBe(200);
		// As an import leaves it: a login tells of a name too.
		const held = { type: 'holder', v: 1, person: gone.id, login: logins.gone };
		await app.couch.bulkDocs(ACCOUNTS, [{ _id: `holder:${gone.id}`, ...held }]);
		const before = await totals();
		const preview = (await bodyOf(ask(`retention/person/${gone.id}`))) as unknown as RetirePreview;
		expect(preview).toMatchObject({
			onRoster: [],
			namesakes: 0,
			phones: 1,
			rosters: 1,
			requests: 1,
			accounts: [{ login: logins.gone }],
			places: [{ database, count: 2, excerpt: `${NAME} và các đoàn viên đi thăm.` }]
		});

		// What the seed has of them stands under the name of before: who they are is said by the id.
		expect(preview.names.toSorted()).toEqual([gone.name, NAME].sort());
		expect(preview.entries).toBeGreaterThanOrEqual(2);
		const places = preview.places.map(({ database: of, id }) => ({ database: of, id }));
		const decision = { places, answer: 'Đã bỏ tên khỏi mọi nơi.' };
		const done = await bodyOf(ask(`retention/person/${gone.id}`, 'POST', decision));
		expect(done['retirements']).toMatchObject([{ documents: preview.entries + 3 }]);
		expect(JSON.stringify(done)).not.toContain(gone.id);
		expect(await placesOf(NAME)).toEqual([]);
		await expect(app.couch.get(ACCOUNTS, `holder:${gone.id}`)).rejects.toMatchObject({
			status: 404
		});
		expect(await app.couch.get(database, `person:${gone.id}`)).toMatchObject({
			name: '(đã rút tên)',
			birthYear: null,
			department: '',
			activeFrom: '2020-02-20',
			activeTo: '2024-05-31'
		});
		const session = await fetch(`${app.url}/api/session`, { headers: phone });
		expect([session.status, await session.json()]).toMatchObject([401, { reason: 'lostPhone' }]);
		expect((await ask('session', 'GET', undefined, logins.gone)).status).toBe(401);
		const { requests } = await bodyOf(ask('privacy/office'));
		const own = (requests as { person: string }[]).filter(({ person }) => person === gone.id);
		expect(own).toMatchObject([
			{ name: '(đã rút tên)', words: '', acts: [{ action: 'done', words: decision.answer }] }
		]);

		await countAnew();
		const after = await totals(before.size);
		expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before));

		// A restore: the roster and the account as they were, beside what was decided.
		const { _rev, ...entry } = roster;
		const now = await app.couch.get(database, `person:${gone.id}`);
		void _rev;
		await app.couch.bulkDocs(database, [{ ...entry, _rev: now._rev }]);
		const { _rev: old, ...signIn } = (account && 'doc' in account ? account.doc : null) ?? {};
		void old;
		await app.couch.bulkDocs(ACCOUNTS, [signIn as StoredDocument]);
		expect(await placesOf(NAME)).not.toEqual([]);
		await app.close();
		app = await startApp(store);
		await until(async () => (await placesOf(NAME)).length === 0);
	}
);

test('whoever is on a roster stays; oneself, and others than the office, retire nobody', async () => {
	const answer = { places: [], answer: 'Đã bỏ tên.' };
	const retire = (person: string, name?: string) =>
		ask(`retention/person/${person}`, 'POST', answer, name);
	const active = { ...(await app.couch.get(unitDatabase(stays.unit), `person:${stays.id}`)) };
	await app.couch.bulkDocs(unitDatabase(stays.unit), [
		{ ...active, v: 1, moves: undefined, activeFrom: '2020-02-20', activeTo: null }
	]);
	const refused = await retire(stays.id);
	expect([refused.status, await refused.json()]).toMatchObject([409, { reason: 'onRoster' }]);
	expect((await retire('khong-co-ai')).status).toBe(404);
	expect((await ask('retention/person/khong-co-ai')).status).toBe(404);
	expect(
		(await ask(`retention/person/${stays.id}`, 'GET', undefined, logins.secretary)).status
	).toBe(403);
	expect((await retire(stays.id, logins.secretary)).status).toBe(403);
	expect(
		(await ask(`retention/person/${stays.id}`, 'POST', { places: [], answer: ' ' })).status
	).toBe(400);
	expect(await app.couch.get(unitDatabase(stays.unit), `person:${stays.id}`)).toMatchObject({
		name: stays.name
	});
});
