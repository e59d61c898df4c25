import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { UnitId } from '../../../src/lib/domain/ids.ts';
import { TargetParts, targetPartsId } from '../../../src/lib/domain/targets/part-figures.ts';
import { BlockTargets } from '../../../src/lib/domain/targets/targets-document.ts';
import type { TargetFigure } from '../../../src/lib/domain/targets/unit-targets.ts';
import { personId } from '../../fixtures/builders.ts';
import { recordWrites, rosterWrites, unitWrites } from '../../fixtures/sample-block/documents.ts';
import { programmeWrites } from '../../fixtures/sample-block/programme.ts';
import {
	conferencesTold,
	officersTold,
	partyTold,
	ratingsTold,
	studyByYear,
	studyOf,
	trainedTold
} from '../../fixtures/sample-block/programme-tables.ts';
import { boardOf, headcountsOf, scopesOf, targetsOf } from '../../fixtures/sample-block/tables.ts';
import type { App } from '../server/app.ts';
import { PublishedBoards } from './counted-board.ts';
import { publishedUnits } from './published-units.ts';
import { OtherBoard } from './other-board.ts';
import { SampleApp } from './sample-app.ts';

const periods = ['2020', '2021', '2022', 'term'];
/** The parts of a year that the tables tell; their boards are put together on the phone, and tested there. */
const parts = ['2021-Q2', '2021-6m'];
/** All is published before the first test; a store that tells of changes late gets a moment. */
const PATIENCE = { timeout: 2_000 };
let sample: SampleApp;
let app: App;

beforeAll(async () => {
	const writes = [...unitWrites, ...rosterWrites, ...recordWrites];
	sample = await SampleApp.start([...writes, ...programmeWrites]);
	({ app } = sample);
	await sample.send(unitWrites, rosterWrites, recordWrites);
}, 60_000);
afterAll(() => sample.close());

async function published(scope: string, period: string) {
	const of = v.parse(v.union([v.literal('block'), UnitId]), scope);
	return (await PublishedBoards.read(app.couch)).board(of, period);
}

async function publishedTargets(period: string) {
	const block = await app.couch.get('totals', `targets:block:${period}`);
	const told = await publishedUnits(app.couch, period);
	return { block: v.parse(BlockTargets, block), units: told?.units ?? {} };
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

describe('the programme of the sample block, worked out by hand', () => {
	let board: OtherBoard;
	beforeAll(async () => {
		await sample.send(programmeWrites);
		board = await OtherBoard.read(app, personId('k01'));
	}, 60_000);

	it.each(periods)('has study of %s, and the other targets as they were', async (period) => {
		const [study, others] = [studyOf(period), targetsOf(period)];
		const expected = Object.fromEntries(
			Object.entries(others).map(([scope, told]) => [scope, { ...told, ...study[scope] }])
		);
		const ids = Object.keys(expected['block'] ?? {});
		await expect.poll(() => publishedFigures(period, ids), PATIENCE).toEqual(expected);
	});

	it.each(studyByYear)('has how far $figure had come by year', async ({ figure, years }) => {
		const found = await app.couch.get('totals', targetPartsId('block', 'term'));
		expect(v.parse(TargetParts, found).figures[figure]).toEqual(years);
	});

	it.each(ratingsTold)('has $figure of $year', ({ figure: id, year, missing, ...told }) => {
		const [figure] = board.figures(id, 'block', year);
		expect(figure).toMatchObject(told);
		expect(figure?.lacking?.map(({ unit }) => unit)).toEqual(missing);
		expect(board.figures(id, 'block', 'term').find((one) => one.year === year)).toEqual(figure);
	});

	it.each(partyTold)('has $figure of $scope in $period', ({ figure: id, scope, period, n }) => {
		const asked = scope === 'block' && period === 'term';
		const of = asked ? { CT05: 250, CT06: 200 }[id] : null;
		// Nobody counts anybody down on the way into the Party.
		expect(board.figures(id, scope, period)).toMatchObject([
			{ n, of, gap: null, need: null, trend: [], forecast: null }
		]);
	});

	it.each(officersTold)(
		'has $figure of $scope in $period',
		({ figure, scope, period, ...told }) => {
			const id = figure === 'both' ? 'CT07' : figure.slice(0, 4);
			const key = figure === 'CT09' ? period : figure;
			const found = board.figures(id, scope, period).find((one) => one.key === key);
			// Of nobody there is no share.
			expect(found).toMatchObject({ ...told, of: told.of === 0 ? null : told.of });
		}
	);

	it.each(trainedTold)(
		'has CT09 of $scope in the course of $period',
		({ scope, period, trend }) => {
			const [figure] = board.figures('CT09', scope, period);
			expect(figure?.trend.map(({ n }) => n)).toEqual([...trend, figure?.n]);
		}
	);

	it('has CT07 of the term with how it stood at the end of each year, and nothing of CT08', () => {
		for (const { key, trend } of board.figures('CT07', 'block', 'term')) {
			const told = officersTold.filter(({ figure, scope }) => figure === key && scope === 'block');
			expect(trend).toEqual(told.map(({ period, n, of }) => ({ period, n, of })));
		}
		expect(board.figures('CT08', 'block', 'term')).toMatchObject([{ trend: [], forecast: null }]);
	});

	it.each(conferencesTold)('has the conferences of $period', ({ period, n, of, trend }) => {
		const figure = board.conferences(period);
		expect(figure).toMatchObject({ n, of });
		expect(figure?.trend.map((point) => point.n)).toEqual([...trend, n]);
	});

	it('has one resolution of one that is asked for', () => {
		expect(board.figures('CT18', 'block', 'term')).toMatchObject([{ n: 1, of: 1, met: true }]);
	});
});
