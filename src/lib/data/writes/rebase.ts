import type { ActivityContent, ContentField } from '../../domain/activity/content.ts';
import { contentFields } from '../../domain/activity/content.ts';
import { sameContent } from '../../domain/json.ts';

function changedFields(from: ActivityContent, to: ActivityContent): ContentField[] {
	return contentFields.filter((field) => !sameContent(from[field], to[field]));
}

/**
 * A person edited `base`, and meanwhile the record became `current`. What they changed is laid over the current
 * content where nobody else changed the same field otherwise; null where both did: then both versions must stand side
 * by side until a person chooses.
 */
export function rebase(
	base: ActivityContent,
	mine: ActivityContent,
	current: ActivityContent
): ActivityContent | null {
	const theirs = new Set(changedFields(base, current));
	const own = changedFields(base, mine);
	const clash = own.some((field) => theirs.has(field) && !sameContent(mine[field], current[field]));
	if (clash) return null;
	const taken = Object.fromEntries(own.map((field) => [field, mine[field]]));
	return { ...current, ...taken };
}
