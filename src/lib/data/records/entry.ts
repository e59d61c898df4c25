import type { Activity } from '../../domain/activity/activity.ts';
import type { Place } from '../../domain/activity/content.ts';
import type { Decision, RecordStatus } from '../../domain/activity/decision.ts';
import { statusOf } from '../../domain/activity/decision.ts';
import { contentWarnings } from '../../domain/activity/warnings.ts';
import { daysOf } from '../../domain/date.ts';
import type { ActivityId, PersonId, UnitId } from '../../domain/ids.ts';
import { fold } from '../../domain/text.ts';
import { countedFacts, countsInTerm } from '../../domain/totals/figures.ts';
import { communePlace } from '../../terms/communes.ts';
import { shippedCore } from '../../terms/core.ts';
import type { RowApproval } from '../device.ts';
import type { RecordEntry } from '../store/schema.ts';
import type { ReadActivity } from './read-document.ts';

const campaignNames = new Map(shippedCore.campaigns.map(({ id, name }) => [id, name]));

/** The commune codes a record names, each once. */
export function communesOf(places: readonly Place[]): string[] {
	const codes = places.flatMap((place) =>
		'code' in place && place.code !== null ? [place.code] : []
	);
	return [...new Set(codes)];
}

/** What a search looks through, folded: name, campaigns, communes, hamlets, venues, and the words told of them. */
function searchText({ content }: Activity): string {
	const places = content.places.flatMap((place) => [
		place.words,
		...place.hamlets,
		'name' in place ? place.name : ''
	]);
	const communes = communesOf(content.places).map((code) => communePlace(code) ?? '');
	const campaigns = content.campaigns.map((id) => campaignNames.get(id) ?? '');
	return fold(
		[content.name, content.campaignWords, ...campaigns, ...communes, ...places].join(' ')
	);
}

/** The approval that stands; a record approved as it is says itself what it counts for. */
function approvalOf(status: RecordStatus, unit: UnitId): RowApproval | null {
	const approval = 'approval' in status ? status.approval : null;
	if (approval === null) return null;
	if (status.seal === 'approved') return { at: approval.at, facts: null };
	if (!countsInTerm(approval.snapshot.content, shippedCore)) return null;
	const { year, campaigns, objectives, members } = countedFacts(
		unit,
		approval.activity,
		approval.snapshot
	);
	const { name } = approval.snapshot.content;
	return { at: approval.at, facts: { name, year, campaigns, objectives, members } };
}

function rowOf({ activity, newer }: ReadActivity, decisions: Decision[], conflicted: boolean) {
	const { content } = activity;
	const status = statusOf(activity, decisions, conflicted);
	return {
		id: activity._id,
		rev: activity._rev ?? '',
		unit: activity.unit,
		name: content.name,
		author: activity.author,
		recordedBy: activity.recordedBy,
		when: content.when,
		day: daysOf(content.when)?.from ?? '',
		seal: status.seal,
		reason:
			status.seal === 'returned' && status.decision.verdict !== 'approve'
				? status.decision.reason
				: null,
		campaigns: content.campaigns,
		objectives: content.objectives,
		communes: communesOf(content.places),
		members: content.people.members,
		approval: approvalOf(status, activity.unit),
		joint: content.links.joint !== null,
		parent: content.links.parent,
		editedAt: activity.edits.at(-1)?.at ?? activity.createdAt,
		warned: contentWarnings(content, shippedCore).length > 0,
		conflicted,
		newer
	};
}

function personsOf({ author, recordedBy, content }: Activity): PersonId[] {
	return [...new Set([author, recordedBy, ...content.people.members])];
}

/** What the read model keeps of a record, but for the ids of its decisions; `read` null where only those are here. */
export function entryOf(
	at: { id: ActivityId; unit: UnitId; database: string },
	read: ReadActivity | null,
	decisions: Decision[],
	conflicted: boolean
): Omit<RecordEntry, 'decisions'> {
	return {
		...at,
		row: read === null ? null : rowOf(read, decisions, conflicted),
		persons: read === null ? [] : personsOf(read.activity),
		folded: read === null ? '' : searchText(read.activity)
	};
}
