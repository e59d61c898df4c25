import * as v from 'valibot';
import { When } from '../date.ts';
import { ActivityId, UnitId } from '../ids.ts';
import type { Activity } from './activity.ts';
import type { Standing } from './decision.ts';
import { isJointCode } from './joint.ts';

const State = v.picklist(['waiting', 'approved', 'withdrawn']);

/** A record of a joint event: whose it is, whether it leads, and where it stands. */
const JointUnit = v.object({
	unit: UnitId,
	activity: ActivityId,
	lead: v.boolean(),
	state: State
});
export type JointUnit = v.InferOutput<typeof JointUnit>;

/**
 * A joint event as the server tells everyone signed in, `joint:<code>` in `programme`: no persons and no figures. Only
 * the server writes it. `name` and `when` are those of the lead's record, null while nobody leads.
 */
export const JointEvent = v.looseObject({
	_id: v.pipe(v.string(), v.startsWith('joint:')),
	type: v.literal('joint'),
	v: v.literal(1),
	code: v.pipe(v.string(), v.check(isJointCode)),
	name: v.nullable(v.string()),
	when: v.nullable(When),
	/** In the order of the records' ids. */
	units: v.array(JointUnit)
});
export type JointEvent = v.InferOutput<typeof JointEvent>;

/** What a record says of the event it belongs to. */
export type JointMembership = {
	code: string;
	lead: boolean;
	state: JointUnit['state'];
	name: string;
	when: When;
};

/** The id of a joint event's document. */
export function jointEventId(code: string): string {
	return `joint:${code}`;
}

/**
 * To which event a record belongs now, by its present content; of one that is gone, by its standing approval. A record
 * whose code does not check belongs to none.
 */
export function membershipOf(
	activity: Activity | null,
	{ approval }: Pick<Standing, 'approval'>
): JointMembership | null {
	const content = activity?.content ?? approval?.snapshot.content;
	const joint = content?.links.joint ?? null;
	if (content === undefined || joint === null || !isJointCode(joint.code)) return null;
	const { name, when } = content;
	const decided = approval === null ? 'waiting' : 'approved';
	const state = activity?.state === 'withdrawn' ? 'withdrawn' : decided;
	return { ...joint, state, name, when };
}

/** The event that its records tell, the same for every order of them. */
export function jointEvent(
	code: string,
	members: readonly (JointMembership & Pick<JointUnit, 'unit' | 'activity'>)[]
): JointEvent {
	const sorted = members.toSorted((a, b) =>
		a.activity === b.activity ? (a.unit < b.unit ? -1 : 1) : a.activity < b.activity ? -1 : 1
	);
	const leads = sorted.filter(({ lead }) => lead);
	const lead = leads.find(({ state }) => state !== 'withdrawn') ?? leads[0];
	return {
		_id: jointEventId(code),
		type: 'joint',
		v: 1,
		code,
		name: lead?.name ?? null,
		when: lead?.when ?? null,
		units: sorted.map(({ unit, activity, lead: leading, state }) => ({
			unit,
			activity,
			state,
			lead: leading
		}))
	};
}

/** What is wrong with an event, for its record's page to say. */
export type JointProblem = 'unknown' | 'noLead' | 'severalLeads' | 'leadWithdrawn' | 'twice';

/** @param unit whose record is shown @param event null: this phone knows none of this code */
export function jointProblems(event: JointEvent | null, unit: UnitId): JointProblem[] {
	if (event === null) return ['unknown'];
	const there = event.units.filter(({ state }) => state !== 'withdrawn');
	const leads = there.filter(({ lead }) => lead);
	const left = event.units.some(({ lead, state }) => lead && state === 'withdrawn');
	const problems: JointProblem[] = [];
	if (leads.length === 0) problems.push(left ? 'leadWithdrawn' : 'noLead');
	if (leads.length > 1) problems.push('severalLeads');
	if (there.filter((one) => one.unit === unit).length > 1) problems.push('twice');
	return problems;
}
