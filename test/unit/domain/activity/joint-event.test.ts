import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../../src/lib/domain/activity/activity.ts';
import { standing } from '../../../../src/lib/domain/activity/decision.ts';
import {
	JointEvent,
	jointEvent,
	jointProblems,
	membershipOf
} from '../../../../src/lib/domain/activity/joint-event.ts';
import { newJointCode } from '../../../../src/lib/domain/activity/joint.ts';
import { parseDocument } from '../../../../src/lib/domain/document.ts';
import { parseBy } from '../../../../src/lib/domain/issue.ts';
import { activity, bytes, decision, NOON, otherUnit, ownUnit } from '../../../fixtures/builders.ts';

const code = newJointCode(bytes(3));
const linked = (lead: boolean, seed: number, fields: Partial<Activity> = {}): Activity => ({
	...activity({ name: `Bản ${seed}`, links: { parent: null, joint: { code, lead } } }, seed),
	...fields
});
const member = (record: Activity, decided = false) => {
	const found = membershipOf(record, standing(decided ? [decision('approve', record)] : []));
	if (found === null) throw new Error('belongs to no event');
	return { ...found, unit: record.unit, activity: record._id };
};
const lead = linked(true, 2);
const other = linked(false, 1, { unit: otherUnit });

describe('a joint event', () => {
	it('is named by its lead, and says where each record stands', () => {
		const event = jointEvent(code, [member(lead, true), member(other)]);
		expect(event).toMatchObject({ name: 'Bản 2', when: lead.content.when });
		expect(event.units).toEqual([
			{ unit: otherUnit, activity: other._id, lead: false, state: 'waiting' },
			{ unit: ownUnit, activity: lead._id, lead: true, state: 'approved' }
		]);
		expect(parseBy(JointEvent, event)).toEqual({ ok: true, value: event });
		expect(JSON.stringify(event)).not.toContain(lead.author);
	});

	it('has no name while nobody leads, and says so', () => {
		const event = jointEvent(code, [member(other)]);
		expect([event.name, event.when]).toEqual([null, null]);
		expect(jointProblems(event, otherUnit)).toEqual(['noLead']);
	});

	it('keeps the name of a lead that withdrew, and says so', () => {
		const event = jointEvent(code, [member({ ...lead, state: 'withdrawn' }), member(other)]);
		expect(event.name).toBe('Bản 2');
		expect(jointProblems(event, otherUnit)).toEqual(['leadWithdrawn']);
	});

	it('says when two lead, when a unit has it twice, and when this phone knows nothing of it', () => {
		const event = jointEvent(code, [member(lead), member(linked(true, 4)), member(other)]);
		expect(jointProblems(event, ownUnit)).toEqual(['severalLeads', 'twice']);
		expect(jointProblems(event, otherUnit)).toEqual(['severalLeads']);
		expect(jointProblems(null, ownUnit)).toEqual(['unknown']);
	});

	it('is the same for every order of its records', () => {
		const members = [member(lead), member(linked(true, 4)), member(other)];
		expect(jointEvent(code, members.toReversed())).toEqual(jointEvent(code, members));
	});

	it('has no record whose code does not check', () => {
		const wrong = linked(true, 1);
		wrong.content.links.joint = { code: 'ABCD0115', lead: true };
		expect(membershipOf(wrong, { approval: null })).toBeNull();
	});

	it('is no document that a client may write', () => {
		expect(parseDocument(jointEvent(code, [member(lead)]), NOON)).toEqual({
			ok: false,
			error: { kind: 'unknownType', type: 'joint' }
		});
	});
});
