import type { Actor } from '../../domain/access.ts';
import type { Verdict, WriteContext } from '../../domain/write-access.ts';
import { canWrite, nothingStored } from '../../domain/write-access.ts';
import type { Activity } from '../../domain/activity/activity.ts';
import type { Decision } from '../../domain/activity/decision.ts';
import { isOutOfTime } from '../../domain/check-in/check-in.ts';
import type { Database } from '../../domain/database.ts';
import type { AppDocument } from '../../domain/document.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { Photo } from '../../domain/photo/photo.ts';
import { closingAgainst } from '../../domain/period/closed.ts';
import { closingOverHeadcount } from '../../domain/period/closed-headcount.ts';
import type { Closing } from '../../domain/period/closing.ts';
import type { Headcount } from '../../domain/unit/headcount.ts';
import type { StoredDocument } from '../couch/couch.ts';
import type { Refusal } from './denial.ts';
import { malformed, refusalOf } from './denial.ts';
import type { Held } from './leaves.ts';
import { asOurs } from './leaves.ts';
import type { Screened } from './screen.ts';

/** A document with more open branches is being attacked, and every write would have to read them all. */
const MOST_BRANCHES = 100;

/** `known`: the store has this revision, so writing it again changes nothing. `final`: no receipt makes it allowed. */
export type Judgement =
	| { kind: 'accept'; unverified: boolean }
	| { kind: 'known' }
	| { kind: 'deny'; refusal: Refusal; final: boolean };

export type Scene = {
	actor: Actor;
	database: Database;
	newEdits: boolean;
	nowMs: number;
	/** Whether the unit has this person as its only secretary. */
	soleSecretary: (unit: UnitId, person: PersonId) => Promise<boolean>;
	/** The targets and figures of the term of which members may be reminded. */
	remindable: ReadonlySet<string>;
	/** Every closing and reopening of a period; asked for decisions and headcounts only. */
	closings: () => Promise<readonly Closing[]>;
	/** What the store holds of the decisions on an activity. */
	decisionsOn: (activity: Decision['activity']) => Promise<Decision[]>;
	/** The closing dates of the headcounts that the store holds. */
	headcountDates: () => Promise<string[]>;
	/** What the store holds of the incoming documents, and of the activities decided on. */
	held: ReadonlyMap<string, Held>;
	/** Stored bodies of decided revisions that are no leaves any more, by `id@rev`. */
	bodies: ReadonlyMap<string, StoredDocument>;
	/** What this batch has added so far, by id, with the revisions it came with. */
	added: Map<string, AppDocument[]>;
};

const deny = (refusal: Refusal, final = false): Judgement => ({ kind: 'deny', refusal, final });

/** Judges one incoming document against all that the store and the batch before it hold. */
export async function judge(scene: Scene, incoming: Screened): Promise<Judgement> {
	const held = scene.held.get(incoming.id);
	if (held !== undefined && isKnown(scene, incoming, held)) return { kind: 'known' };
	if (incoming.deleted || held?.erased === true) return deny({ code: 'deletion' }, true);
	if (!incoming.document.ok) return deny(refusalOf(incoming.document.error));
	const leaves = held?.leaves ?? [];
	if (leaves.length >= MOST_BRANCHES && !extendsLeaf(incoming, leaves))
		return deny(malformed('_revisions', 'tooManyBranches'), true);
	const before = scene.added.get(incoming.id) ?? [];
	const stored: AppDocument[] = [...before];
	const replaced: AppDocument[] = [];
	for (const leaf of leaves) {
		const ours = asOurs(leaf, scene.nowMs);
		// A leaf that is none of ours may be a newer server's: what it means cannot be judged here.
		if (ours === null) return deny({ code: 'newerVersion' });
		stored.push(ours);
		if (extendsLeaf(incoming, [leaf])) replaced.push(ours);
	}
	const document = incoming.document.value;
	const verdict = canWrite(
		scene.actor,
		scene.database,
		document,
		await contextOf(scene, document, { stored, replaced })
	);
	if (!verdict.allowed) return deny({ code: verdict.denial });
	scene.added.set(incoming.id, [...before, document]);
	return { kind: 'accept', unverified: isUnverified(verdict) };
}

function isUnverified(verdict: Verdict): boolean {
	return verdict.allowed && verdict.unverified === true;
}

