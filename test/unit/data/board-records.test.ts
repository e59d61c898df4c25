import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openBoardRecords } from '../../../src/lib/data/board-records.ts';
import type { BoardRecords } from '../../../src/lib/data/board-records.ts';
import { countedFacts } from '../../../src/lib/domain/totals/figures.ts';
import { activity, ownUnit, personId } from '../../fixtures/builders.ts';

const record = activity();
const { id, joint, parent, days, ...told } = countedFacts(ownUnit, record._id, record);
void [id, joint, parent, days];
const page = {
	at: '2021-06-15T05:00:00.000Z',
	rows: [
		{
			unit: ownUnit,
			activity: record._id,
			name: record.content.name,
			when: record.content.when,
			seal: 'waiting',
			decision: null,
			authorName: 'Nguyễn Văn An',
			facts: told,
			share: 0
		}
	],
	next: null
};
const json = (body: unknown, status = 200) =>
	new Response(JSON.stringify(body), {
		status,
		headers: { 'content-type': 'application/json' }
	});
const query = {
	scope: 'block',
	period: '2021',
	by: { dimension: 'campaign', key: 'hien-mau' },
	side: 'waiting'
} as const;

let asked: string[] = [];
let answer: () => Response = () => json(page);
let now = 0;
let people = 0;
let records: BoardRecords;

beforeEach(async () => {
	asked = [];
	answer = () => json(page);
	records = await openBoardRecords(personId(`person-${people++}`), {
		fetch: async (input) => {
			asked.push(String(input));
			return answer();
		},
		now: () => now++
	});
});
afterEach(() => records.close());

describe('records behind a figure', () => {
	test('are asked for by scope, period, dimension, key and side', async () => {
		expect(await records.fetchPage(query, null)).toEqual({ ok: true, value: page });
		expect(asked).toEqual([
			'/api/records?scope=block&period=2021&by=campaign&key=hien-mau&side=waiting&limit=50'
		]);
	});

	test('that were fetched once are there without signal', async () => {
		await records.fetchPage(query, null);
		answer = () => {
			throw new TypeError('Failed to fetch');
		};
		expect(await records.fetchPage(query, null)).toEqual({ ok: false, error: 'offline' });
		expect(await records.keptPage(query, null)).toEqual(page);
	});

	test('of another page or side are not taken for these', async () => {
		await records.fetchPage(query, null);
		expect(await records.keptPage({ ...query, side: 'approved' }, null)).toBeNull();
		expect(await records.keptPage(query, 'second')).toBeNull();
	});

	test('are forgotten once the server says there is no right', async () => {
		await records.fetchPage(query, null);
		answer = () => json({ error: 'forbidden', reason: 'noRight' }, 403);
		expect(await records.fetchPage(query, null)).toEqual({ ok: false, error: 'noRight' });
		expect(await records.keptPage(query, null)).toBeNull();
	});

	test.each([
		[401, 'signIn'],
		[404, 'gone'],
		[503, 'serverDown']
	])('answered with %i say %s', async (status, fault) => {
		answer = () => json({ error: 'x', reason: 'y' }, status);
		expect(await records.fetchPage(query, null)).toEqual({ ok: false, error: fault });
	});

	test("are not taken from a proxy's page, nor in a shape this version does not know", async () => {
		answer = () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
		expect(await records.fetchPage(query, null)).toEqual({ ok: false, error: 'notOurServer' });
		answer = () => json({ rows: 'none' });
		expect(await records.fetchPage(query, null)).toEqual({ ok: false, error: 'newerServer' });
	});

	test('are kept up to a hundred answers, the newest', async () => {
		for (let i = 0; i <= 100; i++) await records.fetchPage(query, `page-${i}`);
		expect(await records.keptPage(query, 'page-0')).toBeNull();
		expect(await records.keptPage(query, 'page-1')).toEqual(page);
		expect(await records.keptPage(query, 'page-100')).toEqual(page);
	});

	test('open one by one, with decisions', async () => {
		const detail = { at: page.at, activity: record, decisions: [] };
		answer = () => json(detail);
		const fetched = await records.fetchDetail(ownUnit, record._id);
		expect(asked).toEqual([`/api/records/${ownUnit}/${record._id.slice('activity:'.length)}`]);
		expect(fetched).toEqual({ ok: true, value: { ...detail, names: {}, photos: [] } });
		expect(await records.keptDetail(ownUnit, record._id)).toEqual({
			...detail,
			names: {},
			photos: []
		});
	});
});
