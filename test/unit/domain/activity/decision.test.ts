import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editActivity } from '../../../../src/lib/domain/activity/activity.ts';
import type { Decision } from '../../../../src/lib/domain/activity/decision.ts';
import {
	Decision as DecisionSchema,
	standing,
	statusOf,
	waitsForDecision
} from '../../../../src/lib/domain/activity/decision.ts';
import { parseBy } from '../../../../src/lib/domain/issue.ts';
import { activity, content, decision, device, member } from '../../../fixtures/builders.ts';

const stamp = { at: '2021-06-16T01:00:00.000Z', by: member, device };

describe('standing of decisions', () => {
	const record = activity();
	const approve = decision('approve', record, { seed: 1 });

	it('has no approval while nobody decided', () => {
		expect(standing([])).toEqual({ approval: null, heads: [], contradicting: false });
	});

	it('lets a return after an approval leave the approved figures standing', () => {
		const back = decision('return', record, { seed: 2, supersedes: [approve._id] });
		expect(standing([back, approve])).toEqual({
			approval: approve,
			heads: [back],
			contradicting: false
		});
	});

	it('ends the figures by a revocation only', () => {
		const revoke = decision('revoke', record, { seed: 2, supersedes: [approve._id] });
		expect(standing([approve, revoke]).approval).toBeNull();
	});

	it('keeps the last agreed approval while two secretaries contradict each other', () => {
		const later = editActivity(
			record,
			{ content: content({ name: 'Tên mới' }), state: 'submitted' },
			stamp
		);
		const again = decision('approve', later, { seed: 2, supersedes: [approve._id] });
		const revoke = decision('revoke', record, { seed: 3, supersedes: [approve._id] });
		const state = standing([again, revoke, approve]);
		expect(state.contradicting).toBe(true);
		expect(state.approval).toEqual(approve);
	});

	it('counts two approvals of the same content as agreement', () => {
		const other = decision('approve', record, { seed: 9 });
		const state = standing([other, approve]);
		expect(state.contradicting).toBe(false);
		expect(state.approval?._id).toBe([approve._id, other._id].sort()[0]);
	});

	it('is settled by a decision that supersedes both heads', () => {
		const revoke = decision('revoke', record, { seed: 3 });
		const settle = decision('approve', record, { seed: 4, supersedes: [approve._id, revoke._id] });
		expect(standing([settle, revoke, approve])).toMatchObject({
			approval: settle,
			contradicting: false
		});
	});

	it('survives decisions that supersede each other in a ring', () => {
		const a = decision('approve', record, { seed: 1 });
		const b = decision('revoke', record, { seed: 2, supersedes: [a._id] });
		expect(standing([{ ...a, supersedes: [b._id] }, b]).approval).toBeNull();
	});

	it('gives the same standing for every order of arrival, with repeats', () => {
		const verdict = fc.constantFrom<Decision['verdict']>('approve', 'return', 'revoke');
		const step = fc.record({
			verdict,
			parents: fc.array(fc.nat(5), { maxLength: 3 }),
			edit: fc.nat(2)
		});
		fc.assert(
			fc.property(
				fc.array(step, { maxLength: 7 }),
				fc.infiniteStream(fc.nat()),
				(steps, random) => {
					const decisions = steps.reduce<Decision[]>((made, { verdict, parents, edit }, i) => {
						const supersedes = [...new Set(parents.flatMap((p) => made[p]?._id ?? []))];
						const seen = activity({ name: `Bản ${edit}` });
						return [...made, decision(verdict, seen, { seed: i + 1, supersedes })];
					}, []);
					const shuffled = [...decisions, ...decisions.slice(0, 2)]
						.map((item) => ({ item, key: random.next().value }))
						.sort((a, b) => a.key - b.key)
						.map(({ item }) => item);
					expect(standing(shuffled)).toEqual(standing(decisions));
				}
			)
		);
	});
});

describe('status of a record', () => {
	const record = activity();
	const approve = decision('approve', record);
	const edited = editActivity(
		record,
		{ content: content({ result: 'Thêm 5 hộ' }), state: 'submitted' },
		stamp
	);

	it('waits until somebody decides', () => {
		expect(statusOf(record, [])).toEqual({ seal: 'waiting' });
	});

	it('shows an edit after approval, and waits again, while the approval stands', () => {
		const status = statusOf(edited, [approve]);
		expect(status).toEqual({ seal: 'changedAfterApproval', approval: approve });
		expect(waitsForDecision(status)).toBe(true);
	});

	it('asks the author to complete it until a newer edit answers the return', () => {
		const back = decision('return', record);
		expect(statusOf(record, [back]).seal).toBe('returned');
		expect(statusOf(edited, [back]).seal).toBe('waiting');
	});

	it('is approved again when the content goes back to what was approved', () => {
		const undone = editActivity(edited, { content: record.content, state: 'submitted' }, stamp);
		expect(statusOf(undone, [approve]).seal).toBe('approved');
	});

	it('keeps a withdrawn record waiting while an approval still counts it', () => {
		const withdrawn = editActivity(record, { content: record.content, state: 'withdrawn' }, stamp);
		expect(statusOf(withdrawn, []).seal).toBe('withdrawn');
		expect(statusOf(withdrawn, [approve]).seal).toBe('changedAfterApproval');
	});
});

describe('decision schema', () => {
	it.each(['return', 'revoke'] as const)('asks a reason for a %s', (verdict) => {
		const parsed = parseBy(DecisionSchema, { ...decision(verdict, activity()), reason: '  ' });
		expect(parsed).toMatchObject({ ok: false, error: [{ path: 'reason', code: 'required' }] });
	});

	it('refuses a decision whose id speaks of another activity', () => {
		const parsed = parseBy(DecisionSchema, {
			...decision('approve', activity()),
			activity: activity({}, 7)._id
		});
		expect(parsed).toMatchObject({ ok: false, error: [{ code: 'decisionOfOtherActivity' }] });
	});
});
