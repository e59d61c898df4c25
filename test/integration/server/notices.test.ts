import { afterAll, beforeAll, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { member, otherUnit, ownUnit, secretary } from '../../fixtures/builders.ts';
import { unitDocument } from '../../fixtures/memory-board-device.ts';
import { notice, receipt, wholeNotice } from '../../fixtures/notice-builders.ts';
import { paperKey, workEntry } from '../../fixtures/work-builders.ts';
import type { App, TestStore } from './app.ts';
import {
	account,
	basic,
	bodyOf,
	memberRole,
	putAccounts,
	secretaryRole,
	startApp,
	testStore
} from './app.ts';

let store: TestStore;
let app: App;
const key = paperKey(1);
const first = workEntry(wholeNotice({ confirm: true }));
const corrected = workEntry(notice({ text: '9 giờ ngày 25/6.' }), 5);
const edition = (entry: typeof first) => entry._id.slice(-26);
const readLate = receipt({ by: member, edition: edition(corrected) });

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	const person = (by: typeof member) => ({ person: by, name: `Tên ${by}` });
	await putAccounts(
		app.couch,
		await account('uyvien', [{ role: 'committee' }]),
		await account('vanphong', [{ role: 'office' }]),
		await account('kiemtra', [{ role: 'inspection' }]),
		await account('bithu', [secretaryRole, memberRole], person(secretary)),
		await account('doanvien', [memberRole], person(member)),
		await account('nghihuu', [memberRole], { disabled: true })
	);
	await app.couch.createDatabase('programme');
	const units = [unitDocument(ownUnit, 'Sở Tài chính'), unitDocument(otherUnit, 'Sở Tư pháp')];
	await app.couch.bulkDocs('programme', [...units, first, corrected]);
	await app.couch.createDatabase(unitDatabase(ownUnit));
	await app.couch.bulkDocs(unitDatabase(ownUnit), [
		receipt({ by: member, edition: edition(first), at: '2021-06-15T06:00:00.000Z' }),
		receipt({ by: secretary, edition: edition(first), at: '2021-06-15T06:00:00.000Z' }),
		readLate,
		{ ...receipt(), _id: `noticeReceipt:${key}:hong` }
	]);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const ask = (name: string, of = key, init: RequestInit = {}) =>
	fetch(`${app.url}/api/notices/${of}`, { headers: basic(name), ...init });

test.each(['uyvien', 'vanphong'])(
	'%s is told how far a notice got as it is worded now, in every unit it is for',
	async (name) => {
		expect((await bodyOf(ask(name))).units).toEqual([
			{ unit: ownUnit, people: 2, read: 1, confirmedAt: null },
			{ unit: otherUnit, people: 0, read: 0, confirmedAt: null }
		]);
	}
);

test('who of a unit read it is told person by person, and written down', async () => {
	const { people } = await bodyOf(ask('uyvien', `${key}/${ownUnit}`));
	expect(people).toEqual([
		{
			person: secretary,
			name: `Tên ${secretary}`,
			secretary: true,
			readAt: null,
			earlierAt: '2021-06-15T06:00:00.000Z'
		},
		{
			person: member,
			name: `Tên ${member}`,
			secretary: false,
			readAt: readLate.at,
			earlierAt: '2021-06-15T06:00:00.000Z'
		}
	]);
	const { rows } = await app.couch.allDocs('audit', { includeDocs: true });
	const lines = rows.flatMap((row) => ('doc' in row && row.doc ? [JSON.stringify(row.doc)] : []));
	expect(lines.filter((line) => line.includes('"read"') && line.includes(ownUnit))).toHaveLength(1);
});

test('nobody else is told, and of a notice that is not there nobody', async () => {
	for (const name of ['bithu', 'doanvien', 'kiemtra']) {
		expect((await ask(name)).status).toBe(403);
		expect((await ask(name, `${key}/${ownUnit}`)).status).toBe(403);
	}
	expect((await ask('uyvien', key, { headers: {} })).status).toBe(401);
	expect((await ask('uyvien', key, { headers: basic('uyvien'), method: 'POST' })).status).toBe(405);
	for (const of of [paperKey(2), 'x', '', `${key}/`, `${key}/khong-co-gi/x`, `${key}/%2e%2e`])
		expect((await ask('uyvien', of)).status).toBe(404);
});
