import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { privateDatabase, unitDatabase } from '../../../src/lib/domain/database.ts';
import { otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { rosterPerson } from '../gateway/documents.ts';
import type { App, TestStore } from '../server/app.ts';
import {
	account,
	basic,
	bodyOf,
	cookieOf,
	fromPage,
	memberRole,
	putAccounts,
	secretaryRole,
	signIn,
	startApp,
	testStore
} from '../server/app.ts';

let store: TestStore;
let app: App;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await putAccounts(
		app.couch,
		await account('an', [memberRole]),
		await account('binh', [memberRole]),
		await account('bithu', [secretaryRole, memberRole]),
		await account('vanphong', [{ role: 'office' }])
	);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const ask = (name: string, place: string, method = 'GET', body?: unknown) =>
	fetch(`${app.url}/api/privacy/${place}`, {
		method,
		headers: { ...basic(name), 'content-type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});
const agree = (name: string, purposes: string[], version = 1) =>
	ask(name, 'consent', 'POST', { version, purposes });
const consentOf = async (name: string) => (await bodyOf(signIn(app, name)))['consent'];

describe('consent', () => {
	test('nobody has agreed who was not asked, and who agreed is not asked again', async () => {
		expect(await consentOf('an')).toBeNull();
		expect((await agree('an', ['records', 'party'])).status).toBe(200);
		expect(await consentOf('an')).toBe(1);
		const phone = await cookieOf(app, 'an');
		const told = await bodyOf(fetch(`${app.url}/api/session`, { headers: phone }));
		expect(told['consent']).toBe(1);
		const own = await bodyOf(ask('an', ''));
		expect(own).toMatchObject({
			consents: [{ what: 'given', version: 1, purposes: ['records', 'party'] }],
			requests: []
		});
	});

	test('needs the purpose without which there is no app, and the notice of today', async () => {
		expect((await agree('binh', ['party'])).status).toBe(400);
		expect((await agree('binh', ['records'], 2)).status).toBe(400);
		expect((await agree('binh', ['records', 'fun'])).status).toBe(400);
		expect(await consentOf('binh')).toBeNull();
	});

	test('without the purpose of Party stages the office is asked to keep none', async () => {
		await agree('binh', ['records']);
		await agree('binh', ['records']);
		const { requests } = await bodyOf(ask('binh', ''));
		expect(requests).toMatchObject([{ kind: 'withdraw', purposes: ['party'] }]);
	});

	test('is not given by a page of another site', async () => {
		const phone = await cookieOf(app, 'bithu');
		const from = (origin: string) =>
			fetch(`${app.url}/api/privacy/consent`, {
				method: 'POST',
				headers: { ...phone, origin, 'content-type': 'application/json' },
				body: JSON.stringify({ version: 1, purposes: ['records', 'party'] })
			});
		expect((await from('https://evil.example')).status).toBe(403);
		expect((await from(fromPage.origin)).status).toBe(200);
	});
});

describe('a request', () => {
	test('reaches the office, is answered once extended at most, and ends the consent when done', async () => {
		await agree('an', ['records', 'party']);
		const wanted = { kind: 'withdraw', purposes: ['records'], words: 'Tôi rời Đoàn' };
		expect((await ask('an', 'requests', 'POST', wanted)).status).toBe(200);
		const desk = await bodyOf(ask('vanphong', 'office'));
		const [request] = (desk['requests'] as { id: string; person: string }[]).filter(
			({ person }) => person === 'person-an'
		);
		expect(request).toMatchObject({ name: 'Người an', words: 'Tôi rời Đoàn', acts: [] });
		const answer = (action: string, words = 'Văn phòng đã nhận') =>
			ask('vanphong', `office/${request?.id ?? ''}`, 'POST', { action, words });
		expect((await answer('reply')).status).toBe(200);
		expect((await answer('extend')).status).toBe(200);
		expect((await answer('extend')).status).toBe(409);
		expect((await answer('refuse', '')).status).toBe(400);
		expect(await consentOf('an')).toBe(1);
		expect((await answer('done')).status).toBe(200);
		expect((await answer('reply')).status).toBe(409);
		expect(await consentOf('an')).toBeNull();
		const own = await bodyOf(ask('an', ''));
		expect(own).toMatchObject({
			consents: [{ what: 'given' }, { what: 'given' }, { what: 'withdrawn' }],
			requests: [{ acts: [{ action: 'reply' }, { action: 'extend' }, { action: 'done' }] }]
		});
	});

	test('says what it is about', async () => {
		const empty = { purposes: [], words: '' };
		expect((await ask('binh', 'requests', 'POST', { kind: 'withdraw', ...empty })).status).toBe(
			400
		);
		expect((await ask('binh', 'requests', 'POST', { kind: 'correct', ...empty })).status).toBe(400);
		expect((await ask('binh', 'requests', 'POST', { kind: 'erase', ...empty })).status).toBe(200);
	});

	test('nobody but the office sees those of others', async () => {
		for (const name of ['an', 'bithu']) {
			expect((await ask(name, 'office')).status).toBe(403);
			expect((await ask(name, 'office/settings', 'PUT', {})).status).toBe(403);
		}
		const { requests } = await bodyOf(ask('bithu', ''));
		expect(requests).toEqual([]);
		expect((await fetch(`${app.url}/api/privacy`)).status).toBe(401);
	});

	test('keeps the deadlines of its day when the office sets others', async () => {
		const deadlines = { replyWorkingDays: 2, withdrawDays: 10, correctDays: 5, eraseDays: 12 };
		const set = { contact: 'Văn phòng, tầng 2', deadlines };
		expect((await ask('vanphong', 'office/settings', 'PUT', set)).status).toBe(200);
		expect(await bodyOf(ask('binh', 'contact'))).toEqual({ contact: 'Văn phòng, tầng 2' });
		await ask('binh', 'requests', 'POST', { kind: 'correct', purposes: [], words: 'Sai năm sinh' });
		const { requests } = await bodyOf(ask('binh', ''));
		expect(requests).toMatchObject([
			{ kind: 'correct', deadlines: { correctDays: 5 } },
			{ kind: 'erase', deadlines: { eraseDays: 20 } },
			{ kind: 'withdraw', deadlines: { withdrawDays: 15 } }
		]);
	});
});

test('the export has every document that names the person, and of lists of people only themselves', async () => {
	const [own, other] = [unitDatabase(ownUnit), unitDatabase(otherUnit)];
	const secret = privateDatabase(ownUnit);
	for (const database of [own, other, secret]) await app.couch.createDatabase(database);
	const headcount = {
		_id: 'headcount:2021-12-31',
		type: 'headcount',
		memberIds: ['person-an', 'person-binh'],
		youthIds: [],
		chiDoanOf: { 'person-an': 'a', 'person-binh': 'b' }
	};
	await app.couch.bulkDocs(own, [
		rosterPerson('person-an'),
		rosterPerson('person-binh'),
		headcount
	]);
	await app.couch.bulkDocs(secret, [
		{ _id: 'work:1', type: 'work', set: { person: 'person-an', introducedOn: '2021-05-19' } },
		{ _id: 'work:2', type: 'work', set: { person: 'person-binh', introducedOn: '2021-05-19' } },
		{ _id: 'work:3', type: 'work', subject: 'memberSelf', by: 'person-an', set: { level: 'good' } },
		{
			_id: 'work:4',
			type: 'work',
			subject: 'memberSelf',
			by: 'person-binh',
			set: { level: 'good' }
		}
	]);
	await app.couch.bulkDocs(other, [{ _id: 'x:1', type: 'x', by: 'person-an' }]);
	const exported = await bodyOf(ask('an', 'export'));
	expect(exported['accounts']).toMatchObject([{ login: 'an', name: 'Người an' }]);
	const documents = exported['documents'] as { database: string; document: { _id: string } }[];
	expect(documents.map(({ database, document }) => `${database}/${document._id}`).sort()).toEqual(
		[
			`${own}/headcount:2021-12-31`,
			`${own}/person:person-an`,
			`${other}/x:1`,
			`${secret}/work:1`,
			`${secret}/work:3`
		].sort()
	);
	expect(JSON.stringify(exported)).not.toContain('person-binh');
	expect(JSON.stringify(exported)).not.toContain('argon2');
});
