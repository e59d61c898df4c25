import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import { SeedPlan } from '../../../src/lib/server/seed/plan.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';
import { activity, decision, personId } from '../../fixtures/builders.ts';
import { levelWithRecount, storedUnits } from '../totals/level-with-recount.ts';
import type { App } from './app.ts';
import { account, bodyOf, cookieOf, fromPage, putAccounts, startApp, until } from './app.ts';
import { sick, SickCouch, wellAgain, type Illness } from './sick-couch.ts';

const SWEEP_MS = 100;
let couch: SickCouch;
let app: App;
let units: UnitId[] = [];
let phone: { cookie: string };
let secretary: { cookie: string };

beforeEach(async () => {
	couch = await SickCouch.start();
	await sow(couch.direct, new SeedPlan({ units: 3, members: 30, activities: 60, seed: 5 }), {
		receipts: true
	});
	app = await startApp(couch.store, { sweepMs: SWEEP_MS });
	const all = await storedUnits(couch.direct);
	units = all.filter(({ unit }) => unit.kind !== 'doanKhoi').map(({ unit }) => unit.id);
	const everywhere = <R extends string>(role: R) => units.map((unit) => ({ role, unit }));
	await putAccounts(
		couch.direct,
		await account('an', everywhere('member')),
		await account('binh', everywhere('unitSecretary')),
		await account('vp', [{ role: 'office' }])
	);
	phone = await cookieOf(app, 'an');
	secretary = await cookieOf(app, 'binh');
	await level();
}, 120_000);
afterEach(async () => {
	couch.illness = wellAgain;
	await app.close();
	await couch.close();
});

/** Sends one revision as a phone does; every part of it is told by `n`. */
function record(unit: UnitId, n: number) {
	const made = { ...activity({ campaigns: ['tet-trung-thu'] }, n, personId('person-an')), unit };
	const digest = String(n).padStart(32, '0');
	return { ...made, _rev: `1-${digest}`, _revisions: { start: 1, ids: [digest] } };
}

type Sent = ReturnType<typeof record>;

function send(unit: UnitId, docs: object[], headers = phone): Promise<Response> {
	return fetch(`${app.url}/db/${unitDatabase(unit)}/_bulk_docs`, {
		method: 'POST',
		headers: { ...headers, ...fromPage, 'content-type': 'application/json' },
		body: JSON.stringify({ docs, new_edits: false })
	});
}

function approval(sent: Sent, n: number) {
	const by = personId('person-binh');
	const { _revisions, ...rest } = sent;
	void _revisions;
	const made = decision('approve', { ...rest, _rev: rest._rev as never }, { by, seed: n });
	const digest = `d${String(n).padStart(31, '0')}`;
	return { ...made, _rev: `1-${digest}`, _revisions: { start: 1, ids: [digest] } };
}

async function missing(unit: UnitId, sent: readonly Sent[]): Promise<unknown> {
	const asked = Object.fromEntries(sent.map(({ _id, _rev }) => [_id, [_rev]]));
	const answer = await fetch(`${app.url}/db/${unitDatabase(unit)}/_revs_diff`, {
		method: 'POST',
		headers: { ...phone, ...fromPage, 'content-type': 'application/json' },
		body: JSON.stringify(asked)
	});
	return answer.json();
}

