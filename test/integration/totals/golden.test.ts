import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import type { Role } from '../../../src/lib/domain/access.ts';
import { UnitId } from '../../../src/lib/domain/ids.ts';
import { parseBy } from '../../../src/lib/domain/issue.ts';
import { TargetParts, targetPartsId } from '../../../src/lib/domain/targets/part-figures.ts';
import { BlockTargets, UnitsTargets } from '../../../src/lib/domain/targets/targets-document.ts';
import type { TargetFigure } from '../../../src/lib/domain/targets/unit-targets.ts';
import { TotalsDocument, unpackBoard } from '../../../src/lib/domain/totals/totals-document.ts';
import { personId } from '../../fixtures/builders.ts';
import type { Write } from '../../fixtures/sample-block/documents.ts';
import { recordWrites, rosterWrites, unitWrites } from '../../fixtures/sample-block/documents.ts';
import { boardOf, headcountsOf, scopesOf, targetsOf } from '../../fixtures/sample-block/tables.ts';
import { secretaries, unitOf } from '../../fixtures/sample-block/units.ts';
import type { App, TestStore } from '../server/app.ts';
import {
	PASSWORD,
	account,
	basic,
	bodyOf,
	putAccounts,
	startApp,
	testStore,
	until
} from '../server/app.ts';

const periods = ['2020', '2021', '2022', 'term'];
/** The parts of a year that the tables tell; their boards are put together on the phone, and tested there. */
const parts = ['2021-Q2', '2021-6m'];
/** All is published before the first test; a store that tells of changes late gets a moment. */
const PATIENCE = { timeout: 2_000 };
let store: TestStore;
let app: App;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	const writes = [...unitWrites, ...rosterWrites, ...recordWrites];
	for (const name of new Set(writes.map(({ database }) => database)))
		await app.couch.createDatabase(name);
	const names = [...new Set(writes.map(({ by }) => by))];
	// So many sign in; what is tested is not how long argon2 takes.
	const cheap = await hash(PASSWORD, { memoryCost: 8, timeCost: 1 });
	const accounts = names.map((name) =>
		account(name, rolesOf(name), { person: personId(name), hash: cheap })
	);
	await putAccounts(app.couch, ...(await Promise.all(accounts)));
	for (const round of [...roundsOf(unitWrites), ...roundsOf(rosterWrites)]) await push(round);
	for (const round of roundsOf(recordWrites)) await push(round);
	await until(async () => (await lagMs()) === 0);
}, 60_000);
afterAll(async () => {
	await app.close();
	await store.remove();
});

/** What a person of the sample block may do, by the letter of the unit. */
function rolesOf(name: string): Role[] {
	if (name === 'o01') return [{ role: 'office' }];
	if (name === 'k01') return [{ role: 'committee' }, { role: 'standing' }];
	if (name === 'k02') return [{ role: 'committee' }];
	const letter = name.charAt(0).toUpperCase();
	const unit = unitOf[letter as keyof typeof unitOf];
	const leads = secretaries[letter]?.includes(name) === true;
	return leads ? [{ role: 'unitSecretary', unit }] : [{ role: 'member', unit }];
}

/** What was written, so that whatever a document speaks of was sent in an earlier round. */
function roundsOf(writes: readonly Write[]): Write[][] {
	const rounds: Write[][] = [];
	const sent = new Map<string, number>();
	for (const write of writes) {
		const about = 'activity' in write.document ? write.document.activity : write.document._id;
		const key = `${write.database} ${about}`;
		const round = sent.get(key) ?? 0;
		sent.set(key, round + 1);
		(rounds[round] ??= []).push(write);
	}
	return rounds;
}

/** Each person's phone sends what that person wrote. */
async function push(round: readonly Write[]): Promise<void> {
	const phones = Map.groupBy(round, ({ by, database }) => `${by} ${database}`);
	await Promise.all(
		[...phones].map(async ([phone, writes]) => {
			const [name = '', database = ''] = phone.split(' ');
			const docs = writes.map(({ document, ancestors }) => {
				const [start = ''] = document._rev.split('-');
				const ids = [document._rev, ...ancestors].map((rev) => rev.split('-')[1]);
				return { ...document, _revisions: { start: Number(start), ids } };
			});
			const response = await fetch(`${app.url}/db/${database}/_bulk_docs`, {
				method: 'POST',
				headers: { ...basic(name), 'content-type': 'application/json' },
				body: JSON.stringify({ docs, new_edits: false })
			});
			// Of replicated revisions only those that were refused are answered.
			expect([phone, await response.json()]).toEqual([phone, []]);
		})
	);
}

