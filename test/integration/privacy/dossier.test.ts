import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { DossierFacts } from '../../../src/lib/domain/privacy/dossier.ts';
import { otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { rosterPerson } from '../gateway/documents.ts';
import type { App, TestStore } from '../server/app.ts';
import {
	account,
	basic,
	memberRole,
	putAccounts,
	secretaryRole,
	startApp,
	testStore
} from '../server/app.ts';

let store: TestStore;
let app: App;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	const at = '2021-03-26T00:00:00.000Z';
	const consent = { version: 1, purposes: ['records' as const], at };
	await putAccounts(
		app.couch,
		await account('an', [memberRole], { consent }),
		await account('bithu', [secretaryRole, memberRole], {
			consent: { ...consent, purposes: ['records', 'party'] }
		}),
		await account('vanphong', [{ role: 'office' }])
	);
	for (const unit of [ownUnit, otherUnit]) await app.couch.createDatabase(unitDatabase(unit));
	await app.couch.bulkDocs(unitDatabase(ownUnit), [rosterPerson('person-an')]);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const ask = (name: string) => fetch(`${app.url}/api/privacy/dossier`, { headers: basic(name) });

test('the dossier counts what is there and names nobody, for the office alone', async () => {
	for (const name of ['an', 'bithu']) expect((await ask(name)).status).toBe(403);
	const answer = await ask('vanphong');
	const text = await answer.text();
	const facts = v.parse(DossierFacts, JSON.parse(text));
	expect(facts).toMatchObject({
		people: 3,
		roles: { member: 2, unitSecretary: 1, office: 1 },
		consents: { version: 1, records: 2, party: 1 },
		requests: { all: 0, open: 0, late: 0 },
		incidents: { all: 0, open: 0, toldLate: 0 },
		stores: { unit: { documents: 1 } }
	});
	expect(facts.stores['unit']?.databases).toBeGreaterThanOrEqual(2);
	expect(text).not.toMatch(/person-|Người|Lê Thị Mai/);
});
