import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { parseBy } from '../../../src/lib/domain/issue.ts';
import { BoardRecordDetail, BoardRecordsPage } from '../../../src/lib/domain/totals/record-page.ts';
import {
	boardOver,
	PeriodsDocument,
	periodsPrefix
} from '../../../src/lib/domain/totals/periods-document.ts';
import {
	FRESHNESS,
	FreshnessDocument,
	freshnessShard
} from '../../../src/lib/domain/totals/freshness-document.ts';
import { TotalsDocument, unpackBoard } from '../../../src/lib/domain/totals/totals-document.ts';
import { Revision, type UnitId } from '../../../src/lib/domain/ids.ts';
import { SeedPlan } from '../../../src/lib/server/seed/plan.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';
import { linesOf } from '../../../src/lib/domain/totals/board-lines.ts';
import { PublishedBoards } from './counted-board.ts';
import { activity, decision, otherUnit, ownUnit, personId } from '../../fixtures/builders.ts';
import {
	account,
	cookieOf,
	fromPage,
	memberRole,
	putAccounts,
	secretaryRole,
	startApp,
	testStore,
	until,
	type App,
	type TestStore
} from '../server/app.ts';

let store: TestStore;
let app: App;
/** Another process over the same CouchDB, with totals of its own; the embedded store has a single owner. */
let twin: App | null = null;

beforeAll(async () => {
	store = await testStore();
	const couch = store.open();
	await sow(couch, new SeedPlan({ units: 4, members: 40, activities: 80, seed: 7 }), {
		receipts: true
	});
	await couch.close();
	app = await startApp(store);
	if (store.kind === 'couchdb')
		twin = await startApp({ ...store, dataDir: `${store.dataDir}/twin` });
	for (const unit of [ownUnit, otherUnit]) await app.couch.createDatabase(unitDatabase(unit));
	await putAccounts(
		app.couch,
		await account('an', [memberRole]),
		await account('binh', [secretaryRole]),
		await account('cuong', [secretaryRole]),
		await account('giang', [{ role: 'committee' }])
	);
	await level();
}, 60_000);
afterAll(async () => {
	await twin?.close();
	await app.close();
	await store.remove();
});

async function lagMs(): Promise<number> {
	const health: { totals: { lagMs: number } } = JSON.parse(
		await (await fetch(`${app.url}/healthz`)).text()
	);
	return health.totals.lagMs;
}

/** Waits until the board of the block is published and nothing is behind. */
async function level(): Promise<void> {
	await until(
		async () => (await published('block', 'term')) !== null && (await lagMs()) === 0,
		30_000
	);
}

async function published(scope: 'block' | UnitId, period: string) {
	const { rows } = await app.couch.allDocs('totals', { keys: [`totals:${scope}:${period}`] });
	if (!rows.some((row) => 'value' in row && row.value.deleted !== true)) return null;
	return (await PublishedBoards.read(app.couch)).board(scope, period);
}

async function send(name: string, unit: UnitId, documents: object[]): Promise<void> {
	const phone = await cookieOf(app, name);
	const response = await fetch(`${app.url}/db/${unitDatabase(unit)}/_bulk_docs`, {
		method: 'POST',
		headers: { ...phone, ...fromPage, 'content-type': 'application/json' },
		body: JSON.stringify({ docs: documents })
	});
	const answers: unknown = await response.json();
	expect(answers).toMatchObject(documents.map(() => ({ ok: true })));
}

/** A record of this test's member, as it is after it was sent. */
async function sentRecord(seed: number) {
	const record = activity({ campaigns: ['tet-trung-thu'] }, seed, personId('person-an'));
	await send('an', ownUnit, [record]);
	const stored = await app.couch.get(unitDatabase(ownUnit), record._id);
	return { ...record, _rev: v.parse(Revision, stored._rev) };
}

