import type { Activity } from '../../domain/activity/activity.ts';
import type { Place } from '../../domain/activity/content.ts';
import type { Decision } from '../../domain/activity/decision.ts';
import { statusOf } from '../../domain/activity/decision.ts';
import { daysOf } from '../../domain/date.ts';
import type { ActivityId, UnitId } from '../../domain/ids.ts';
import { fold } from '../../domain/text.ts';
import { communePlace } from '../../terms/communes.ts';
import { termCore2020 } from '../../terms/core.ts';
import type { RecordEntry } from '../store/schema.ts';
import type { ReadActivity } from './read-document.ts';

const campaignNames = new Map(termCore2020.campaigns.map(({ id, name }) => [id, name]));

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

function rowOf({ activity, newer }: ReadActivity, decisions: Decision[], conflicted: boolean) {
	const { content } = activity;
	const status = statusOf(activity, decisions);
	return {
		id: activity._id,
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
		editedAt: activity.edits.at(-1)?.at ?? activity.createdAt,
		conflicted,
		newer
	};
}

/** What the read model keeps of a record; `read` null where only its decisions are here. */
export function entryOf(
	at: { id: ActivityId; unit: UnitId; database: string },
	read: ReadActivity | null,
	decisions: Decision[],
	conflicted: boolean
): RecordEntry {
	return {
		...at,
		row: read === null ? null : rowOf(read, decisions, conflicted),
		folded: read === null ? '' : searchText(read.activity),
		decisions: decisions.map((decision) => decision._id)
	};
}
