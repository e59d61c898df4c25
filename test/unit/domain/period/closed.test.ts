import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../../src/lib/domain/activity/decision.ts';
import { standing } from '../../../../src/lib/domain/activity/decision.ts';
import type { When } from '../../../../src/lib/domain/date.ts';
import {
	closingAgainst,
	closingOfPeriod,
	closingOver,
	closingOverRecord,
	requestAbout,
	stateOfRequest
} from '../../../../src/lib/domain/period/closed.ts';
import type { Closing } from '../../../../src/lib/domain/period/closing.ts';
import { monthsOf, periodsOfYear } from '../../../../src/lib/domain/period/period.ts';
import { activity, decision, otherUnit, ownUnit, unitId } from '../../../fixtures/builders.ts';
import {
	closed,
	minute,
	period,
	refused,
	reopened,
	request
} from '../../../fixtures/period-builders.ts';

const units = [ownUnit, otherUnit, unitId('khoi')];
const on = (start: string): When => ({ precision: 'day', start, end: null, words: '' });
const months = Array.from({ length: 12 }, (_, i) => `2021-${String(i + 1).padStart(2, '0')}`);

/** Closings and reopenings as they were made, up to three at one time. */
const history = fc.array(
	fc.record({
		of: fc.constantFrom(...periodsOfYear('2021')),
		units: fc.oneof(fc.constant('all' as const), fc.subarray(units, { minLength: 1 })),
		isClose: fc.boolean()
	}),
	{ maxLength: 12 }
);
const made = (steps: Parameters<Parameters<typeof history.map>[0]>[0]): Closing[] =>
	steps.map(({ of, units: whose, isClose }, n) => ({
		...(isClose ? closed(of, n, whose) : reopened(of, n, whose)),
		at: minute(Math.floor(n / 3))
	}));

/** The plain way: a board of months and units on which each step opens or shuts what it covers. */
function shutMonths(closings: readonly Closing[]): Set<string> {
	const shut = new Set<string>();
	const inOrder = [...closings].sort((a, b) => (`${a.at} ${a._id}` < `${b.at} ${b._id}` ? -1 : 1));
	for (const { action, period: of, units: whose } of inOrder) {
		const { from, to } = monthsOf(of);
		for (const month of months.filter((one) => from <= one && one <= to))
			for (const unit of whose === 'all' ? units : whose) {
				if (action === 'close') shut.add(`${unit} ${month}`);
				else shut.delete(`${unit} ${month}`);
			}
	}
	return shut;
}

describe('the fold of closings', () => {
	it('says what a board says on which they are carried out one by one, in any order of arrival', () => {
		fc.assert(
			fc.property(history, fc.infiniteStream(fc.nat()), (steps, chance) => {
				const closings = made(steps);
				const shut = shutMonths(closings);
				const arrived = closings
					.map((closing) => ({ closing, at: chance.next().value }))
					.sort((a, b) => a.at - b.at)
					.map(({ closing }) => closing);
				for (const unit of units)
					for (const month of months) {
						const isClosed = closingOver(arrived, unit, on(`${month}-15`)) !== null;
						expect(isClosed).toBe(shut.has(`${unit} ${month}`));
					}
			}),
			{ numRuns: 300 }
		);
	});

	it('never closes a record of unknown time', () => {
		fc.assert(
			fc.property(history, (steps) => {
				const unknown: When = { precision: 'unknown', words: '' };
				expect(closingOver(made(steps), ownUnit, unknown)).toBeNull();
			}),
			{ numRuns: 50 }
		);
	});

	it('opens for one unit only that one, and closing again closes', () => {
		const closings = [closed('2021-6m', 1), reopened('2021-06', 2)];
		expect(closingOver(closings, ownUnit, on('2021-06-10'))).toBeNull();
		expect(closingOver(closings, ownUnit, on('2021-05-10'))?.period).toBe('2021-6m');
		expect(closingOver(closings, otherUnit, on('2021-06-10'))?.period).toBe('2021-6m');
		const again = [...closings, closed('2021-06', 3, [ownUnit])];
		expect(closingOver(again, ownUnit, on('2021-06-10'))?.period).toBe('2021-06');
		expect(closingOfPeriod(again, ownUnit, period('2021-Q2'))?.period).toBe('2021-6m');
		expect(closingOfPeriod(again, ownUnit, period('2021'))).toBeNull();
	});
});