describe('a record that is sent and approved', () => {
	test('is seen waiting, then approved, on the unit’s and the block’s published boards', async () => {
		const before = (await published('block', '2021'))?.all;
		const record = await sentRecord(11);
		const waiting = (before?.waiting.activities ?? 0) + 1;
		await until(async () => (await published('block', '2021'))?.all.waiting.activities === waiting);
		await send('binh', ownUnit, [decision('approve', record, { by: personId('person-binh') })]);
		const approved = (before?.approved.activities ?? 0) + 1;
		await until(
			async () => (await published('block', '2021'))?.all.approved.activities === approved
		);
		const unit = await published(ownUnit, '2021');
		expect(unit?.all.approved.activities).toBe(1);
		expect(unit?.by.campaign?.['tet-trung-thu']?.approved.activities).toBe(1);
		expect(unit?.by.unit).toBeUndefined();
	});

	test('changes no document whose figures it does not touch', async () => {
		await level();
		const rows = async () => (await app.couch.allDocs('totals', {})).rows;
		const before = new Map((await rows()).map((row) => [row.key, JSON.stringify(row)]));
		await sentRecord(12);
		await until(async () => (await published(ownUnit, 'term'))?.all.waiting.activities === 1);
		await level();
		const changed = (await rows()).filter((row) => before.get(row.key) !== JSON.stringify(row));
		const lines = linesOf('block', `unit:${ownUnit}`);
		expect(changed.map(({ key }) => key).sort()).toEqual(
			[
				'totals:block:2021',
				'totals:block:term',
				`lines:block:2021:${lines}`,
				`lines:block:term:${lines}`,
				`lines:block:2021:${linesOf('block', 'commune:none')}`,
				`lines:block:term:${linesOf('block', 'commune:none')}`,
				`totals:${ownUnit}:2021`,
				`totals:${ownUnit}:term`
			].sort()
		);
	});

	test('holds figures and no person', async () => {
		const { rows } = await app.couch.allDocs('totals', { includeDocs: true });
		expect(JSON.stringify(rows)).not.toMatch(/person-|dv\d+-\d+/);
	});

	test('tells the committee how fresh each unit is', async () => {
		const parsed = parseBy(
			FreshnessDocument,
			await app.couch.get('totals-committee', FRESHNESS + freshnessShard(ownUnit))
		);
		if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
		expect(parsed.value.units[ownUnit]).toEqual({
			lastArrivalAt: expect.stringMatching(/^20/),
			waiting: 1,
			oldestWaitingAt: expect.stringMatching(/^2021-/)
		});
	});
});

describe('the records behind a figure', () => {
	const page = async (name: string, query: string) => {
		const response = await fetch(`${app.url}/api/records?${query}`, {
			headers: await cookieOf(app, name)
		});
		const body: unknown = await response.json();
		return { status: response.status, body };
	};
	const rowsOf = (body: unknown) => {
		const parsed = parseBy(BoardRecordsPage, body);
		if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
		return parsed.value;
	};

	test('are as many as the figure says, page by page, each once, newest first', async () => {
		const board = await published('block', 'term');
		const seen: string[] = [];
		const days: string[] = [];
		let next: string | null = null;
		do {
			const after: string = next === null ? '' : `&after=${encodeURIComponent(next)}`;
			const got = rowsOf(
				(await page('giang', `scope=block&period=term&side=approved&limit=7${after}`)).body
			);
			seen.push(...got.rows.map(({ activity: id }) => id));
			days.push(...got.rows.map(({ when }) => (when.precision === 'day' ? when.start : '')));
			next = got.next;
		} while (next !== null);
		expect(new Set(seen).size).toBe(seen.length);
		expect(seen).toHaveLength(board?.all.approved.activities ?? -1);
		const told = days.filter((day) => day !== '');
		expect(told).toEqual([...told].sort().reverse());
	});

	test('of every cell are those that the board counts there', async () => {
		const board = await published('block', '2021');
		for (const [key, cell] of Object.entries(board?.by.campaign ?? {})) {
			const query = `scope=block&period=2021&by=campaign&key=${key}&side=approved&limit=200`;
			const got = rowsOf((await page('giang', query)).body);
			expect(got.rows, key).toHaveLength(cell.approved.activities);
		}
	});

	test('open whole, with the names of those who took part and decided', async () => {
		const { rows } = rowsOf(
			(await page('giang', 'scope=block&period=2021&side=approved&limit=1')).body
		);
		const [row] = rows;
		const response = await fetch(
			`${app.url}/api/records/${row?.unit}/${row?.activity.slice('activity:'.length)}`,
			{ headers: await cookieOf(app, 'giang') }
		);
		const detail = parseBy(BoardRecordDetail, await response.json());
		if (!detail.ok) throw new Error(JSON.stringify(detail.error));
		expect(detail.value.activity?._id).toBe(row?.activity);
		expect(detail.value.decisions.map(({ _id }) => _id)).toContain(row?.decision);
	});

	test('cost the store one reading of each unit for their names, however many ask at once', async () => {
		const headers = await cookieOf(app, 'giang');
		// What was read before is not believed any more.
		app.turn(61_000);
		const readings: string[] = [];
		let pass: () => void = () => undefined;
		const passed = new Promise<void>((resolve) => (pass = resolve));
		const read = app.couch.allDocs;
		app.couch.allDocs = async (db, options) => {
			if (!db.startsWith('unit-')) return read.call(app.couch, db, options);
			readings.push(db);
			await passed;
			return read.call(app.couch, db, options);
		};
		const path = `${app.url}/api/records?scope=block&period=term&side=approved&limit=60`;
		const asked = Array.from({ length: 20 }, async () => (await fetch(path, { headers })).json());
		await until(() => readings.length > 0);
		await fetch(`${app.url}/healthz`);
		pass();
		const [first, ...others] = (await Promise.all(asked)).map((body) => rowsOf(body).rows);
		app.couch.allDocs = read;
		expect(readings.sort()).toEqual(
			[...new Set(first?.map(({ unit }) => unitDatabase(unit)))].sort()
		);
		expect(first?.some(({ authorName }) => authorName !== '')).toBe(true);
		for (const rows of others) expect(rows).toEqual(first);
	});

	test('of a month, a quarter and nine months are as many as are published of them', async () => {
		const { rows } = await app.couch.allDocs('totals-committee', {
			keys: ['periods:block:2021:all'],
			includeDocs: true
		});
		const [row] = rows;
		const parsed = parseBy(PeriodsDocument, row !== undefined && 'doc' in row ? row.doc : null);
		if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
		for (const period of ['2021-05', '2021-Q2', '2021-9m', '2021-H2']) {
			const query = `scope=block&period=${period}&side=approved&limit=200`;
			const got = rowsOf((await page('giang', query)).body);
			const { all } = boardOver([parsed.value], 'block', period);
			expect(got.rows.length, period).toBe(all.approved.activities);
			const people = new Set(got.rows.flatMap(({ facts }) => facts.members));
			expect(people.size, period).toBe(all.approved.members);
		}
	});

	test('are closed to whoever may not read the unit', async () => {
		expect((await page('an', 'scope=block&period=term&side=approved')).status).toBe(403);
		expect((await page('an', `scope=${otherUnit}&period=term&side=approved`)).status).toBe(403);
		expect((await page('an', `scope=${ownUnit}&period=term&side=approved`)).status).toBe(200);
		expect(
			(await fetch(`${app.url}/api/records?scope=block&period=term&side=approved`)).status
		).toBe(401);
	});

	test.each([
		'scope=x y',
		'scope=block&period=20',
		'scope=block&period=term&side=both',
		'scope=block&period=term&side=approved&by=campaign',
		'scope=block&period=term&side=approved&limit=0',
		"scope=block&period=term&side=approved&after=';--"
	])('are not asked for by %s', async (query) => {
		expect(await page('giang', query)).toEqual({
			status: 400,
			body: { error: 'bad_request', reason: 'malformed' }
		});
	});
});

