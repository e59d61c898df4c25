import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUDIT } from '../../../src/lib/server/audit/audit.ts';
import {
	account,
	basic,
	memberRole,
	PASSWORD,
	putAccounts,
	signIn,
	startApp,
	testStore,
	until,
	type App,
	type TestStore
} from '../server/app.ts';

let store: TestStore;
let app: App;
/** What the copy of the audit got. */
const copied: Readonly<Record<string, unknown>>[] = [];

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store, {
		signInLimits: { loginAtAddress: 3, login: 6, address: 20 },
		auditCopy: (line) => copied.push(line)
	});
	await putAccounts(
		app.couch,
		...(await Promise.all(
			['an', 'binh', 'cuong', 'dung'].map((name) => account(name, [memberRole]))
		))
	);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

/** A sign-in as a proxy on this machine passes it on. */
const at = (address: string, name: string, password: string) =>
	signIn(app, name, password, {
		origin: 'https://so-tay.example.vn',
		'x-forwarded-for': `6.6.6.6, ${address}`
	});

test('after three wrong passwords from one place the right one must wait too, and is told how long', async () => {
	for (let i = 0; i < 3; i++) expect((await at('203.0.113.1', 'an', 'wrong')).status).toBe(401);
	const refused = await at('203.0.113.1', 'an', PASSWORD);
	expect(refused.status).toBe(429);
	expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
	expect(await refused.json()).toEqual({
		error: 'too_many_attempts',
		reason: 'tooManyAttempts',
		retryAfterS: Number(refused.headers.get('retry-after'))
	});
	expect((await at('203.0.113.1', 'an', PASSWORD)).status).toBe(429);
	expect((await at('203.0.113.2', 'an', PASSWORD)).status).toBe(200);
});

test('a guesser at many places is stopped by the login', async () => {
	const statuses: number[] = [];
	for (let i = 0; i < 8; i++) statuses.push((await at(`198.51.100.${i}`, 'binh', 'wrong')).status);
	expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429, 429]);
});

test('tries made at once count each', async () => {
	const answers = await Promise.all(
		Array.from({ length: 8 }, () => at('203.0.113.9', 'cuong', 'wrong'))
	);
	expect(answers.filter(({ status }) => status === 401)).toHaveLength(3);
	expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
});

test('signing in rightly uses nothing up', async () => {
	for (let i = 0; i < 10; i++)
		expect((await at('203.0.113.30', 'cuong', PASSWORD)).status).toBe(200);
});

test('Basic is held to the same limits', async () => {
	const ask = (password: string) =>
		fetch(`${app.url}/db/programme`, {
			headers: { ...basic('cuong', password), 'x-forwarded-for': '203.0.113.40' }
		});
	for (let i = 0; i < 3; i++) expect((await ask('wrong')).status).toBe(401);
	const refused = await ask('wrong again');
	expect(refused.status).toBe(429);
	expect(refused.headers.get('retry-after')).not.toBeNull();
});

test('a whole address that guesses is stopped', async () => {
	const statuses: number[] = [];
	for (let i = 0; i < 22; i++) statuses.push((await at('203.0.113.50', `nobody${i}`, 'x')).status);
	expect(statuses.slice(0, 20).every((status) => status === 401)).toBe(true);
	expect(statuses.slice(20)).toEqual([429, 429]);
});

test('who failed to sign in as whom is in the audit and its copy: of accounts alone, and nothing that was typed', async () => {
	await app.couch.createDatabase(AUDIT);
	const wrongOf = async () => {
		const { rows } = await app.couch.allDocs(AUDIT, { includeDocs: true });
		return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
	};
	expect((await at('203.0.113.60', 'khong-co-ai', 'mat-khau-go-nham')).status).toBe(401);
	for (let i = 0; i < 5; i++) await at('203.0.113.61', 'dung', 'mat-khau-go-nham');
	const ofDung = async () => (await wrongOf()).filter(({ of }) => String(of) === 'person-dung');
	await until(async () => (await ofDung()).some(({ kind }) => kind === 'signInStopped'));
	const lines = await ofDung();
	expect(lines.map(({ kind }) => kind)).toEqual([
		...['wrongPassword', 'wrongPassword', 'wrongPassword', 'signInStopped']
	]);
	expect(lines[0]).toMatchObject({ by: 'chua-ro-ai', session: '' });
	for (const said of [JSON.stringify(await wrongOf()), JSON.stringify(copied)]) {
		expect(said).not.toContain('mat-khau-go-nham');
		expect(said).not.toContain('khong-co-ai');
	}
	const copies = copied.filter(({ of }) => String(of) === 'person-dung');
	expect(copies.map(({ _id }) => _id)).toEqual(lines.map(({ _id }) => _id));
});
