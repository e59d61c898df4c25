import type { Parts } from '../parts.ts';

/** Whether a photo was ever chosen on this phone: if not, there is nothing to open. */
export async function hasPhotos({ store }: Pick<Parts, 'store'>): Promise<boolean> {
	return (await (await store.db).get('settings', 'photos')) !== undefined;
}
