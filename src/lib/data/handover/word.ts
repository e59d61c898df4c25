import type { Parts } from '../parts.ts';
import { hasCiphers, isWordOf, newPair, publicHalf } from './ciphers.ts';
import { noteHandover } from './due.ts';
import type { HandoverShelf, OwnKey } from './shelf.ts';
import { askWord } from './wire.ts';

/**
 * Asks for the server's word on this phone's key, made now where there is none: what another phone carries is believed
 * by it.
 * @throws WireFault, StorageFull, StoreClosed
 */
export async function renewWord(parts: Parts, shelf: HandoverShelf): Promise<OwnKey | null> {
	if (!hasCiphers()) return null;
	const known = await shelf.ownKey();
	const own = known ?? (await shelf.keepKey({ name: 'own', pair: await newPair(), word: null }));
	const key = await publicHalf(own.pair);
	const word = await askWord(key);
	const server = await (await parts.store.db).get('settings', 'serverUuid');
	const uuid = server?.name === 'serverUuid' ? server.uuid : null;
	await noteHandover(parts, { askedAtMs: parts.chance.now(), uuid });
	if (word === null) return own;
	const { certified, server: keys } = word;
	const { certificate } = certified;
	const isOurs = certificate.key === key && certificate.person === parts.session().person;
	// Something between that answers for the server would make bundles that nobody takes.
	if (!isOurs || !(await isWordOf(certified, keys))) return own;
	await shelf.keepWord(word);
	return { ...own, word };
}
