import type { Activity } from '../../domain/activity/activity.ts';
import { editActivity, editNumber, newActivity } from '../../domain/activity/activity.ts';
import type { ActivityContent } from '../../domain/activity/content.ts';
import type { Decision } from '../../domain/activity/decision.ts';
import { snapshotOf } from '../../domain/activity/decision.ts';
import { newActivityId, newDecisionId, type PersonId, type UnitId } from '../../domain/ids.ts';
import type { Person } from '../../domain/unit/person.ts';
import { exact } from './amounts.ts';
import type { SeededRandom } from './random.ts';
import { firstRevision, RevisionChain, type Replicated } from './revisions.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Who stands behind a record: whose deed, who typed it, and who may decide on it. */
export type Cast = {
	unit: UnitId;
	author: Person;
	recordedBy: Person;
	secretaries: readonly Person[];
};

/** What became of a record, of a thousand. */
const fates = [
	{ weight: 780, value: 'approved' },
	{ weight: 90, value: 'waiting' },
	{ weight: 40, value: 'returned' },
	{ weight: 30, value: 'mended' },
	{ weight: 45, value: 'editedAfterApproval' },
	{ weight: 8, value: 'revoked' },
	{ weight: 7, value: 'withdrawn' }
] as const;

const reasons = [
	'Ghi rõ số hộ và số suất quà.',
	'Bổ sung danh sách người tham gia.',
	'Xem lại tổng giá trị, chưa khớp với số suất quà.',
	'Ghi rõ thôn, bản.'
];

/** A decision, or an edit, happens some hours later. */
class Clock {
	readonly #random: SeededRandom;
	#now: number;

	constructor(random: SeededRandom, startMs: number) {
		this.#random = random;
		this.#now = startMs;
	}

	/** The present; the next one is up to so many days later. */
	tick(days: number): number {
		const now = this.#now;
		this.#now += HOUR_MS + Math.floor(this.#random.fraction() * days * DAY_MS);
		return now;
	}
}

const deviceOf = (person: Person) => `demo-${person.id}`;
const instant = (ms: number) => new Date(ms).toISOString();

/** A record with its history and the decisions on it, made by the same functions that phones use. */
export class RecordHistory {
	readonly #random: SeededRandom;
	readonly #cast: Cast;
	readonly #clock: Clock;
	readonly #chain = new RevisionChain();
	readonly #decisions: Decision[] = [];
	#activity: Activity;

	constructor(random: SeededRandom, cast: Cast, content: ActivityContent, startMs: number) {
		this.#random = random;
		this.#cast = cast;
		this.#clock = new Clock(random, startMs);
		const at = this.#clock.tick(4);
		const { unit, author, recordedBy } = cast;
		const first = newActivity(
			{ id: newActivityId(at, random.bytes()), unit, author: author.id },
			content,
			{ at: instant(at), by: recordedBy.id, device: deviceOf(recordedBy) }
		);
		this.#activity = { ...first, _rev: this.#chain.next(first) };
	}

	/** Whoever decides: not who entered it, unless nobody else can. */
	#decider(): { by: Person; soleSecretary: boolean } {
		const { author, recordedBy, secretaries } = this.#cast;
		const own = (id: PersonId) => id === author.id || id === recordedBy.id;
		const others = secretaries.filter(({ id }) => !own(id));
		if (others.length > 0) return { by: this.#random.pick(others), soleSecretary: false };
		return { by: this.#random.pick(secretaries), soleSecretary: true };
	}

	decide(verdict: Decision['verdict']): void {
		const activity = this.#activity;
		const at = this.#clock.tick(9);
		const { by, soleSecretary } = this.#decider();
		const { _rev } = activity;
		if (_rev === undefined) throw new Error('a decision needs a revision');
		const last = this.#decisions.at(-1);
		const common = {
			_id: newDecisionId(activity._id, at, this.#random.bytes()),
			type: 'decision',
			v: 1,
			unit: activity.unit,
			activity: activity._id,
			activityRev: _rev,
			editNumber: editNumber(activity),
			supersedes: last === undefined ? [] : [last._id],
			by: by.id,
			at: instant(at),
			device: deviceOf(by),
			soleSecretary
		} as const;
		this.#decisions.push(
			verdict === 'approve'
				? { ...common, verdict, snapshot: snapshotOf(activity) }
				: { ...common, verdict, reason: this.#random.pick(reasons) }
		);
	}

	edit(change: (content: ActivityContent) => ActivityContent, state: Activity['state']): void {
		const { recordedBy } = this.#cast;
		const at = this.#clock.tick(5);
		const edited = editActivity(
			this.#activity,
			{ content: change(this.#activity.content), state },
			{ at: instant(at), by: recordedBy.id, device: deviceOf(recordedBy) }
		);
		if (edited !== this.#activity) this.#activity = { ...edited, _rev: this.#chain.next(edited) };
	}

	/** Lives through one of the fates that records meet. */
	live(): void {
		switch (this.#random.weighted(fates)) {
			case 'waiting':
				return;
			case 'approved':
				return this.decide('approve');
			case 'returned':
				return this.decide('return');
			case 'mended':
				this.decide('return');
				this.edit(mend, 'submitted');
				return this.decide('approve');
			case 'editedAfterApproval':
				this.decide('approve');
				return this.edit(mend, 'submitted');
			case 'revoked':
				this.decide('approve');
				return this.decide('revoke');
			case 'withdrawn':
				return this.edit((content) => content, 'withdrawn');
		}
	}

	/** The record and its decisions, as replication carries them. */
	documents(): Replicated[] {
		return [this.#chain.replicated(this.#activity), ...this.#decisions.map(firstRevision)];
	}
}

/** What people add when they are asked to: a count, and a word. */
function mend(content: ActivityContent): ActivityContent {
	const told = content.people.otherCount?.n ?? 3;
	return {
		...content,
		people: { ...content.people, otherCount: exact(told + 2) },
		result: content.result === '' ? 'Đã bổ sung số người tham gia.' : content.result
	};
}
