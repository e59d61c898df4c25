import type { Actor } from '../domain/access.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Session } from './device.ts';
import type { Vault } from './lock/vault.ts';
import type { NewsChannel } from './news.ts';
import type { LocalDatabases } from './pouch/local-databases.ts';
import { personPrefix } from './store/person-store.ts';
import type { PersonStore } from './store/person-store.ts';

/** The device's clock and randomness, handed in so that tests can set both. */
export type Chance = { now: () => number; random: (bytes: number) => Uint8Array };

export const deviceChance: Chance = {
	now: () => Date.now(),
	random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes))
};

/** What every part of the data layer works on: one person's data on this phone. */
export type Parts = {
	session: () => Session;
	/** Keeps what the server said of the session: fresh rights, or that it has ended. */
	keepSession: (session: Session) => Promise<void>;
	deviceId: string;
	store: PersonStore;
	news: NewsChannel;
	chance: Chance;
	/** What seals the copies of private databases. */
	vault: Vault;
	/** PouchDB is loaded when first needed, after the first screen is drawn. */
	databases: () => Promise<LocalDatabases>;
};

/** Who acts, for the rights table. */
export function actorOf({ person, roles }: Session): Actor {
	return { person, roles };
}

/** The present time by the device's clock, as documents carry it. */
export function stampNow({ chance }: Pick<Parts, 'chance'>): string {
	return new Date(chance.now()).toISOString();
}

/**
 * Runs `work` while nobody else on this phone writes for this person: neither another tab nor the worker.
 */
export function whileWriting<T>(person: PersonId, work: () => Promise<T>): Promise<T> {
	return navigator.locks.request(`${personPrefix(person)}:write`, work);
}
