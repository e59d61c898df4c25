import type { SeededRandom } from '../../src/lib/server/seed/random.ts';
import type { Phone } from './phone.ts';
import type { Server } from './server.ts';
import type { Tally } from './tally.ts';

/** What befalls the server, drawn from the seed. */
export class Fate {
	readonly #server: Server;
	readonly #random: SeededRandom;
	readonly #tally: Tally;

	constructor(server: Server, random: SeededRandom, tally: Tally) {
		this.#server = server;
		this.#random = random;
		this.#tally = tally;
	}

	async rule(until: number): Promise<void> {
		for (;;) {
			const wait = this.#random.between(1500, 8000);
			const blow = this.#random.weighted([
				{ weight: 6, value: () => this.#kill() },
				{ weight: 2, value: () => this.#freeze() },
				{ weight: 1, value: () => this.#restart() }
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

	async #restart(): Promise<void> {
		this.#tally.add('serverRestarted');
		await this.#server.end('SIGTERM');
		await this.#server.start();
	}

	async #freeze(): Promise<void> {
		const ms = this.#random.between(100, 1500);
		this.#tally.add('serverFrozen');
		await this.#server.freeze(ms);
	}
}

/** Perhaps something befalls a phone before the next act: its process dies during it, its disk fills, its clock jumps. */
export function afflict(phone: Phone, random: SeededRandom, tally: Tally): void {
	const blow = random.weighted<(() => void) | null>([
		{ weight: 180, value: null },
		{
			weight: 4,
			value: () => {
				phone.app?.life.dieAfter('transactions', random.between(0, 25));
				tally.add('phoneKilled');
			}
		},
		{
			weight: 3,
			value: () => {
				phone.app?.life.dieAfter('answers', random.between(0, 6));
				tally.add('phoneKilled');
			}
		}
	]);
	blow?.();
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