const Health = v.object({ totals: v.object({ lagMs: v.number() }) });

async function lagMs(): Promise<number> {
	return v.parse(Health, await bodyOf(fetch(`${app.url}/healthz`))).totals.lagMs;
}

async function published(scope: string, period: string) {
	const document = parseBy(
		TotalsDocument,
		await app.couch.get('totals', `totals:${scope}:${period}`)
	);
	if (!document.ok) throw new Error(JSON.stringify(document.error));
	return unpackBoard(document.value);
}

async function publishedTargets(period: string) {
	const block = await app.couch.get('totals', `targets:block:${period}`);
	const units = await app.couch.get('totals-committee', `targets:units:${period}`);
	return { block: v.parse(BlockTargets, block), units: v.parse(UnitsTargets, units).units };
}

/** The figures of the block and of each unit, in the form of the tables, which know no `without` and `unknown`. */
async function publishedFigures(period: string, ids: readonly string[]) {
	const { block, units } = await publishedTargets(period);
	const of = (figures: Record<string, Omit<TargetFigure, 'without'>>) =>
		Object.fromEntries(
			ids.flatMap((id) => {
				const figure = figures[id];
				if (figure === undefined) return [];
				const { n, inexact, of: whole, waiting, outside } = figure;
				return [[id, { n, inexact, of: whole, waiting, outside }]];
			})
		);
	const ofUnits = Object.entries(units).map(([unit, { figures }]) => [unit, of(figures)]);
	return { block: of(block.figures), ...Object.fromEntries(ofUnits) };
}

/** What is published of a part of a year for `block` or a unit, without those figures of which nothing was done. */
async function publishedPart(part: string, board: string) {
	const [year = '', suffix = ''] = part.split('-');
	const scope = v.parse(v.union([v.literal('block'), UnitId]), board);
	const database = scope === 'block' ? 'totals' : 'totals-committee';
	const found = await app.couch.get(database, targetPartsId(scope, year));
	const { figures } = v.parse(TargetParts, found);
	const ofPart = Object.entries(figures).map(([id, ofYear]) => [id, ofYear[suffix]] as const);
	return Object.fromEntries(ofPart.filter(([, figure]) => figure !== undefined));
}

describe('the sample block, worked out by hand', () => {
	const boards = periods.flatMap((period) => scopesOf(period).map((scope) => ({ scope, period })));

	it.each(boards)('has the board of $scope for $period', async ({ scope, period }) => {
		await expect.poll(() => published(scope, period), PATIENCE).toEqual(boardOf(scope, period));
	});

	it.each(periods)('has no board in %s that the tables do not tell', async (period) => {
		const { rows } = await app.couch.allDocs('totals', {});
		const scopes = rows.flatMap(({ key }) => {
			const [type, scope = '', of] = key.split(':');
			return type === 'totals' && of === period ? [scope] : [];
		});
		expect(scopes.sort()).toEqual(scopesOf(period).sort());
	});

	it.each(periods)('has the targets for %s', async (period) => {
		const expected = targetsOf(period);
		const ids = Object.keys(expected['block'] ?? {});
		await expect.poll(() => publishedFigures(period, ids), PATIENCE).toEqual(expected);
		const { units, headcounts } = (await publishedTargets(period)).block;
		expect({ units, ...headcounts }).toEqual(headcountsOf(period));
	});

	it.each(parts)(
		'has what was done of the targets in %s, of the people listed then',
		async (part) => {
			for (const [board, told] of Object.entries(targetsOf(part))) {
				const done = Object.entries(told).flatMap(([id, { n, waiting, inexact }]) =>
					n + waiting === 0 ? [] : [[id, { n, waiting, inexact }]]
				);
				const expected = Object.fromEntries(done);
				await expect.poll(() => publishedPart(part, board), PATIENCE).toEqual(expected);
			}
		}
	);
});
