import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { ulid, type UnitId } from '../../../src/lib/domain/ids.ts';
import { parseBy } from '../../../src/lib/domain/issue.ts';
import { daysOfPeriod } from '../../../src/lib/domain/period/span.ts';
import { TargetParts } from '../../../src/lib/domain/targets/part-figures.ts';
import { membershipOn } from '../../../src/lib/domain/unit/history.ts';
import { Person } from '../../../src/lib/domain/unit/person.ts';
import { UnitDesk, UnitPreview } from '../../../src/lib/domain/unit/unit-change.ts';
import { UnitEvent, unitOn } from '../../../src/lib/domain/unit/unit-event.ts';
import { Unit } from '../../../src/lib/domain/unit/unit.ts';
import { SeedPlan } from '../../../src/lib/server/seed/plan.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';
import { bytes, unitId } from '../../fixtures/builders.ts';
import type { App, TestStore } from '../server/app.ts';
import { account, basic, bodyOf, putAccounts, startApp, testStore, until } from '../server/app.ts';

let store: TestStore;
let app: App;
let units: Unit[] = [];
let asked = 0;

beforeAll(async () => {
	store = await testStore();
	const couch = store.open();
	await sow(couch, new SeedPlan({ units: 9, members: 160, activities: 240, seed: 7 }), {
		receipts: true
	});
	await couch.close();
	app = await startApp(store);
	await putAccounts(app.couch, await account('vanphong', [{ role: 'office' }]));
	units = (await desk()).units.flatMap(({ id, kind }) => (kind === 'doanKhoi' ? [] : [unit(id)]));
	await settled();
}, 120_000);
afterAll(async () => {
	await app.close();
	await store.remove();
});

const known = new Map<string, Unit>();
function unit(id: string): Unit {
	const found = known.get(id);
	if (found === undefined) throw new Error(`no unit ${id}`);
	return found;
}

async function desk() {
	const answer = await fetch(`${app.url}/api/people/unit-desk`, { headers: basic('vanphong') });
	const { rows } = await app.couch.allDocs('programme', {
		startKey: 'unit:',
		endKey: 'unit;',
		includeDocs: true
	});
	for (const row of rows) {
		const parsed = parseBy(Unit, 'doc' in row ? row.doc : null);
		if (parsed.ok) known.set(parsed.value.id, parsed.value);
	}
	return v.parse(UnitDesk, await answer.json());
}

