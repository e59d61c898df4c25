import type { SeededRandom } from '../../src/lib/server/seed/random.ts';
import type { Phone } from './phone.ts';
import type { Rights } from './rights.ts';
import type { Server } from './server.ts';
import type { Tally } from './tally.ts';

/** What is done with the server besides killing it. `goesBack`: to an older state, and it keeps its name. */
const DOINGS = ['restores', 'goesBack', 'rights'] as const;

/** What befalls the server, drawn from the seed. */
export class Fate {
	readonly #server: Server;
	readonly #random: SeededRandom;
	readonly #tally: Tally;

	readonly #does: (typeof DOINGS)[number];
	readonly #rights: Rights;
	#hasBackup = false;

	/** Either the server is restored or rights change: what of both together must be there afterwards, nobody can say. */
	constructor(server: Server, random: SeededRandom, tally: Tally, rights: Rights) {
		this.#server = server;
		this.#random = random;
		this.#tally = tally;
		this.#rights = rights;
		this.#does = random.pick(DOINGS);
	}

	/** Whether the server ever went back to an older state. */
	restored = false;
	/** Whether its receipts went back with it. */
	forgot = false;

	async rule(until: number): Promise<void> {
		for (;;) {
			const wait = this.#random.between(1500, 8000);
			const blow = this.#random.weighted([
				{ weight: 6, value: () => this.#kill() },
				{ weight: 2, value: () => this.#freeze() },
				{ weight: 1, value: () => this.#restart() },
				...(this.#server.disk !== null ? [{ weight: 2, value: () => this.#fillDisk() }] : []),
				...(this.#does !== 'rights' ? [{ weight: 3, value: () => this.#backUpOrRestore() }] : []),
				...(this.#does === 'rights' ? [{ weight: 6, value: () => this.#changeRights() }] : [])
			]);
			if (performance.now() + wait > until) return;
			await pause(wait);
			await blow();
		}
	}

	async #kill(): Promise<void> {
		const down = this.#random.between(0, 1000);
		this.#tally.add('serverKilled');
		await this.#server.end('SIGKILL');
		await pause(down);
		await this.#server.start();
	}

	/** Its disk is full for a while; perhaps it dies of something else meanwhile, and starts once there is room. */
	async #fillDisk(): Promise<void> {
		const [ms, dies] = [this.#random.between(300, 3000), this.#random.chance(0.3)];
		this.#tally.add('serverFull');
		this.#server.disk?.fill();
		await pause(ms);
		if (dies) await this.#server.end('SIGKILL');
		this.#server.disk?.makeRoom();
		if (dies) await this.#server.start();
	}

	async #restart(): Promise<void> {
		this.#tally.add('serverRestarted');
		await this.#server.end('SIGTERM');
		await this.#server.start();
	}

	async #backUpOrRestore(): Promise<void> {
		if (!this.#hasBackup) {
			this.#hasBackup = true;
			this.#tally.add('serverKilled');
			return this.#server.backUp();
		}
		this.restored = true;
		if (this.#does === 'restores') {
			this.#tally.add('serverRestored');
			return this.#server.restore('restored');
		}
		this.#tally.add('serverWentBack');
		this.forgot = true;
		await this.#server.restore(this.#random.pick(['oldStore', 'oldFolder'] as const));
	}

	async #changeRights(): Promise<void> {
		this.#tally.add('rightsChanged');
		await this.#rights.change(this.#random);
	}

	async #freeze(): Promise<void> {
		const ms = this.#random.between(100, 1500);
		this.#tally.add('serverFrozen');
		await this.#server.freeze(ms);
	}
}

const AFFLICTIONS: { weight: number; value: Affliction | null }[] = [
	{ weight: 180, value: null },
	{ weight: 4, value: 'diesAtTransaction' },
	{ weight: 3, value: 'diesAtAnswer' },
	{ weight: 2, value: 'closed' },
	{ weight: 3, value: 'diskFull' },
	{ weight: 2, value: 'clockWrong' },
	{ weight: 1, value: 'cookieLost' }
];
type Affliction =
	'diesAtTransaction' | 'diesAtAnswer' | 'closed' | 'diskFull' | 'clockWrong' | 'cookieLost';

/** Perhaps something befalls a phone before its next act: its process dies during it, its disk is full, its clock jumps. */
export async function afflict(phone: Phone, random: SeededRandom, tally: Tally): Promise<void> {
	if (phone.full && random.chance(0.2)) phone.full = false;
	const blow = random.weighted(AFFLICTIONS);
	if (blow === null) return;
	const [transactions, answers, years] = [
		random.between(0, 25),
		random.between(0, 6),
		// Farther back, and what happened in 2021 would lie in the future.
		random.between(-4, 8)
	];
	tally.add(blow);
	switch (blow) {
		case 'diesAtTransaction':
			return phone.app?.life.dieAfter('transactions', transactions);
		case 'diesAtAnswer':
			return phone.app?.life.dieAfter('answers', answers);
		case 'closed':
			return phone.close();
		case 'diskFull':
			phone.full = true;
			phone.lags = true;
			return;
		case 'clockWrong':
			return phone.setClock(years);
		case 'cookieLost':
			return phone.forgetCookie();
	}
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