/** A record that was approved in June, and then said to be of July. */
function moved() {
	const june = { ...activity({ when: on('2021-06-10') }) };
	const approval = decision('approve', june);
	const july = { ...june, content: { ...june.content, when: on('2021-07-10') } };
	return { june, july, approval };
}

describe('a decision', () => {
	const june = [closed('2021-06')];

	it('is against a closing when the record lies in it, whatever it decides', () => {
		const record = { leaves: [moved().june], decisions: [] };
		for (const verdict of ['approve', 'return', 'revoke'] as const)
			expect(closingAgainst(june, decision(verdict, moved().june), record)).not.toBeNull();
	});

	it('is free on a record whose wrong date was corrected before anybody approved it', () => {
		const { july } = moved();
		const record = { leaves: [july], decisions: [] };
		expect(closingAgainst(june, decision('approve', july), record)).toBeNull();
	});

	it('takes nothing that was approved out of a closed period, nor puts anything in', () => {
		const { june: before, july, approval } = moved();
		const approve = decision('approve', july, { seed: 2, supersedes: [approval._id] });
		const record = { leaves: [july], decisions: [approval] };
		expect(closingOverRecord(june, ownUnit, record)?.period).toBe('2021-06');
		expect(closingAgainst(june, approve, record)?.period).toBe('2021-06');
		const older = decision('approve', before, { seed: 2 });
		expect(closingAgainst(june, older, { leaves: [july], decisions: [] })?.period).toBe('2021-06');
	});

	it('that is let through never changes what counts in a closed period', () => {
		const dates = ['2021-06-10', '2021-07-10'];
		const step = fc.record({
			verdict: fc.constantFrom<Decision['verdict']>('approve', 'return', 'revoke'),
			date: fc.constantFrom(...dates),
			knows: fc.array(fc.nat(5), { maxLength: 3 })
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 6 }), step, (steps, last) => {
				const record = (date: string) => activity({ when: on(date) });
				const decisions: Decision[] = [];
				const make = ({ verdict, date, knows }: typeof last) => {
					const supersedes = knows.flatMap((i) => decisions[i]?._id ?? []);
					const seed = decisions.length + 1;
					return decision(verdict, record(date), { seed, supersedes: [...new Set(supersedes)] });
				};
				for (const one of steps) decisions.push(make(one));
				const next = make(last);
				const about = { leaves: [record(last.date)], decisions };
				if (closingAgainst(june, next, about) !== null) return;
				const counted = (all: Decision[]) => {
					const said = standing(all).approval?.snapshot.content;
					return said !== undefined && closingOver(june, ownUnit, said.when) !== null;
				};
				expect([counted(decisions), counted([...decisions, next])]).toEqual([false, false]);
			}),
			{ numRuns: 300 }
		);
	});
});

describe('a request for reopening', () => {
	const closing = closed('2021-06', 1);
	const asked = request('2021-06', 2);

	it('waits, until it is answered by name or the period is open', () => {
		expect(stateOfRequest(asked, [closing])).toEqual({ state: 'waiting' });
		expect(stateOfRequest(asked, [closing, refused(asked)])).toMatchObject({
			state: 'refused',
			reason: 'Đã báo cáo Tỉnh đoàn'
		});
		const named = reopened('2021-06', 4, [ownUnit], asked._id);
		expect(stateOfRequest(asked, [named, refused(asked, 3), closing])).toEqual({ state: 'open' });
		expect(stateOfRequest(asked, [closing, reopened('2021', 3, 'all')])).toEqual({ state: 'open' });
		expect(stateOfRequest(asked, [closing, reopened('2021', 3, [otherUnit])])).toEqual({
			state: 'waiting'
		});
	});

	it('is about the closing it came after, not about a later one', () => {
		expect(requestAbout([asked, request('2021-07', 3)], closing)?._id).toBe(asked._id);
		expect(requestAbout([asked, request('2021-06', 5)], closing)?.at).toBe(
			request('2021-06', 5).at
		);
		expect(requestAbout([asked], closed('2021-06', 9))).toBeNull();
	});
});
