import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDatabase } from '../../../src/lib/domain/database.ts';
import { dataKinds } from '../../../src/lib/domain/privacy/data-map.ts';
import { dataNames } from '../../../src/lib/i18n/vi/data-names.ts';
import { ownKinds } from '../../../src/lib/server/privacy/own-kinds.ts';
import { isDerived, isOwn } from '../../../src/lib/server/own-databases.ts';
import { unitOfPhotos } from '../../../src/lib/server/photos/photo-bytes.ts';
import { demoAccounts, storeAccounts } from '../../../src/lib/server/seed/demo-accounts.ts';
import { SeedPhotos } from '../../../src/lib/server/seed/photos.ts';
import { withFrozenReport } from '../../../src/lib/server/seed/frozen-report.ts';
import { SeedPlan } from '../../../src/lib/server/seed/plan.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';
import type { App, TestStore } from '../server/app.ts';
import { basic, bodyOf, cookieOf, fromPage, startApp, testStore } from '../server/app.ts';

/*
 * A server on which everybody did what they do: whatever lies in its store must stand in the dossier's map, so that a
 * new type of document, wherever it is written, cannot be forgotten there.
 */

let store: TestStore;
let app: App;
const logins = { office: '', member: '' };
let memberId = '';

beforeAll(async () => {
	store = await testStore();
	const plan = new SeedPlan({ units: 3, members: 45, activities: 80, seed: 3 });
	const couch = store.open();
	await sow(couch, new SeedPhotos(withFrozenReport(plan)), { receipts: true });
	const { accounts } = await demoAccounts(plan.block);
	await storeAccounts(couch, accounts);
	await couch.close();
	const loginOf = (id = '') => accounts.find(({ person }) => person === id)?.login ?? '';
	memberId = plan.block.units[0]?.members[3]?.id ?? '';
	logins.member = loginOf(memberId);
	logins.office = loginOf(plan.block.office[0]?.id);
	app = await startApp(store);
}, 60_000);
afterAll(async () => {
	await app.close();
	await store.remove();
});

async function ask(place: string, method: string, body: object, login: string): Promise<void> {
	const answer = await fetch(`${app.url}/api/${place}`, {
		method,
		headers: { ...basic(login), 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	expect([place, answer.status, answer.status < 300 ? '' : await answer.text()]).toEqual([
		...[place, answer.status < 300 ? answer.status : 200],
		''
	]);
}

/** What people and the office do about data, each once. */
async function everythingOnce(): Promise<void> {
	const { member, office } = logins;
	const cookie = await cookieOf(app, member);
	const key = JSON.stringify({ key: 'A'.repeat(87) });
	const init = { method: 'POST', headers: { ...cookie, ...fromPage }, body: key };
	expect((await fetch(`${app.url}/api/handover/key`, init)).status).toBe(200);
	await ask('privacy/consent', 'POST', { version: 1, purposes: ['records'] }, member);
	const wish = { kind: 'correct', purposes: [], words: 'Sửa năm sinh.' };
	await ask('privacy/requests', 'POST', wish, member);
	const incident = {
		title: 'Mất máy',
		foundAt: new Date().toISOString(),
		happened: 'Chưa rõ',
		touched: ['roster'],
		units: [],
		people: null,
		consequences: '',
		measures: ''
	};
	await ask('privacy/incidents', 'POST', { facts: incident }, office);
	await ask('retention/settings', 'PUT', { photoMonths: 12, nameMonths: 12 }, office);
	const { names } = await bodyOf(fetch(`${app.url}/api/retention`, { headers: basic(office) }));
	const { mark } = names as { mark: string };
	await ask('retention/names', 'POST', { mark, answer: 'Đã bỏ tên.' }, office);
	const row = {
		line: 2,
		name: 'Sùng A Páo',
		unit: 'Sở Mới',
		birth: '15/06/1995',
		phone: 912_345_678,
		chiDoan: '',
		post: 'Bí thư',
		membership: '',
		department: ''
	};
	const choices = [{ key: 'so moi', is: { kind: 'chiDoanCoSo' } }];
	const list = { file: 'ds.xlsx', from: '2021-03-01', asNew: [], rows: [row], choices };
	await ask('people/import', 'POST', list, office);
	await ask('people/cards', 'POST', { person: memberId }, office);
}

/** Every kind of document by where it lies, `<database or kind of database> <type or subject>`. */
async function storedKinds(): Promise<Set<string>> {
	const found = new Set<string>();
	for (const name of (await app.couch.listDatabases()).filter(isOwn)) {
		// Figures that are counted from the rest, and bytes whose documents stand in the unit's database.
		if (isDerived(name) || unitOfPhotos(name) !== null) continue;
		const place = parseDatabase(name)?.kind ?? name;
		for (const row of (await app.couch.allDocs(name, { includeDocs: true })).rows) {
			const doc = 'doc' in row ? row.doc : null;
			if (doc)
				found.add(`${place} ${String(doc['type'] === 'work' ? doc['subject'] : doc['type'])}`);
		}
	}
	return found;
}

test(
	'every kind of document that a used server holds stands in the map, at its place',
	{ timeout: 60_000 },
	async () => {
		await everythingOnce();
		const own = ownKinds().map(({ kind, place }) => `${place} ${kind}`);
		const mapped = new Set([...dataKinds().map(({ kind, place }) => `${place} ${kind}`), ...own]);
		const stored = await storedKinds();
		expect([...stored].filter((kind) => !mapped.has(kind))).toEqual([]);
		// And all of the server's own kinds were met, but for what a decision about photos alone writes.
		// Which server it is stands in a file beside the embedded store.
		const elsewhere = store.kind === 'embedded' ? ['accounts identity'] : [];
		const unmet = own.filter((kind) => !stored.has(kind));
		expect(unmet).toEqual([...elsewhere, 'privacy retention']);
		for (const kind of ['unit activity', 'unitPrivate party', 'committee frozen'])
			expect(stored).toContain(kind);
	}
);

test('every kind of the server’s own, and each of its fields, has a name in the dossier', () => {
	const unnamed = ownKinds().flatMap(({ kind, fields }) => [
		...(dataNames.ownKinds[kind] === undefined ? [kind] : []),
		...fields.filter((field) => dataNames.field(field) === null).map((field) => `${kind}.${field}`)
	]);
	expect(unnamed).toEqual([]);
});
