import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ImportDone, ImportPreview } from '../../../src/lib/domain/import/asked.ts';
import type { ListRow } from '../../../src/lib/domain/import/list-row.ts';
import { officersIn } from '../../../src/lib/domain/private/officers.ts';
import { WorkEntry } from '../../../src/lib/domain/work/entry.ts';
import { plausibleName } from '../../../src/lib/server/seed/names.ts';
import { SeededRandom } from '../../../src/lib/server/seed/random.ts';
import type { App, TestStore } from '../server/app.ts';
import {
	account,
	basic,
	bodyOf,
	changeAccount,
	memberRole,
	putAccounts,
	startApp,
	testStore
} from '../server/app.ts';

let store: TestStore;
let app: App;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	const office = { role: 'office' as const };
	await putAccounts(
		app.couch,
		await account('an', [memberRole]),
		await account('vanphong', [office]),
		await account('vanphong2', [office])
	);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const row = (line: number, name: string, unit: string, more: Partial<ListRow> = {}): ListRow => ({
	line,
	name,
	unit,
	birth: '15/06/1995',
	phone: null,
	chiDoan: '',
	post: '',
	membership: '',
	department: '',
	...more
});

function ask(place: string, body: object, who = 'vanphong') {
	return fetch(`${app.url}/api/people/${place}`, {
		method: 'POST',
		headers: { ...basic(who), 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
}
type List = { rows: ListRow[]; from?: string; asNew?: number[]; choices?: object[] };
const list = (of: List) => ({ file: 'ds.xlsx', from: '2021-03-01', choices: [], asNew: [], ...of });
const preview = async (of: List) => v.parse(ImportPreview, await bodyOf(ask('preview', list(of))));
const bring = async (of: List, who?: string) =>
	v.parse(ImportDone, await bodyOf(ask('import', list(of), who)));

async function documents(database: string, type: string) {
	const { rows } = await app.couch.allDocs(database, {
		startKey: `${type}:`,
		endKey: `${type};`,
		includeDocs: true
	});
	return rows.flatMap((one) => ('doc' in one && one.doc ? [one.doc] : []));
}

async function loginsOf(whose: string) {
	const accounts = await documents('accounts', 'account');
	return accounts.flatMap(({ name, login }) => (name === whose ? [String(login)] : []));
}

/** A list as a block has it: units of both kinds, secretaries, chi đoàn, some of one name. */
function block(units: number, people: number): { rows: ListRow[]; choices: object[] } {
	const random = new SeededRandom('a list');
	const rows = Array.from({ length: people }, (_, i) => {
		const n = i % units;
		const isFirst = i < units;
		const chiDoan = n % 2 === 0 ? `Chi đoàn ${(i % 4) + 1}` : '';
		const birth = { day: new Date(Date.UTC(1986, 0, 1 + 2 * i)).toISOString().slice(0, 10) };
		return row(i + 2, plausibleName(random.fork(String(i))), `Cơ quan số ${n + 1}`, {
			chiDoan,
			post: isFirst ? 'Bí thư' : '',
			birth,
			phone: 900_000_000 + i
		});
	});
	const choices = Array.from({ length: units }, (_, n) => ({
		key: `co quan so ${n + 1}`,
		is: { kind: n % 2 === 0 ? 'doanCoSo' : 'chiDoanCoSo' }
	}));
	return { rows, choices };
}

test('60 units and 2,400 people come with one list: seen within two seconds, and sent again nothing changes', async () => {
	const { rows, choices } = block(60, 2_400);
	expect((await preview({ rows })).counts).toMatchObject({ unknownUnit: 2_400, new: 0 });
	// The work and not the wait: the machine has others to serve. The rosters were read before.
	const begun = process.cpuUsage();
	const seen = await preview({ rows, choices });
	const { user, system } = process.cpuUsage(begun);
	expect((user + system) / 1_000).toBeLessThan(2_000);
	expect(seen.counts).toEqual({
		new: 2_400,
		same: 0,
		twice: 0,
		doubt: 0,
		wrong: 0,
		unknownUnit: 0
	});
	expect([seen.newUnits.length, seen.secretaries.length]).toEqual([60, 60]);
	expect(await documents('programme', 'unit')).toEqual([]);

	const done = await bring({ rows, choices });
	expect(done).toMatchObject({ people: 2_400, accounts: 2_400, units: 60 });
	const before = await Promise.all(
		['programme', 'accounts', 'unit-co-quan-so-1'].map((name) => app.couch.databaseInfo(name))
	);
	const again = await bring({ rows });
	expect(again).toMatchObject({ people: 0, accounts: 0, units: 0 });
	const after = await Promise.all(
		['programme', 'accounts', 'unit-co-quan-so-1'].map((name) => app.couch.databaseInfo(name))
	);
	expect(after.map(({ update_seq }) => update_seq)).toEqual(
		before.map(({ update_seq }) => update_seq)
	);

	const entries = (await documents('unit-co-quan-so-1-private', 'work')).map((one) =>
		v.parse(WorkEntry, one)
	);
	expect(officersIn(entries)).toMatchObject([{ name: rows[0]?.name, position: 'secretary' }]);
	const [person] = await documents('unit-co-quan-so-2', 'person');
	expect(person).toMatchObject({
		membership: 'member',
		activeFrom: '2021-03-01',
		moves: [{ by: 'person-vanphong' }]
	});
	expect(JSON.stringify(person)).not.toMatch(/09\d{8}|\d\d\/\d/);
});

test('two clerks bring the same list at once: nobody is there twice', async () => {
	const rows = [row(2, 'Lò Thị Sương', 'Sở Công Thương'), row(3, 'Giàng A Páo', 'Sở Công Thương')];
	const choices = [{ key: 'so cong thuong', is: { kind: 'chiDoanCoSo' } }];
	const [one, two] = await Promise.all([
		bring({ rows, choices }),
		bring({ rows, choices }, 'vanphong2')
	]);
	expect(one.people + two.people).toBe(2);
	expect(await documents('unit-so-cong-thuong', 'person')).toHaveLength(2);
});

test('a list taken back leaves nothing but whom somebody worked with since, and can be sent again', async () => {
	const rows = [
		row(2, 'Hà Văn Quyết', 'Ban Dân tộc', { post: 'Bí thư' }),
		row(3, 'Vàng Thị Mai', 'Ban Dân tộc'),
		row(4, 'Lương Văn Hùng', 'Ban Dân tộc')
	];
	const choices = [{ key: 'ban dan toc', is: { kind: 'chiDoanCoSo' } }];
	const done = await bring({ rows, choices });
	expect(done.people).toBe(3);
	const [mai = ''] = await loginsOf('Vàng Thị Mai');
	await changeAccount(app.couch, mai, { waiting: undefined });
	const undone = v.parse(ImportDone, await bodyOf(ask(`undo/${done.id}`, {})));
	expect(undone.undone).toMatchObject({ people: 2, kept: 1, byName: 'Người vanphong' });
	expect((await documents('unit-ban-dan-toc', 'person')).map(({ name }) => name)).toEqual([
		'Vàng Thị Mai'
	]);
	expect(await documents('unit-ban-dan-toc-private', 'work')).toEqual([]);
	expect([await loginsOf('Vàng Thị Mai'), await loginsOf('Hà Văn Quyết')]).toEqual([[mai], []]);
	expect((await ask(`undo/${done.id}`, {})).status).toBe(409);

	expect((await preview({ rows })).counts).toMatchObject({ new: 2, same: 1 });
	const all = await bring({ rows });
	expect(all.people).toBe(2);
	const whole = v.parse(ImportDone, await bodyOf(ask(`undo/${all.id}`, {})));
	expect(whole.undone).toMatchObject({ people: 2, kept: 0 });
});

test('what a list leaves open is told by line, and nothing of it is written', async () => {
	const told = await preview({
		rows: [
			row(2, 'Hà Văn Quyết', 'Sở Lạ'),
			row(3, 'Sai Ngày', 'Sở Công Thương', { birth: '31/02/1995' }),
			row(4, 'Lò Thị Sương', 'Sở Công Thương'),
			row(5, 'Lò Thị Sương', 'Sở Công Thương', { phone: 912_345_678, birth: '' })
		]
	});
	expect(told.counts).toEqual({ new: 0, same: 1, twice: 0, doubt: 1, wrong: 1, unknownUnit: 1 });
	expect(told.unknown).toEqual([{ key: 'so la', name: 'Sở Lạ', people: 1, kind: 'chiDoanCoSo' }]);
	expect(told.lines).toMatchObject([
		{ line: 3, outcome: { kind: 'wrong', issues: [{ field: 'birth', code: 'notBirth' }] } },
		{
			line: 5,
			outcome: { kind: 'doubt', why: 'sameName', other: { name: 'Lò Thị Sương', year: 1995 } }
		}
	]);
});

test('only the office brings lists in, and none that is none', async () => {
	const rows = [row(2, 'Lò Thị Sương', 'Sở Công Thương')];
	for (const place of ['preview', 'import', 'undo/x'])
		expect((await ask(place, list({ rows }), 'an')).status).toBe(403);
	expect((await fetch(`${app.url}/api/people/imports`)).status).toBe(401);
	expect((await ask('import', list({ rows: [] }))).status).toBe(400);
	expect(await bodyOf(ask('import', list({ rows, from: '2999-01-01' })))).toMatchObject({
		reason: 'tooFarAhead'
	});
	expect(await bodyOf(ask('import', { rows: 'x'.repeat(9_000_000) }))).toMatchObject({
		reason: 'tooLarge'
	});
	const many = Array.from({ length: 10_001 }, (_, i) => row(i + 2, 'A B', 'C'));
	expect(await bodyOf(ask('import', list({ rows: many })))).toMatchObject({ reason: 'tooMany' });
});