describe('free days', () => {
	const ask = async (name: string | null, query: string, signal?: AbortSignal) => {
		const response = await fetch(`${app.url}/api/board?${query}`, {
			headers: name === null ? {} : await cookieOf(app, name),
			...(signal === undefined ? {} : { signal })
		});
		const body: unknown = await response.json();
		return { status: response.status, body };
	};
	const quarter = 'scope=block&from=2021-04-01&to=2021-06-30';
	const inParts = async (period: string) => {
		const { rows } = await app.couch.allDocs('totals-committee', {
			startKey: periodsPrefix('block', '2021'),
			endKey: `${periodsPrefix('block', '2021')}\uffff`,
			includeDocs: true
		});
		const documents = rows.flatMap((row) => {
			const parsed = parseBy(PeriodsDocument, 'doc' in row ? row.doc : null);
			return parsed.ok ? [parsed.value] : [];
		});
		return boardOver(documents, 'block', period);
	};

	test('are counted when asked for: those of a quarter say what is published of the quarter', async () => {
		await level();
		const { status, body } = await ask('giang', quarter);
		expect(status).toBe(200);
		const parsed = parseBy(TotalsDocument, body);
		if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
		expect(parsed.value.at).toMatch(/^20/);
		const board = unpackBoard(parsed.value);
		expect(board.all.approved.activities).toBeGreaterThan(0);
		expect(board).toEqual(await inParts('2021-Q2'));
	});

	test('that nobody waits for any more do not stand in the way of others', async () => {
		const gone = new AbortController();
		const asked = Array.from({ length: 5 }, () => ask('giang', quarter, gone.signal));
		gone.abort();
		const ends = await Promise.allSettled(asked);
		expect(ends.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
		expect((await ask('giang', quarter)).status).toBe(200);
	});

	test('are those of a unit for whoever may read it, and of the block for whoever sees every unit', async () => {
		const days = 'from=2021-01-01&to=2021-12-31';
		expect((await ask('an', `scope=${ownUnit}&${days}`)).status).toBe(200);
		expect((await ask('an', `scope=${otherUnit}&${days}`)).status).toBe(403);
		expect((await ask('an', `scope=block&${days}`)).status).toBe(403);
		expect((await ask(null, `scope=block&${days}`)).status).toBe(401);
	});

	test.each([
		['from=2021-02-31&to=2021-03-31', 'notDay'],
		['from=2021-03-01&to=31/03/2021', 'notDay'],
		['from=2021-03-02&to=2021-03-01', 'endBeforeStart'],
		['from=2019-12-31&to=2021-03-01', 'outsideTerm'],
		['from=2021-03-01', 'malformed']
	])('that are none are refused: %s', async (days, reason) => {
		expect(await ask('giang', `scope=block&${days}`)).toEqual({
			status: 400,
			body: { error: 'bad_request', reason }
		});
	});
});

describe('a server started anew', () => {
	test('goes on from where the totals were, and the figures stay', async () => {
		const before = await published('block', 'term');
		await app.close();
		app = await startApp(store);
		await level();
		expect(await published('block', 'term')).toEqual(before);
	});
});
