import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../../src/lib/domain/access.ts';
import { privateDatabase, unitDatabase } from '../../../src/lib/domain/database.ts';
import { parseBy } from '../../../src/lib/domain/issue.ts';
import {
	PrivateTotals,
	privateTotalsId
} from '../../../src/lib/domain/private/private-document.ts';
import { otherUnit, ownUnit, personId } from '../../fixtures/builders.ts';
import { officer, partyStage, workEntry, type SaidOf } from '../../fixtures/work-builders.ts';
import { activity, decision, member } from '../../fixtures/builders.ts';
import { unit } from '../gateway/documents.ts';
import type { App, TestStore } from '../server/app.ts';
import {
	account,
	cookieOf,
	fromPage,
	putAccounts,
	secretaryRole,
	startApp,
	testStore,
	until
} from '../server/app.ts';

/** A name, and a way to say a stage, that stand nowhere but in what is private. */
const NAME = 'Sầm Thị Kín';
const outsiders: Record<string, Role[]> = {
	thanhvien: [{ role: 'member', unit: ownUnit }],
	bithukhac: [{ role: 'unitSecretary', unit: otherUnit }],
	vanphong: [{ role: 'office' }],
	kiemtra: [{ role: 'inspection' }]
};

let store: TestStore;
let app: App;
beforeAll(async () => {
	store = await testStore();
	const couch = store.open();
	await couch.createDatabase('programme');
	const units = [unit(ownUnit), unit(otherUnit)];
	await couch.bulkDocs('programme', units);
	await couch.close();
	app = await startApp(store);
	const others = Object.entries(outsiders).map(([name, roles]) => account(name, roles));
	await putAccounts(
		app.couch,
		await account('binh', [secretaryRole]),
		await account('giang', [{ role: 'committee' }]),
		...(await Promise.all(others))
	);
}, 60_000);
afterAll(async () => {
	await app.close();
	await store.remove();
});

let n = 0;
async function say(said: SaidOf): Promise<void> {
	const entry = workEntry(said, ++n, 'person-binh');
	const response = await fetch(`${app.url}/db/${privateDatabase(ownUnit)}/_bulk_docs`, {
		method: 'POST',
		headers: {
			...(await cookieOf(app, 'binh')),
			...fromPage,
			'content-type': 'application/json'
		},
		body: JSON.stringify({ docs: [entry] })
	});
	expect(await response.json()).toMatchObject([{ ok: true }]);
}

/** What of a period the committee reads; null: nothing yet. */
async function published(period: string): Promise<PrivateTotals | null> {
	const response = await fetch(`${app.url}/db/totals-private/${privateTotalsId(period)}`, {
		headers: await cookieOf(app, 'giang')
	});
	if (response.status === 404) return null;
	const { _rev, ...document }: Record<string, unknown> = JSON.parse(await response.text());
	void _rev;
	const parsed = parseBy(PrivateTotals, document);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
	return parsed.value;
}

test('what a secretary writes is counted for the committee, of the unit and of the block, and names nobody', async () => {
	await say(partyStage(NAME, { introducedOn: '2021-05-19', admittedOn: '2021-06-01' }, 1));
	await say(partyStage('Người khác', { introducedOn: '2020-05-19' }, 2));
	const an = personId('person-an');
	await say(officer(NAME, { position: 'secretary', theory: 'advanced', partyMember: true }, 3));
	await say(officer('An', { person: an, position: 'deputy', theory: 'none' }, 4));
	await until(async () => {
		const term = await published('term');
		return term?.block.introduced === 2 && term.block.theory.of === 2;
	});
	const term = await published('term');
	expect(term?.block).toMatchObject({
		admitted: 1,
		theory: { n: 1 },
		partyMembers: { n: 1, unknown: 1 }
	});
	expect(term?.units[ownUnit]).toEqual(term?.block);
	expect(term?.units[otherUnit]?.introduced).toBe(0);
	expect((await published('2021'))?.block).toMatchObject({
		introduced: 1,
		trained: { n: 0, of: 2 }
	});
	for (const period of ['term', '2020', '2021'])
		expect(JSON.stringify(await published(period))).not.toMatch(/Kín|person-/);
});

test('an approved record of training that names an officer is counted without a word of theirs', async () => {
	const people = { ...activity().content.people, members: [personId('person-an')] };
	const record = activity({ campaigns: ['tap-huan'], people }, 7, member);
	await app.couch.bulkDocs(unitDatabase(ownUnit), [record, decision('approve', record)]);
	await until(async () => (await published('2021'))?.block.trained?.n === 1);
	expect((await published('2020'))?.block.trained?.n).toBe(0);
});

test.each(Object.keys(outsiders))(
	'%s finds nothing of it in any database or list that they can read',
	async (name) => {
		const headers = await cookieOf(app, name);
		const readable: string[] = [];
		for (const database of await app.couch.listDatabases())
			for (const way of ['_all_docs?include_docs=true', '_changes']) {
				const answer = await fetch(`${app.url}/db/${database}/${way}`, { headers });
				const text = await answer.text();
				if (answer.status !== 200) continue;
				readable.push(database);
				expect(text).not.toMatch(/Kín|introduced|admitted|partyMember/);
			}
		expect(readable).not.toContain(privateDatabase(ownUnit));
		expect(readable).not.toContain('totals-private');
		for (const path of ['/api/session', '/healthz', '/api/board?scope=block&period=2021'])
			expect(await (await fetch(`${app.url}${path}`, { headers })).text()).not.toMatch(
				/Kín|introduced|admitted|partyMember/
			);
	}
);
