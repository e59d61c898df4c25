import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { Revision, type PersonId, type UnitId } from '../../../src/lib/domain/ids.ts';
import { periodsOfTerm } from '../../../src/lib/domain/totals/board-view.ts';
import type { CountedRecord } from '../../../src/lib/domain/totals/figures.ts';
import { SeedPlan } from '../../../src/lib/server/seed/plan.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { countedTerm } from '../../../src/lib/terms/target-rules.ts';
import { activity, decision, personId } from '../../fixtures/builders.ts';
import {
	account,
	cookieOf,
	fromPage,
	putAccounts,
	startApp,
	testStore,
	until,
	type App,
	type TestStore
} from '../server/app.ts';
import {
	levelWithRecount as levelWithRecountOf,
	publishedTargets,
	storedUnits
} from './level-with-recount.ts';
import type { Stored } from './recounted-targets.ts';

const term = countedTerm(shippedTerm);
const periods = periodsOfTerm(term);
let store: TestStore;
let app: App;

beforeAll(async () => {
	store = await testStore();
	const couch = store.open();
	await sow(couch, new SeedPlan({ units: 4, members: 60, activities: 240, seed: 11 }), {
		receipts: true
	});
	await couch.close();
	app = await startApp(store);
}, 60_000);
afterAll(async () => {
	await app.close();
	await store.remove();
});

const stored = () => storedUnits(app.couch);
const published = (period: string) => publishedTargets(app.couch, period);
const levelWithRecount = () => levelWithRecountOf(app.couch);

async function someUnit(): Promise<{ id: UnitId; people: string[] }> {
	const [first] = (await stored()).filter(({ unit }) => unit.kind !== 'doanKhoi');
	if (first === undefined) throw new Error('no unit was sown');
	const newest = first.headcounts.at(-1);
	return { id: first.unit.id, people: newest?.memberIds ?? [] };
}

async function send(name: string, unit: UnitId, documents: object[]): Promise<void> {
	const phone = await cookieOf(app, name);
	const response = await fetch(`${app.url}/db/${unitDatabase(unit)}/_bulk_docs`, {
		method: 'POST',
		headers: { ...phone, ...fromPage, 'content-type': 'application/json' },
		body: JSON.stringify({ docs: documents })
	});
	expect(await response.json()).toMatchObject(documents.map(() => ({ ok: true })));
}

/** Somebody on a unit's list who has no deed of CT12 in 2021 yet. */
async function idleMember({ headcounts }: Stored): Promise<PersonId> {
	const named = new Set((await stored()).flatMap(({ records }) => records).flatMap(namesIn));
	const list = headcounts.find(({ closingDate }) => closingDate === '2021-12-31')?.memberIds ?? [];
	const idle = list.find((person) => !named.has(person));
	if (idle === undefined) throw new Error('everybody takes part in something');
	return idle;
}

function namesIn({ approved, waiting }: CountedRecord): PersonId[] {
	return [approved, waiting].flatMap((facts) =>
		facts?.year === '2021' && facts.campaigns.includes('vi-dan-em-than-yeu') ? facts.members : []
	);
}

describe('published targets', () => {
	test('are those of a plain recount: each unit, each period, and the block', async () => {
		await levelWithRecount();
		const year = await published('2021');
		expect(year?.block.units).toBe(4);
		expect(year?.block.figures['CT12']?.n).toBeGreaterThan(0);
	});

	test('follow an approval, a headcount and a unit’s twinned communes', async () => {
		const { id, people } = await someUnit();
		await putAccounts(
			app.couch,
			await account('an', [{ role: 'member', unit: id }]),
			await account('binh', [{ role: 'unitSecretary', unit: id }])
		);
		const members = people.slice(0, 5).map(personId);
		const record = {
			...activity(
				{
					campaigns: ['vi-dan-em-than-yeu', 'tham-xa-ket-nghia'],
					objectives: [4, 5],
					people: { ...activity().content.people, members: [...members, personId('guest-1')] }
				},
				70,
				personId('person-an')
			),
			unit: id
		};
		await send('an', id, [record]);
		await levelWithRecount();
		const { _rev } = await app.couch.get(unitDatabase(id), record._id);
		const sent = { ...record, _rev: v.parse(Revision, _rev) };
		await send('binh', id, [decision('approve', sent, { by: personId('person-binh') })]);
		await levelWithRecount();

		const headcount = await app.couch.get(unitDatabase(id), 'headcount:2021-12-31');
		const before = (await published('2021'))?.units.units[id]?.figures['CT12'];
		const fewer = { ...headcount, members: 1, memberIds: members.slice(0, 1), by: 'person-binh' };
		await send('binh', id, [fewer]);
		await until(
			async () => (await published('2021'))?.units.units[id]?.figures['CT12']?.of !== before?.of
		);
		await levelWithRecount();

		const unit = await app.couch.get('programme', `unit:${id}`);
		await app.couch.bulkDocs('programme', [{ ...unit, twinnedCommunes: [] }]);
		await until(async () => (await published('term'))?.units.units[id]?.figures['CT11']?.n === 0);
		await levelWithRecount();
	}, 60_000);

	test('follow a deed done in another unit, for the unit on whose list the person stands', async () => {
		const [host, home] = (await stored()).filter(({ unit }) => unit.kind !== 'doanKhoi');
		if (host === undefined || home === undefined) throw new Error('two units are wanted');
		await putAccounts(
			app.couch,
			await account('chi', [{ role: 'member', unit: host.unit.id }]),
			await account('dung', [{ role: 'unitSecretary', unit: host.unit.id }])
		);
		const idle = await idleMember(home);
		const figure = async () =>
			(await published('2021'))?.units.units[home.unit.id]?.figures['CT12'];
		const before = await figure();
		const record = {
			...activity(
				{
					campaigns: ['vi-dan-em-than-yeu'],
					people: { ...activity().content.people, members: [idle] }
				},
				71,
				personId('person-chi')
			),
			unit: host.unit.id
		};
		await send('chi', host.unit.id, [record]);
		await until(async () => (await figure())?.waiting === (before?.waiting ?? 0) + 1);
		await levelWithRecount();
		const { _rev } = await app.couch.get(unitDatabase(host.unit.id), record._id);
		const sent = { ...record, _rev: v.parse(Revision, _rev) };
		const approval = decision('approve', sent, { by: personId('person-dung') });
		await send('dung', host.unit.id, [approval]);
		await until(async () => (await figure())?.n === (before?.n ?? 0) + 1);
		await levelWithRecount();
		const revocation = decision('revoke', sent, {
			by: personId('person-dung'),
			seed: 2,
			supersedes: [approval._id]
		});
		await send('dung', host.unit.id, [revocation]);
		await until(async () => (await figure())?.n === before?.n);
		await levelWithRecount();
	}, 60_000);

	test('name no person, and the block’s name no unit', async () => {
		const { rows } = await app.couch.allDocs('totals', { includeDocs: true });
		const targets = rows.filter(({ key }) => /^target(s|-parts):/.test(key));
		expect(targets).toHaveLength(2 * periods.length);
		const committee = await app.couch.allDocs('totals-committee', { includeDocs: true });
		expect(JSON.stringify([targets, committee.rows])).not.toMatch(/person-|dv\d+-\d+/);
		for (const { unit } of await stored()) expect(JSON.stringify(targets)).not.toContain(unit.id);
	});
});
