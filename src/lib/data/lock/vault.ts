import type { Actor } from '../../domain/access.ts';
import { canRead } from '../../domain/access.ts';
import { databaseName, isPrivate, parseDatabase, privateDatabase } from '../../domain/database.ts';
import type { RawDocument } from '../store/schema.ts';
import {
	isSealed,
	isSealedText,
	openDocument,
	openText,
	saysAnything,
	sealDocument,
	sealText
} from './sealed.ts';

/** What is private was asked for while it is locked. Pages ask for the code first. */
export class VaultLocked extends Error {
	constructor() {
		super('what is private is locked');
		this.name = 'VaultLocked';
	}
}

/** What is kept sealed on this phone: in which databases, and how. */
export type Seal = Pick<Vault, 'guards' | 'seal' | 'open'>;

/** Keeps everything as it is. */
export const unsealed: Seal = {
	guards: () => false,
	seal: (_database, doc) => Promise.resolve(doc),
	open: (_database, doc) => Promise.resolve(doc)
};

/**
 * The key to what is private on this phone, while it is unlocked. It is in this tab's memory and nowhere else: a new
 * page, the worker and another tab begin without it.
 */
export class Vault {
	readonly #actor: () => Actor;
	#key: CryptoKey | null = null;

	/** @param actor who uses this phone, by the newest rights */
	constructor(actor: () => Actor) {
		this.#actor = actor;
	}

	/**
	 * Whether what this phone keeps of a database is sealed: what is private, where this person reads it. What a member
	 * writes of themselves into a database that they do not read is their own words, and needs no code.
	 */
	guards(database: string): boolean {
		const named = parseDatabase(database);
		return named !== null && isPrivate(database) && canRead(this.#actor(), named);
	}

	/** Whether this person reads any private database. */
	get guardsAny(): boolean {
		const units = this.#actor().roles.flatMap((role) => ('unit' in role ? [role.unit] : []));
		const names = [databaseName({ kind: 'totalsPrivate' }), ...units.map(privateDatabase)];
		return names.some((name) => this.guards(name));
	}

	get isOpen(): boolean {
		return this.#key !== null;
	}

	/** Whether a database can be neither read nor written now. */
	isShut(database: string): boolean {
		return this.#key === null && this.guards(database);
	}

	take(key: CryptoKey): void {
		this.#key = key;
	}

	forget(): void {
		this.#key = null;
	}

	/** A document as this phone may keep it. @throws VaultLocked */
	async seal(database: string, doc: RawDocument): Promise<RawDocument> {
		if (!this.guards(database) || !saysAnything(doc)) return doc;
		return sealDocument(this.#needed(), database, doc);
	}

	/** A document as it was written. @throws VaultLocked */
	async open(database: string, doc: RawDocument): Promise<RawDocument> {
		return isSealed(doc) ? openDocument(this.#needed(), database, doc) : doc;
	}

	/** A text that is being written for a database. @throws VaultLocked */
	async sealText(database: string, of: string, text: string): Promise<string> {
		if (!this.guards(database) || isSealedText(text)) return text;
		return sealText(this.#needed(), of, text);
	}

	/** @throws VaultLocked */
	async openText(of: string, text: string): Promise<string> {
		return isSealedText(text) ? openText(this.#needed(), of, text) : text;
	}

	#needed(): CryptoKey {
		if (this.#key === null) throw new VaultLocked();
		return this.#key;
	}
}
