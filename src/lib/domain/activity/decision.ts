import * as v from 'valibot';
import { Instant } from '../date.ts';
import { ActivityId, DecisionId, PersonId, Revision, UnitId } from '../ids.ts';
import { sameContent } from '../json.ts';
import { requiredWords } from '../text.ts';
import type { Activity } from './activity.ts';
import { ActivityState, DeviceId } from './activity.ts';
import { ActivityContent } from './content.ts';

/** What an approval saw: it counts, whatever becomes of the record later. */
export const Snapshot = v.strictObject({
	author: PersonId,
	recordedBy: PersonId,
	state: ActivityState,
	content: ActivityContent
});
export type Snapshot = v.InferOutput<typeof Snapshot>;

const common = {
	_id: DecisionId,
	_rev: v.optional(Revision),
	type: v.literal('decision'),
	v: v.literal(1),
	unit: UnitId,
	activity: ActivityId,
	/** The revision decided on, and the number of its newest edit. */
	activityRev: Revision,
	editNumber: v.pipe(v.number(), v.integer(), v.minValue(1)),
	/** The decisions this one replaces: every head its maker could see. */
	supersedes: v.pipe(v.array(DecisionId), v.maxLength(200, 'tooMany|200')),
	by: PersonId,
	at: Instant,
	device: DeviceId,
	/** Set when the maker decided on an own record because the unit has no other secretary. */
	soleSecretary: v.boolean()
};

/** An append-only document: approve · return (with a reason) · revoke (with a reason). */
export const Decision = v.pipe(
	v.variant('verdict', [
		v.strictObject({ ...common, verdict: v.literal('approve'), snapshot: Snapshot }),
		v.strictObject({
			...common,
			verdict: v.literal('return'),
			reason: requiredWords(1000),
			/** The unit that the record belongs to, where it was written for a wrong one. */
			moveTo: v.optional(UnitId)
		}),
		v.strictObject({ ...common, verdict: v.literal('revoke'), reason: requiredWords(1000) })
	]),
	v.check(
		(decision) => decision._id.split(':')[1] === decision.activity.split(':')[1],
		'decisionOfOtherActivity'
	),
	v.check((decision) => !decision.supersedes.includes(decision._id), 'supersedesItself')
);
export type Decision = v.InferOutput<typeof Decision>;
export type Approval = Extract<Decision, { verdict: 'approve' }>;

/** The snapshot an approval of this record carries. */
export function snapshotOf(activity: Activity): Snapshot {
	const { author, recordedBy, state, content } = activity;
	return { author, recordedBy, state, content };
}

/** Whether two decisions say the same of the same content, so that two secretaries who agree do not contradict. */
function agree(a: Decision, b: Decision): boolean {
	if (a.verdict === 'approve' && b.verdict === 'approve')
		return sameContent(a.snapshot, b.snapshot);
	return a.verdict === b.verdict && a.activityRev === b.activityRev;
}

/**
 * Where the decisions on one record stand. `approval` is the one whose snapshot counts, or null; `heads` the
 * decisions nothing replaced, oldest id first; `contradicting` when they disagree and a person must settle it.
 */
export type Standing = { approval: Approval | null; heads: Decision[]; contradicting: boolean };

/** Every decision reachable through `supersedes`, the start included; safe against loops in forged data. */
function ancestry(start: Decision, byId: Map<DecisionId, Decision>): Set<DecisionId> {
	const seen = new Set<DecisionId>();
	const open = [start._id];
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		if (seen.has(id)) continue;
		seen.add(id);
		for (const parent of byId.get(id)?.supersedes ?? []) if (byId.has(parent)) open.push(parent);
	}
	return seen;
}

function byIdOrder(a: Decision, b: Decision): number {
	return a._id < b._id ? -1 : a._id > b._id ? 1 : 0;
}

