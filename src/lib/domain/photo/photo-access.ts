import type { Actor } from '../access.ts';
import { keepsRecordsOf } from '../access.ts';
import type { Activity } from '../activity/activity.ts';
import { sameContent } from '../json.ts';
import type { Photo } from './photo.ts';
import { photosPrefix } from './photo.ts';

export type PhotoDenial =
	'wrongPlace' | 'missingActivity' | 'otherAuthor' | 'appendOnly' | 'immutable';

/** A photo without what may change in it. */
function fixed({ _rev, gone, ...rest }: Photo) {
	void [_rev, gone];
	return rest;
}

/**
 * Why the actor may not write this of a photo; null where they may: photos of their own records, and in a unit whose
 * records they keep, of every record. A photo that is gone does not come back.
 * @param stored every leaf of it that the store holds
 * @param leaves every leaf of its record
 */
export function photoDenial(
	actor: Actor,
	photo: Photo,
	stored: readonly Photo[],
	leaves: readonly Activity[]
): PhotoDenial | null {
	if (!photo._id.startsWith(`${photosPrefix(photo.activity)}:`)) return 'wrongPlace';
	const [leaf] = leaves;
	if (leaf === undefined) return 'missingActivity';
	const own = [leaf.author, leaf.recordedBy].includes(actor.person);
	const keeps = keepsRecordsOf(actor, photo.unit);
	if (stored.length === 0) {
		if (photo.gone !== null) return 'immutable';
		return photo.by === actor.person && (own || keeps) ? null : 'otherAuthor';
	}
	if (stored.some((one) => !sameContent(fixed(one), fixed(photo)))) return 'immutable';
	if (photo.gone === null) return stored.some((one) => one.gone !== null) ? 'appendOnly' : null;
	if (stored.some((one) => sameContent(one.gone, photo.gone))) return null;
	if (photo.gone.why === 'expired') return 'immutable';
	if (photo.gone.by !== actor.person) return 'otherAuthor';
	return own || keeps || photo.by === actor.person ? null : 'otherAuthor';
}
