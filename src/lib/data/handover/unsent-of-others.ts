import type { Parts } from '../parts.ts';
import { handoverSetting } from './due.ts';

/**
 * What this phone carries for others and the server has not got: how many documents and photos, and the bundles as
 * texts. Photos are in no such text: together they may be more than a phone's memory.
 */
export async function unsentOfOthers(
	parts: Pick<Parts, 'store' | 'session'>
): Promise<{ count: number; documents: number; bundles: string[] }> {
	if (!(await handoverSetting(parts)).carries) return { count: 0, documents: 0, bundles: [] };
	const { HandoverShelf } = await import('./shelf.ts');
	const shelf = new HandoverShelf(parts.session().person);
	try {
		const kept = (await shelf.carried()).filter(({ state }) => state !== 'sent');
		const documents = kept.reduce((sum, row) => sum + row.documents, 0);
		const count = await shelf.unsent();
		return { count, documents, bundles: kept.flatMap(({ text }) => text ?? []) };
	} finally {
		await shelf.close();
	}
}
