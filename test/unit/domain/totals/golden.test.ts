import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../../src/lib/domain/activity/activity.ts';
import type { AppDocument } from '../../../../src/lib/domain/document.ts';
import type { Decision } from '../../../../src/lib/domain/activity/decision.ts';
import type { UnitRecord } from '../../../../src/lib/data/device.ts';
import { fold } from '../../../../src/lib/domain/text.ts';
import { ownDocuments } from '../../../../src/lib/state/targets/own-documents.ts';
import { headcountFor } from '../../../../src/lib/domain/targets/headcount-use.ts';
import { recordFacts } from '../../../../src/lib/domain/targets/record-facts.ts';
import { peopleOf, unitTargets } from '../../../../src/lib/domain/targets/unit-targets.ts';
import type { CountedRecord } from '../../../../src/lib/domain/totals/figures.ts';
import { countBoard } from '../../../../src/lib/domain/totals/count-board.ts';
import { countRecord } from '../../../../src/lib/domain/totals/record.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { countedTerm } from '../../../../src/lib/terms/target-rules.ts';
import type { Write } from '../../../fixtures/sample-block/documents.ts';
import { recordWrites } from '../../../fixtures/sample-block/documents.ts';
import { programmeWrites } from '../../../fixtures/sample-block/programme.ts';
import { documentsTold, studyOf } from '../../../fixtures/sample-block/programme-tables.ts';
import { documents } from '../../../fixtures/sample-block/study.ts';
import { boardOf, scopesOf, targetsOf } from '../../../fixtures/sample-block/tables.ts';
import { headcounts, unitOf, units } from '../../../fixtures/sample-block/units.ts';

const term = countedTerm(shippedTerm);
const periods = ['2020', '2021', '2022', 'term'];
const today = '2023-02-01';

/** The records of a unit as its phones hold them: of each the last version, with the decisions on it. */
function unitRecords(unit: string, writes: readonly Write[]): UnitRecord[] {
	const written = writes
		.map(({ document }): AppDocument => document)
		.filter((document) => 'unit' in document && document.unit === unit);
	const newest = new Map<string, Activity>();
	for (const one of written) if (one.type === 'activity') newest.set(one._id, one);
	const decisions = written.filter((one): one is Decision => one.type === 'decision');
	return [...newest.values()].map((activity) => ({
		activity,
		conflicted: false,
		decisions: decisions.filter((decision) => decision.activity === activity._id)
	}));
}

function recordsOf(unit: string, writes: readonly Write[] = recordWrites): CountedRecord[] {
	return unitRecords(unit, writes).map(({ activity, decisions }) =>
		countRecord(activity, decisions, term)
	);
}

/** Its headcounts: of each day what was closed last. */
function headcountsOf(unit: string) {
	const own = headcounts.filter((headcount) => headcount.unit === unit);
	return [...new Map(own.map((headcount) => [headcount._id, headcount])).values()];
}

function targetsOnPhone(
	id: string,
	period: string,
	elsewhere: CountedRecord[],
	own: CountedRecord[] = recordsOf(id)
) {
	const unit = units.find((one) => one.id === id);
	if (unit === undefined) throw new Error(`no unit ${id}`);
	const { twinnedCommunes } = unit;
	const facts = recordFacts(own, { unit: unit.id, period, twinnedCommunes, elsewhere });
	const use = headcountFor(headcountsOf(id), term.closings, period, today);
	return { ...unitTargets(term.rules, facts, use), facts, use };
}

describe('the sample block on a phone of each unit', () => {
	const boards = periods.flatMap((period) =>
		scopesOf(period)
			.filter((scope) => scope !== 'block')
			.map((scope) => ({ scope, period }))
	);

	it.each(boards)('has the board of $scope for $period', ({ scope, period }) => {
		const unit = units.find(({ id }) => id === scope)?.id ?? null;
		expect(countBoard(recordsOf(scope), period, unit)).toEqual(boardOf(scope, period));
	});

	const shorter = ['2021-Q2', '2021-6m'].flatMap((period) =>
		scopesOf(period).map((scope) => ({ scope, period }))
	);

	it.each(shorter)('has the totals of $scope for $period', ({ scope, period }) => {
		const unit = units.find(({ id }) => id === scope)?.id ?? null;
		const records = scope === 'block' ? units.flatMap(({ id }) => recordsOf(id)) : recordsOf(scope);
		expect(countBoard(records, period, unit).all).toEqual(boardOf(scope, period).all);
	});

	it.each(periods)('has the targets of each unit for %s, given what others recorded', (period) => {
		const { block, ...expected } = targetsOf(period);
		for (const [unit, told] of Object.entries(expected)) {
			const elsewhere = units.filter(({ id }) => id !== unit).flatMap(({ id }) => recordsOf(id));
			const { figures } = targetsOnPhone(unit, period, elsewhere);
			expect(figures, unit).toMatchObject(told);
		}
		expect(Object.keys(block ?? {})).not.toHaveLength(0);
	});

	it.each(periods)('has study of each unit in %s, given what others recorded', (period) => {
		const { block, ...expected } = studyOf(period);
		for (const [unit, told] of Object.entries(expected)) {
			const others = units.filter(({ id }) => id !== unit);
			const elsewhere = others.flatMap(({ id }) => recordsOf(id, programmeWrites));
			const own = recordsOf(unit, programmeWrites);
			const { figures } = targetsOnPhone(unit, period, elsewhere, own);
			expect(figures, unit).toMatchObject(told);
		}
		expect(Object.keys(block ?? {})).not.toHaveLength(0);
	});

	it.each(documentsTold)('has what was studied by document: $column', ({ column, told }) => {
		const [letter = '', period = ''] = column.split(' ');
		const unit = unitOf[letter as keyof typeof unitOf];
		const use = headcountFor(headcountsOf(unit), term.closings, period, today);
		const records = unitRecords(unit, programmeWrites);
		const byKey = ownDocuments(records, term, period, use).map(({ name, ...counted }) => {
			const key = Object.keys(documents).find((one) => fold(documents[one] ?? '') === fold(name));
			return [key ?? name, counted] as const;
		});
		expect(Object.fromEntries(byKey)).toEqual(told);
	});

	it('misses on a phone of B alone whoever did the deed in A', () => {
		const { figures, facts, use } = targetsOnPhone('so-tu-phap', '2021', []);
		expect(figures['CT12']).toMatchObject({ n: 3, of: 11 });
		const slot = { dimension: 'campaign', key: 'vi-dan-em-than-yeu' } as const;
		expect(peopleOf([slot], facts, use)).toEqual({
			have: ['b03', 'b04', 'b06'],
			waiting: ['b09', 'b10'],
			missing: ['b01', 'b02', 'b05', 'b07', 'b08', 'b09', 'a11', 'b10']
		});
	});
});