function post(place: string, body: object, who = 'vanphong', to = app) {
	return fetch(`${to.url}/api/people/${place}`, {
		method: 'POST',
		headers: { ...basic(who), 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
}

const newId = () => ulid(Date.parse('2026-01-01T00:00:00.000Z') + asked, bytes(++asked));
const preview = async (change: object) =>
	v.parse(
		UnitPreview,
		await bodyOf(post('unit-preview', { id: newId(), why: 'Quyết định 12', ...change }))
	);
const Done = v.object({
	issues: v.array(v.object({ code: v.string() })),
	event: v.optional(UnitEvent)
});
const change = async (said: object) =>
	v.parse(Done, await bodyOf(post('unit-change', { id: newId(), why: 'Quyết định 12', ...said })));

async function rosterOf(of: UnitId): Promise<Person[]> {
	const range = { startKey: 'person:', endKey: 'person;', includeDocs: true };
	const { rows } = await app.couch.allDocs(unitDatabase(of), range);
	return rows.flatMap((row) => {
		const parsed = parseBy(Person, 'doc' in row ? row.doc : null);
		return parsed.ok ? [parsed.value] : [];
	});
}

async function settled(): Promise<void> {
	await until(async () => {
		const { totals } = await bodyOf(fetch(`${app.url}/healthz`));
		return v.parse(v.object({ lagMs: v.number() }), totals).lagMs === 0;
	}, 60_000);
}

/** Everything that is published, by id; when it was counted left out. */
async function published(): Promise<Map<string, Record<string, unknown>>> {
	const found = new Map<string, Record<string, unknown>>();
	for (const database of ['totals', 'totals-committee', 'totals-private']) {
		const { rows } = await app.couch.allDocs(database, { includeDocs: true });
		for (const row of rows) {
			if (!('doc' in row) || !row.doc) continue;
			const { _rev, at, day, ...said } = row.doc;
			void [_rev, at, day];
			found.set(`${database}/${row.key}`, said);
		}
	}
	return found;
}

/** A unit that one of these tests makes: of the time before it is said that it had nothing. */
const MADE = 'kho-bac-moi';
const withoutMade = (said: object) =>
	v.parse(
		v.record(v.string(), v.unknown()),
		JSON.parse(JSON.stringify(said, (key, value: unknown) => (key === MADE ? undefined : value)))
	);

/** What is published of every period that ended before a day. */
async function before(day: string): Promise<Record<string, unknown>> {
	const ended = (period: string) => (daysOfPeriod(period)?.to ?? '9999') < day;
	const told: Record<string, unknown> = {};
	for (const [id, said] of await published()) {
		const { year } = said;
		const period = String(said['period'] ?? year ?? '');
		const parts = parseBy(TargetParts, {
			...said,
			_id: said['_id'],
			at: '2021-01-01T00:00:00.000Z'
		});
		if (parts.ok) {
			for (const [figure, by] of Object.entries(parts.value.figures))
				for (const [suffix, one] of Object.entries(by))
					if (ended(`${period}-${suffix}`)) told[`${id} ${figure} ${suffix}`] = one;
		} else if (
			!id.includes('/targets:') &&
			!id.includes('private-targets') &&
			!id.startsWith('totals-private/')
		) {
			// What records come to: of any period, for they stay where they happened.
			told[id] = said;
		} else if (ended(period)) told[id] = withoutMade(said);
	}
	return told;
}

async function pair(): Promise<[Unit, Unit]> {
	await desk();
	const there = units.filter(({ id }) => unit(id).activeTo === null);
	const [one, other] = there;
	if (one === undefined || other === undefined) throw new Error('too few units');
	return [one, other];
}

async function blockOf(period: string): Promise<number> {
	const doc = (await published()).get(`totals/targets:block:${period}`);
	const { figures } = v.parse(
		v.object({ figures: v.record(v.string(), v.looseObject({ of: v.number() })) }),
		doc
	);
	return figures['CT12']?.of ?? 0;
}

test('two units become one: people move with their past, records and the figures of every earlier period stay, and nobody counts twice', async () => {
	const [from, into] = await pair();
	const day = '2021-08-01';
	const people = await rosterOf(from.id);
	const there = people.filter(({ activeTo }) => activeTo === null);
	const toBefore = await rosterOf(into.id);
	const [wasBefore, blockBefore] = [await before(day), await blockOf('2021')];
	expect(Object.keys(wasBefore).length).toBeGreaterThan(50);
	const said = { kind: 'merged', unit: from.id, into: into.id, day };
	const seen = await preview(said);
	expect(seen.issues).toEqual([]);
	expect(seen.people).toHaveLength(there.length);
	expect(seen.records).toBeGreaterThan(0);
	expect([seen.from, seen.to]).toEqual([from.name, into.name]);
	expect(await rosterOf(from.id)).toEqual(people);

	const done = await change(said);
	expect(done.event?.people).toBe(there.length);
	await desk();
	expect(unit(from.id).activeTo).toBe('2021-07-31');
	const [left, now] = [await rosterOf(from.id), await rosterOf(into.id)];
	for (const person of there) {
		const [out, back] = [left, now].map((all) => all.find(({ id }) => id === person.id));
		for (const at of ['2020-06-01', '2021-07-31']) {
			expect(out && membershipOn(out, at)).toBe(membershipOn(person, at));
			if (!toBefore.some(({ id }) => id === person.id))
				expect(back && membershipOn(back, at)).toBeNull();
		}
		expect(out && membershipOn(out, '2021-12-31')).toBeNull();
		expect(back && membershipOn(back, '2021-12-31')).not.toBeNull();
	}
	// The block's denominator of the year is no more than before: nobody is in it by two lists.
	await expect.poll(() => blockOf('2021'), { timeout: 60_000 }).toBeLessThan(blockBefore);
	await settled();
	expect(await before(day)).toEqual(wasBefore);
}, 180_000);

test('sent again, or by two clerks at once, a change is done once', async () => {
	const id = newId();
	const [, target] = await pair();
	const said = {
		id,
		kind: 'changed',
		unit: target.id,
		day: '2021-09-01',
		why: 'QĐ 5',
		set: { name: 'Tên mới' }
	};
	const answers = await Promise.all([post('unit-change', said), post('unit-change', said)]);
	expect(answers.map(({ status }) => status)).toEqual([200, 200]);
	const { events } = await desk();
	expect(events.filter((one) => one._id === `unit-event:${id}`)).toHaveLength(1);
	const now = unit(target.id);
	expect(now.name).toBe('Tên mới');
	expect(unitOn(now, events, '2021-08-31').name).toBe(target.name);
	expect(unitOn(now, events, '2021-09-01').name).toBe('Tên mới');
	// Put right by another event, and by none before it.
	await change({ kind: 'changed', unit: target.id, day: '2021-10-01', set: { name: target.name } });
	const after = await desk();
	expect(unitOn(unit(target.id), after.events, '2021-09-15').name).toBe('Tên mới');
	expect(unit(target.id).name).toBe(target.name);
});

test('a commune is a twin from its day on: the years before look the same', async () => {
	const [, target] = await pair();
	await settled();
	const was = await before('2022-01-01');
	const other = units.flatMap(({ twinnedCommunes }) => twinnedCommunes);
	const twinnedCommunes = [...new Set(other)].slice(0, 5);
	const set = { twinnedCommunes };
	await change({ kind: 'changed', unit: target.id, day: '2022-01-01', set });
	const { events } = await desk();
	expect(unit(target.id).twinnedCommunes).toEqual(twinnedCommunes);
	expect(unitOn(unit(target.id), events, '2021-12-31').twinnedCommunes).toEqual(
		target.twinnedCommunes
	);
	await settled();
	expect(await before('2022-01-01')).toEqual(was);
}, 120_000);

test('a unit is split: who was named goes to a new one, the others stay', async () => {
	const [, target] = await pair();
	const there = (await rosterOf(target.id)).filter(({ activeTo }) => activeTo === null);
	const going = there.slice(0, 5).map(({ id }) => id);
	const said = {
		kind: 'split',
		unit: target.id,
		day: '2022-02-01',
		name: 'Chi đoàn Kho bạc mới',
		unitKind: 'chiDoanCoSo',
		chiDoan: [],
		people: going
	};
	const was = await before('2022-02-01');
	const seen = await preview(said);
	expect(seen.made).toBe('kho-bac-moi');
	expect((await change(said)).issues).toEqual([]);
	const made = await rosterOf(unitId('kho-bac-moi'));
	expect(made.map(({ id }) => id).sort()).toEqual(going.toSorted());
	const stay = (await rosterOf(target.id)).filter(({ activeTo }) => activeTo === null);
	expect(stay).toHaveLength(there.length - 5);
	await settled();
	expect(await before('2022-02-01')).toEqual(was);
	const everybody = { ...said, name: 'Khác', people: stay.map(({ id }) => id) };
	expect((await change(everybody)).issues).toEqual([
		expect.objectContaining({ code: 'everybody' })
	]);
	expect((await change({ ...said, people: going })).issues.map(({ code }) => code)).toEqual([
		'sameName',
		'required'
	]);
}, 120_000);

test('rights follow: members belong to the new unit at once, and what waits in the old one has somebody who decides', async () => {
	const [one, other] = await pair();
	const [person, secretary] = (await rosterOf(one.id)).filter(({ activeTo }) => activeTo === null);
	if (person === undefined || secretary === undefined) throw new Error('too few people');
	await putAccounts(
		app.couch,
		await account('m1', [{ role: 'member', unit: one.id }], { person: person.id }),
		await account('s1', [{ role: 'unitSecretary', unit: one.id }], { person: secretary.id }),
		await account('s2', [{ role: 'unitSecretary', unit: other.id }])
	);
	const said = { kind: 'merged', unit: one.id, into: other.id, day: '2022-03-01' };
	const seen = await preview(said);
	expect([seen.ended, seen.given].map((all) => all.map(({ name }) => name))).toEqual([
		['Người s1'],
		['Người s2']
	]);
	await change(said);
	const rolesOf = async (who: string) =>
		(await bodyOf(fetch(`${app.url}/api/session`, { headers: basic(who) })))['roles'];
	expect(await rolesOf('m1')).toEqual([
		{ role: 'member', unit: other.id },
		{ role: 'member', unit: one.id }
	]);
	expect(await rolesOf('s1')).toEqual([
		{ role: 'member', unit: other.id },
		{ role: 'member', unit: one.id }
	]);
	expect(await rolesOf('s2')).toEqual([
		{ role: 'unitSecretary', unit: other.id },
		{ role: 'unitSecretary', unit: one.id }
	]);
});

test('a change that a dying server left half done goes on at the next start', async () => {
	const [, target] = await pair();
	const there = (await rosterOf(target.id)).filter(({ activeTo }) => activeTo === null);
	const said = { id: newId(), why: 'QĐ 9', kind: 'dissolved', unit: target.id, day: '2022-04-01' };
	await change(said);
	// As it stands when the process died after the event was told.
	const people = await rosterOf(target.id);
	expect(people.filter(({ activeTo }) => activeTo === null)).toEqual([]);
	const half = people.find(({ id }) => id === there[0]?.id);
	if (half === undefined || there[0] === undefined) throw new Error('nobody');
	const { _rev, ...undone } = there[0];
	void _rev;
	await app.couch.bulkDocs(unitDatabase(target.id), [{ ...undone, _rev: half._rev }]);
	const kept = await app.couch.get('people', `unit-change:${said.id}`);
	await app.couch.bulkDocs('people', [{ ...kept, done: false }]);
	await app.close();
	app = await startApp(store);
	await until(
		async () => (await app.couch.get('people', `unit-change:${said.id}`))['done'] === true
	);
	expect((await rosterOf(target.id)).filter(({ activeTo }) => activeTo === null)).toEqual([]);
	const after = await rosterOf(target.id);
	for (const { id } of there) {
		const moves = after.find((one) => one.id === id)?.moves ?? [];
		expect(moves.filter(({ kind }) => kind === 'left')).toHaveLength(1);
	}
});

test('a change that died between two units is done at the next start, also where somebody changed the other meanwhile', async () => {
	const [gone, into] = await pair();
	const said = { id: newId(), why: 'QĐ 10', kind: 'merged', unit: gone.id, into: into.id };
	await change({ ...said, day: '2022-04-01' });
	// As it stands when the process died after it had written the first, and somebody then changed the other.
	const kept = await app.couch.get('people', `unit-change:${said.id}`);
	const { _rev } = await app.couch.get('programme', into._id);
	await app.couch.bulkDocs('programme', [{ ...into, name: 'Đổi tên khi ấy', _rev }]);
	const event = await app.couch.get('programme', `unit-event:${said.id}`);
	await app.couch.bulkDocs('programme', [{ ...event, _deleted: true }]);
	await app.couch.bulkDocs('people', [{ ...kept, done: false }]);
	await app.close();
	app = await startApp(store);
	await until(async () => {
		const { events } = await desk();
		return events.some(({ _id }) => _id === `unit-event:${said.id}`);
	});
	expect(unit(gone.id).activeTo).toBe('2022-03-31');
	expect(unit(into.id).activeTo).toBeNull();
});

test('what cannot be is said at its field, and nothing is done', async () => {
	const [, target] = await pair();
	const codes = async (said: object) => {
		const { issues } = await preview({ unit: target.id, day: '2022-05-01', ...said });
		return issues.map(({ field, code }) => `${field} ${code}`);
	};
	expect(await codes({ kind: 'merged', into: target.id })).toEqual(['into sameUnit']);
	expect(await codes({ kind: 'merged', into: 'khong-co' })).toEqual(['into unknown']);
	expect(await codes({ kind: 'dissolved', day: '2999-01-01' })).toEqual(['day tooFarAhead']);
	expect(await codes({ kind: 'dissolved', day: target.activeFrom })).toEqual(['day beforeUnit']);
	expect(await codes({ kind: 'changed', set: {} })).toEqual(['name nothing']);
	expect((await post('unit-change', { kind: 'merged' })).status).toBe(400);
	await putAccounts(app.couch, await account('bch', [{ role: 'committee' }]));
	expect((await post('unit-change', { kind: 'merged' }, 'bch')).status).toBe(403);
});
