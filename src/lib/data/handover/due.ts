import type { Parts } from '../parts.ts';
import type { HandoverSetting } from '../store/schema.ts';

/**
 * How long the server's word on this phone's key is not asked for anew: a password that was changed, another name or a
 * server with other keys is learned of within a day.
 */
const WORD_MS = 20 * 3_600_000;

const unknown: HandoverSetting = { name: 'handover', askedAtMs: null, uuid: null, carries: false };

/** What is noted beside the outbox, so that a phone that has nothing to do with this opens nothing for it. */
export async function handoverSetting({ store }: Pick<Parts, 'store'>): Promise<HandoverSetting> {
	const kept = await (await store.db).get('settings', 'handover');
	return kept?.name === 'handover' ? kept : unknown;
}

export async function noteHandover(
	{ store }: Pick<Parts, 'store'>,
	changed: Partial<Omit<HandoverSetting, 'name'>>
): Promise<void> {
	const tx = (await store.db).transaction('settings', 'readwrite');
	const kept = await tx.store.get('handover');
	await tx.store.put({ ...unknown, ...(kept?.name === 'handover' ? kept : {}), ...changed });
	await tx.done;
}

/** Whether the server's word on this phone's key is to be asked for, and whether bundles are carried. */
export async function dueForHandover(
	parts: Pick<Parts, 'store' | 'chance'>
): Promise<{ word: boolean; carries: boolean }> {
	const { askedAtMs, uuid, carries } = await handoverSetting(parts);
	const server = await (await parts.store.db).get('settings', 'serverUuid');
	const isOther = server?.name === 'serverUuid' && server.uuid !== uuid;
	const age = parts.chance.now() - (askedAtMs ?? 0);
	// Asked in the future: the clock was wrong then, or is now.
	return { word: askedAtMs === null || isOther || age >= WORD_MS || age < 0, carries };
}
