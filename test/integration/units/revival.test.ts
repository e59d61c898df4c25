import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { ulid, type UnitId } from '../../../src/lib/domain/ids.ts';
import { parseBy } from '../../../src/lib/domain/issue.ts';
import { Person } from '../../../src/lib/domain/unit/person.ts';
import { UnitDesk, UnitPreview } from '../../../src/lib/domain/unit/unit-change.ts';
import { SeedPlan } from '../../../src/lib/server/seed/plan.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';
import { bytes } from '../../fixtures/builders.ts';
import type { App, TestStore } from '../server/app.ts';
import { account, basic, bodyOf, putAccounts, startApp, testStore } from '../server/app.ts';

let store: TestStore;
let app: App;
let asked = 0;

beforeAll(async () => {
	store = await testStore();
	const couch = store.open();
	await sow(couch, new SeedPlan({ units: 4, members: 40, activities: 10, seed: 7 }), {
		receipts: false
	});
	await couch.close();
	app = await startApp(store);
	await putAccounts(app.couch, await account('vanphong', [{ role: 'office' }]));
}, 120_000);
afterAll(async () => {
	await app.close();
	await store.remove();
});

async function desk() {
	const answer = await fetch(`${app.url}/api/people/unit-desk`, { headers: basic('vanphong') });
	return v.parse(UnitDesk, await answer.json());
}

const newId = () => ulid(Date.parse('2026-01-01T00:00:00.000Z') + asked, bytes(++asked));
const post = (place: string, body: object) =>
	bodyOf(
		fetch(`${app.url}/api/people/${place}`, {
			method: 'POST',
			headers: { ...basic('vanphong'), 'content-type': 'application/json' },
			body: JSON.stringify({ why: 'Quyết định 12', ...body })
		})
	);
const preview = async (body: object) => v.parse(UnitPreview, await post('unit-preview', body));

async function peopleOf(unit: UnitId): Promise<Person[]> {
	const range = { startKey: 'person:', endKey: 'person;', includeDocs: true };
	const { rows } = await app.couch.allDocs(unitDatabase(unit), range);
	return rows.flatMap((row) => {
		const parsed = parseBy(Person, 'doc' in row ? row.doc : null);
		return parsed.ok ? [parsed.value] : [];
	});
}
const present = (people: readonly Person[]) =>
	people.filter(({ activeTo }) => activeTo === null).map(({ id }) => id);

/** A unit with people, which lasts. */
async function lasting() {
	const found = (await desk()).units.find(
		({ kind, activeTo, people }) => kind !== 'doanKhoi' && activeTo === null && people.length > 2
	);
	if (found === undefined) throw new Error('no unit');
	return found;
}

test('a unit that was dissolved by mistake comes back with its people, once however often it is asked', async () => {
	const { id: unit, name } = await lasting();
	const before = await peopleOf(unit);
	await post('unit-change', { id: newId(), kind: 'dissolved', unit, day: '2022-04-01' });
	expect(present(await peopleOf(unit))).toEqual([]);

	const said = { id: newId(), kind: 'revived', unit, day: '2022-04-01' };
	const seen = await preview(said);
	expect([seen.issues, seen.to, seen.made]).toEqual([[], null, null]);
	expect(seen.people.map(({ person }) => person).toSorted()).toEqual(present(before).toSorted());
	await post('unit-change', said);
	await post('unit-change', said);

	const after = await peopleOf(unit);
	expect(present(after).toSorted()).toEqual(present(before).toSorted());
	for (const id of present(before)) {
		const moves = after.find((one) => one.id === id)?.moves ?? [];
		expect(moves.slice(-2).map(({ kind, day }) => [kind, day])).toEqual([
			['left', '2022-04-01'],
			['listed', '2022-04-01']
		]);
		expect(moves.filter(({ kind, day }) => kind === 'listed' && day === '2022-04-01')).toHaveLength(
			1
		);
	}
	const now = await desk();
	expect(now.units.find((one) => one.id === unit)).toMatchObject({ name, activeTo: null });
	expect(now.events.map(({ kind }) => kind).toSorted()).toEqual(['dissolved', 'revived']);
	expect(now.unfinished).toBe(0);
});

test('a unit that is founded again is a new one of its name, with nobody in it; the old one keeps its past', async () => {
	const { id: unit, name } = await lasting();
	await post('unit-change', { id: newId(), kind: 'dissolved', unit, day: '2022-04-01' });
	const said = { id: newId(), kind: 'revived', unit, day: '2022-09-01' };
	const seen = await preview(said);
	expect([seen.issues, seen.people, seen.to]).toEqual([[], [], name]);
	await post('unit-change', said);
	const { units } = await desk();
	expect(units.find((one) => one.id === unit)).toMatchObject({ activeTo: '2022-03-31' });
	const made = units.find((one) => one.id === seen.made);
	expect(made).toMatchObject({ name, activeFrom: '2022-09-01', activeTo: null, people: [] });
	// It can be read and written in like any other.
	expect((await app.couch.listDatabases()).includes(`unit-${made?.id}`)).toBe(true);
});

test('what cannot be brought back is said at its field', async () => {
	const { id: unit } = await lasting();
	const codes = async (day: string) =>
		(await preview({ id: newId(), kind: 'revived', unit, day })).issues.map(
			({ field, code }) => `${field} ${code}`
		);
	expect(await codes('2022-05-01')).toEqual(['unit active']);
	await post('unit-change', { id: newId(), kind: 'dissolved', unit, day: '2022-04-01' });
	expect(await codes('2022-03-31')).toEqual(['day stillThere']);
	expect(await codes('2999-01-01')).toEqual(['day tooFarAhead']);
});
