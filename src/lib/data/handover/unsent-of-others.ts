import type { Parts } from '../parts.ts';
import { handoverSetting } from './due.ts';

/** What this phone carries for others and the server has not got: how many documents, and their bundles as texts. */
export async function unsentOfOthers(
	parts: Pick<Parts, 'store' | 'session'>
): Promise<{ count: number; bundles: string[] }> {
	if (!(await handoverSetting(parts)).carries) return { count: 0, bundles: [] };
	const { HandoverShelf } = await import('./shelf.ts');
	const shelf = new HandoverShelf(parts.session().person);
	try {
		const kept = (await shelf.carried()).filter(({ text }) => text !== null);
		const count = kept.reduce((sum, { documents }) => sum + documents, 0);
		return { count, bundles: kept.flatMap(({ text }) => text ?? []) };
	} finally {
		await shelf.close();
	}
}
