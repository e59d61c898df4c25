import type { Role } from '../../src/lib/domain/access.ts';
import type { SeededRandom } from '../../src/lib/server/seed/random.ts';
import { changeAccount } from '../integration/server/app.ts';
import type { Server } from './server.ts';

/** Who may lose what they may, and gets it back in the end. */
export type Changeable = { login: string; roles: Role[]; other: Role[] };

/** The office, which gives and takes rights while everything else goes on. */
export class Rights {
	readonly #server: Server;
	readonly #people: readonly Changeable[];
	readonly #changed = new Set<string>();

	constructor(server: Server, people: readonly Changeable[]) {
		this.#server = server;
		this.#people = people;
	}

	/** Takes somebody's rights, or gives them back. */
	async change(random: SeededRandom): Promise<void> {
		const { login } = random.pick(this.#people);
		await this.#set(login, !this.#changed.has(login));
	}

	/** Everybody has again what they had. */
	async restoreAll(): Promise<void> {
		for (const login of [...this.#changed]) await this.#set(login, false);
	}

	async #set(login: string, changed: boolean): Promise<void> {
		const one = this.#people.find((person) => person.login === login);
		if (one === undefined) throw new Error(`nobody is ${login}`);
		if (changed) this.#changed.add(login);
		else this.#changed.delete(login);
		const roles = changed ? one.other : one.roles;
		await this.#server.inStore((couch) => changeAccount(couch, login, { roles }));
	}
}