function isKnown({ newEdits }: Scene, { rev }: Screened, held: Held): boolean {
	return !newEdits && rev !== null && !held.missing.has(rev);
}

function extendsLeaf({ rev, ancestry }: Screened, leaves: readonly StoredDocument[]): boolean {
	const revs = new Set(leaves.map((leaf) => leaf._rev));
	if (ancestry === null) return revs.has(rev ?? undefined);
	return ancestry.ids.some((id, back) => revs.has(`${ancestry.start - back}-${id}`));
}

async function contextOf(
	scene: Scene,
	document: AppDocument,
	versions: Pick<WriteContext, 'stored' | 'replaced'>
): Promise<WriteContext> {
	const known = { ...nothingStored, ...versions };
	if (document.type === 'headcount')
		return { ...known, periodClosed: await movesClosedPeriod(scene, document) };
	if (document.type === 'photo') return { ...known, activityLeaves: activitiesOf(scene, document) };
	if (document.type === 'reminder')
		return { ...known, reminded: scene.remindable.has(document.about) };
	if (document.type === 'checkIn')
		return { ...known, outOfTime: isOutOfTime(document.window, scene.nowMs) };
	if (document.type !== 'decision') return known;
	const activityLeaves = activitiesOf(scene, document);
	const own = activityLeaves.some((leaf) => isOwn(leaf, scene.actor.person));
	return {
		...known,
		activityLeaves,
		decidedRevision: decidedRevision(scene, document, activityLeaves),
		soleSecretary: own && (await scene.soleSecretary(document.unit, scene.actor.person)),
		periodClosed: await inClosedPeriod(scene, document, activityLeaves)
	};
}

/** Whether a decision would move what a closed period has reported. */
async function inClosedPeriod(
	scene: Scene,
	decision: Decision,
	leaves: readonly Activity[]
): Promise<boolean> {
	const closings = await scene.closings();
	if (closings.length === 0) return false;
	const added = [...scene.added.values()].flat().filter((one) => one.type === 'decision');
	const decisions = [
		...(await scene.decisionsOn(decision.activity)),
		...added.filter((one) => one.activity === decision.activity)
	];
	return closingAgainst(closings, decision, { leaves, decisions }) !== null;
}

/** Whether a headcount would move the denominators of a closed period. */
async function movesClosedPeriod(scene: Scene, headcount: Headcount): Promise<boolean> {
	const closings = await scene.closings();
	if (closings.length === 0) return false;
	const added = [...scene.added.values()].flat().filter((one) => one.type === 'headcount');
	const entered = [
		...(await scene.headcountDates()),
		...added.map(({ closingDate }) => closingDate)
	];
	const { unit, closingDate } = headcount;
	return closingOverHeadcount(closings, unit, closingDate, entered) !== null;
}

function isOwn(activity: Activity, person: PersonId): boolean {
	return activity.author === person || activity.recordedBy === person;
}

/** Every leaf of the activity that a document is about, from this batch and from the store. */
function activitiesOf(scene: Scene, { activity }: Decision | Photo): Activity[] {
	const added = scene.added.get(activity) ?? [];
	const stored = (scene.held.get(activity)?.leaves ?? []).flatMap(
		(leaf) => asOurs(leaf, scene.nowMs) ?? []
	);
	return [...added, ...stored].filter((document) => document.type === 'activity');
}

function decidedRevision(
	scene: Scene,
	{ activity, activityRev }: Decision,
	leaves: readonly Activity[]
): Activity | null {
	// An edit in this batch carries the revision it stands on, not the one it becomes.
	const candidates = scene.newEdits ? leaves.filter((leaf) => isStored(scene, leaf)) : leaves;
	const leaf = candidates.find((candidate) => candidate._rev === activityRev);
	if (leaf !== undefined) return leaf;
	const body = scene.bodies.get(bodyKey(activity, activityRev));
	const ours = body === undefined ? null : asOurs(body, scene.nowMs);
	return ours?.type === 'activity' ? ours : null;
}

function isStored(scene: Scene, leaf: Activity): boolean {
	return !(scene.added.get(leaf._id) ?? []).includes(leaf);
}

/** The key of a stored revision's body. */
export function bodyKey(id: string, rev: string): string {
	return `${id}@${rev}`;
}