const health = () => bodyOf(fetch(`${app.url}/healthz`));
const isLevel = async () => {
	const { totals } = await health();
	return (totals as { lagMs?: number } | undefined)?.lagMs === 0;
};
/** The totals are level, and those of a plain recount. */
async function level(): Promise<void> {
	await until(isLevel, 30_000);
	await levelWithRecount(couch.direct);
}
const metric = async (name: string) => {
	const text = await (await fetch(`${app.url}/metrics`)).text();
	return Number(new RegExp(`^so_tay_${name} (\\S+)$`, 'm').exec(text)?.[1]);
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a CouchDB that answers 500', () => {
	test('for an hour: nothing piles up, health, figures and the office are told since when, and it comes back by itself with the totals of a recount', async () => {
		const [unit] = units as [UnitId];
		couch.illness = sick;
		await until(async () => (await health())['since'] !== undefined);
		const told = await health();
		expect(told).toMatchObject({
			status: 'unavailable',
			reason: 'CouchDB answered 500 (internal_server_error)'
		});

		// Sixty phones come again and again; each is told to wait, and nothing of theirs stays behind in the server.
		const sent = Array.from({ length: 60 }, (_, n) => record(unit, n + 1));
		for (let round = 0; round < 3; round++) {
			const answers = await Promise.all(sent.map((one) => send(unit, [one])));
			for (const answer of answers) {
				expect(answer.status).toBe(503);
				expect(answer.headers.get('retry-after')).toBe('5');
				await answer.body?.cancel();
			}
		}
		expect(couch.open).toBeLessThan(10);
		expect(await metric('write_queue')).toBe(0);
		expect(await metric('store_up')).toBe(0);
		expect(await metric('store_away_seconds')).toBeGreaterThan(0);

		// What the server asks by itself does not grow with the time that it lasts.
		const rate = async () => {
			const before = couch.asked;
			await pause(2_000);
			return couch.asked - before;
		};
		const early = await rate();
		await pause(4_000);
		expect(await rate()).toBeLessThanOrEqual(early + 5);
		app.turn(3_600_000);
		expect(await metric('store_away_seconds')).toBeGreaterThanOrEqual(3_600);

		couch.illness = wellAgain;
		await until(async () => (await health())['status'] === 'ok', 20_000);
		for (const one of sent) expect((await send(unit, [one])).status).toBe(201);
		const judged = sent.map((one, n) => approval(one, n + 1));
		expect(await (await send(unit, judged, secretary)).json()).toEqual([]);
		expect(await missing(unit, sent)).toEqual({});
		await level();

		const asked = await fetch(`${app.url}/api/status`, { headers: await cookieOf(app, 'vp') });
		const { storeAway } = await bodyOf(asked);
		expect(storeAway).toMatchObject({ from: told['since'] });
	}, 120_000);

	test('for one unit alone holds back no figure of the others, and none is lost when it is well', async () => {
		const [ill, one, other] = units as [UnitId, UnitId, UnitId];
		const board = async (unit: UnitId) =>
			(await couch.direct.get('totals', `totals:${unit}:2021`))['_rev'];
		const before = await Promise.all([one, other].map(board));
		const own = encodeURIComponent(unitDatabase(ill));
		couch.illness = ({ method, path }) =>
			path.includes(own) &&
			(path.includes('_all_docs') || (method === 'GET' && path.includes('_changes')))
				? sick({ method, path, body: '' })
				: null;
		for (const [at, unit] of [ill, one, other].entries()) {
			const sent = record(unit, 700 + at);
			expect((await send(unit, [sent])).status).toBe(201);
			expect(await (await send(unit, [approval(sent, 700 + at)], secretary)).json()).toEqual([]);
		}
		await until(async () => {
			const now = await Promise.all([one, other].map(board));
			return now.every((rev, at) => rev !== before[at]);
		}, 30_000);
		expect(await isLevel()).toBe(false);
		couch.illness = wellAgain;
		await level();
	}, 120_000);

	test('to every third request, by chance: whatever was taken is there, and counted', async () => {
		let n = 0;
		couch.illness = (passing) =>
			(n = (n * 1103515245 + 12345) % 2147483648) % 3 === 0 ? sick(passing) : null;
		const sent: Sent[] = [];
		const [unit] = units as [UnitId];
		for (let at = 0; at < 40; at++) {
			const one = record(unit, 800 + at);
			const answer = await send(unit, [one]);
			if (answer.status === 201) sent.push(one);
			else expect(answer.status).toBe(503);
			await answer.body?.cancel();
		}
		couch.illness = wellAgain;
		expect(sent.length).toBeGreaterThan(0);
		expect(await missing(unit, sent)).toEqual({});
		await level();
	}, 120_000);
});

