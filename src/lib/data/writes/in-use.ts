import type { ActivityId } from '../../domain/ids.ts';
import type { Parts } from '../parts.ts';
import type { LazyPhotos } from '../photos/lazy-photos.ts';

/** Whether something hangs on a draft in which nothing is typed: photos were chosen for it, or members check in for it. */
export async function isInUse(
	{ store }: Pick<Parts, 'store'>,
	photos: LazyPhotos,
	id: ActivityId
): Promise<boolean> {
	const kept = await (await store.db).get('settings', 'codeKeys');
	const shows = kept?.name === 'codeKeys' && kept.keys.some(({ activity }) => activity === id);
	return shows || photos.holds(id);
}