function headsOf(decisions: Decision[]): Decision[] {
	const replaced = new Set(decisions.flatMap((decision) => decision.supersedes));
	return decisions.filter((decision) => !replaced.has(decision._id)).sort(byIdOrder);
}

function foldFrom(decisions: Decision[]): Standing {
	const heads = headsOf(decisions);
	const [first] = heads;
	if (first === undefined) return { approval: null, heads, contradicting: false };
	const byId = new Map(decisions.map((decision) => [decision._id, decision]));
	const closures = heads.map((head) => ancestry(head, byId));
	if (heads.every((head) => agree(first, head))) {
		if (first.verdict === 'approve') return { approval: first, heads, contradicting: false };
		if (first.verdict === 'revoke') return { approval: null, heads, contradicting: false };
	}
	// A return leaves the figures of the approval before it standing; contradicting heads leave the last agreed one.
	const shared = decisions.filter(
		({ _id }) =>
			closures.every((closure) => closure.has(_id)) && !heads.some((head) => head._id === _id)
	);
	const before = shared.length < decisions.length ? foldFrom(shared) : { approval: null };
	return {
		approval: before.approval,
		heads,
		contradicting: !heads.every((head) => agree(first, head))
	};
}

/**
 * Folds the decisions on one record into where it stands: pure, the same for every order of arrival and every
 * process. A return after an approval leaves its figures standing; only a revocation ends them.
 */
export function standing(decisions: readonly Decision[]): Standing {
	const unique = new Map(decisions.map((decision) => [decision._id, decision]));
	return foldFrom([...unique.values()].sort(byIdOrder));
}

/**
 * The seal a record carries. `waiting`: nobody decided on this content; `changedAfterApproval`: an approval stands
 * for an older content; `contradicting`: secretaries disagree.
 */
export type RecordStatus =
	| { seal: 'waiting' }
	| { seal: 'approved'; approval: Approval }
	| { seal: 'returned'; decision: Decision; approval: Approval | null }
	| { seal: 'changedAfterApproval'; approval: Approval }
	| { seal: 'contradicting'; heads: Decision[]; approval: Approval | null }
	| { seal: 'withdrawn' };

/**
 * The status of a record by its present content and the decisions on it. `conflicted`: another version lies beside it
 * that nobody merged yet; then nothing is settled, and it waits.
 */
export function statusOf(
	activity: Activity,
	decisions: readonly Decision[],
	conflicted = false
): RecordStatus {
	return statusBy(activity, standing(decisions), conflicted);
}

/** The same from decisions that were folded before: whoever counts needs both, for hundreds of thousands. */
export function statusBy(activity: Activity, stands: Standing, conflicted = false): RecordStatus {
	const status = statusAlone(activity, stands);
	if (!conflicted) return status;
	if (status.seal === 'approved') return { ...status, seal: 'changedAfterApproval' };
	return status.seal === 'withdrawn' ? { seal: 'waiting' } : status;
}

function statusAlone(
	activity: Activity,
	{ approval, heads, contradicting }: Standing
): RecordStatus {
	if (activity.state === 'withdrawn' && approval === null) return { seal: 'withdrawn' };
	if (contradicting) return { seal: 'contradicting', heads, approval };
	const [head] = heads;
	if (head !== undefined && head.verdict !== 'approve') {
		const answered = activity.edits.length > head.editNumber;
		if (!answered) return { seal: 'returned', decision: head, approval };
		return approval === null ? { seal: 'waiting' } : { seal: 'changedAfterApproval', approval };
	}
	if (approval === null) return { seal: 'waiting' };
	return sameContent(approval.snapshot, snapshotOf(activity))
		? { seal: 'approved', approval }
		: { seal: 'changedAfterApproval', approval };
}

/** Whether a record waits for a secretary: the review queue holds exactly these. */
export function waitsForDecision(status: RecordStatus): boolean {
	return (
		status.seal === 'waiting' ||
		status.seal === 'changedAfterApproval' ||
		status.seal === 'contradicting'
	);
}