describe('a CouchDB that takes a part', () => {
	/** Half of each batch fails in CouchDB, as when a shard times out. */
	const half: Illness = ({ method, path, body }) => {
		if (method !== 'POST' || !path.endsWith('_bulk_docs')) return null;
		const { docs } = JSON.parse(body) as { docs: { _id: string }[] };
		const failed = docs.filter((_, at) => at % 2 === 0);
		const row = ({ _id }: { _id: string }) => ({ id: _id, error: 'timeout', reason: '' });
		return { status: 201, body: failed.map(row) };
	};

	test('of a batch: the phone is told to send it again, and nothing counts as taken', async () => {
		const [unit] = units as [UnitId];
		const sent = Array.from({ length: 6 }, (_, n) => record(unit, 900 + n));
		couch.illness = half;
		const answer = await send(unit, sent);
		expect(answer.status).toBe(503);
		// Somebody who signs in meanwhile has no session that is in no store.
		const signedIn = await fetch(`${app.url}/api/session`, {
			method: 'POST',
			headers: { ...fromPage, 'content-type': 'application/json' },
			body: JSON.stringify({ login: 'an', password: 'khoi2022' })
		});
		expect(signedIn.status).toBe(503);
		couch.illness = wellAgain;
		expect((await send(unit, sent)).status).toBe(201);
		expect(await missing(unit, sent)).toEqual({});
		await level();
	}, 60_000);

	test('of no more than so many bytes: the phone halves its batch, and receipts and log do not stand still', async () => {
		const [unit] = units as [UnitId];
		const most = 60_000;
		couch.illness = ({ body }) =>
			body.length > most ? { status: 413, body: { error: 'too_large', reason: '' } } : null;
		const sent = Array.from({ length: 120 }, (_, n) => record(unit, 1_000 + n));
		expect((await send(unit, sent)).status).toBe(413);
		for (let at = 0; at < sent.length; at += 40)
			expect((await send(unit, sent.slice(at, at + 40))).status).toBe(201);
		expect(await metric('log_queue')).toBe(0);
		expect(await missing(unit, sent)).toEqual({});
		await level();
	}, 60_000);
});

describe('a CouchDB that somebody changes by hand', () => {
	test('refuses our password: told in health as such, and all goes on when it is right again', async () => {
		couch.illness = () => ({
			status: 401,
			body: { error: 'unauthorized', reason: 'Name or password is incorrect.' }
		});
		const [unit] = units as [UnitId];
		const answer = await send(unit, [record(unit, 1_100)]);
		// Never 401: the phone would think that its person must sign in.
		expect(answer.status).toBe(503);
		await until(async () => (await health())['since'] !== undefined);
		expect((await health())['reason']).toBe('CouchDB refused the credentials of its URL (401)');
		// A wrong password is not sent again and again: CouchDB would lock the account out.
		const before = couch.asked;
		for (let n = 0; n < 20; n++) await (await send(unit, [record(unit, 1_100)])).body?.cancel();
		expect(couch.asked - before).toBeLessThan(10);
		couch.illness = wellAgain;
		await until(async () => (await send(unit, [record(unit, 1_100)])).status === 201, 30_000);
		await level();
	}, 60_000);

	test('loses a unit’s database: it is made anew, phones send again what they hold, and the totals are those of a recount', async () => {
		const [unit, other] = units as [UnitId, UnitId];
		const sent = Array.from({ length: 3 }, (_, n) => record(unit, 1_200 + n));
		expect((await send(unit, sent)).status).toBe(201);
		expect((await send(other, [record(other, 1_300)])).status).toBe(201);
		await level();
		await couch.direct.deleteDatabase(unitDatabase(unit));
		await until(async () => (await couch.direct.listDatabases()).includes(unitDatabase(unit)));
		await level();
		expect((await send(unit, sent)).status).toBe(201);
		await level();
		expect(await missing(unit, sent)).toEqual({});
	}, 60_000);

	test('loses what was counted: it is published again', async () => {
		for (const name of ['totals', 'totals-committee', 'totals-private'])
			await couch.direct.deleteDatabase(name);
		await until(async () => (await couch.direct.listDatabases()).includes('totals-private'));
		await level();
	}, 60_000);

	test('hangs: whoever watches is answered, what waits is bounded, and it goes on when it wakes', async () => {
		couch.illness = () => 'hang';
		await until(async () => (await health())['status'] === 'unavailable', 20_000);
		expect((await health())['reason']).toBe('the store does not answer within 3000 ms');
		expect(await metric('store_up')).toBe(0);
		expect(couch.open).toBeLessThan(25);
		couch.illness = wellAgain;
		const [unit] = units as [UnitId];
		expect((await send(unit, [record(unit, 1_400)])).status).toBe(201);
	}, 60_000);
});
