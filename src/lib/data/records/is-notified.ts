import type { Parts } from '../parts.ts';

/** Whether the committee wrote any notice: then there is something to look at. Of which term is not asked. */
export async function isNotified(parts: Parts): Promise<boolean> {
	const range = IDBKeyRange.bound(['programme', 'work:'], ['programme', 'work;']);
	const keys = await (await parts.store.db).getAllKeys('published', range);
	return keys.some(([, id]) => id.split(':')[2] === 'notice');
}
