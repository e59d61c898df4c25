import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Login } from './account.ts';

const QUARTER_S = 15 * 60;
const HOUR_S = 60 * 60;

/** How many failed attempts are allowed before the next must wait. */
export type SignInLimits = { loginAtAddress: number; login: number; address: number };

/**
 * Ten tries of one login from one place in a quarter of an hour; fifty of one login from anywhere in an hour, so that
 * a guesser at other places cannot lock a person out quickly; a hundred from one address in a quarter of an hour,
 * because a whole office signs in behind one.
 */
export const usualLimits: SignInLimits = { loginAtAddress: 10, login: 50, address: 100 };

/** Counts failed sign-ins. Kept per process: with several, a guesser has so many times the tries, which stay few. */
export class SignInGuard {
	readonly #limiters: {
		of: (login: string, address: string) => string;
		limiter: RateLimiterMemory;
	}[];

	constructor(limits: SignInLimits = usualLimits) {
		const limiter = (points: number, duration: number) =>
			new RateLimiterMemory({ points, duration, keyPrefix: '' });
		this.#limiters = [
			{ of: (_, address) => address, limiter: limiter(limits.address, QUARTER_S) },
			{
				of: (login, address) => `${login} ${address}`,
				limiter: limiter(limits.loginAtAddress, QUARTER_S)
			},
			{ of: (login) => login, limiter: limiter(limits.login, HOUR_S) }
		];
	}

	/**
	 * Takes a try before the password is looked at, so that tries made at once cannot all pass.
	 * @returns null when it may go on, else the seconds to wait
	 */
	async take(login: Login | null, address: string): Promise<number | null> {
		const taken: { limiter: RateLimiterMemory; key: string }[] = [];
		for (const { of, limiter } of this.#limiters) {
			const key = of(login ?? '', address);
			try {
				await limiter.consume(key);
				taken.push({ limiter, key });
			} catch (refusal) {
				if (!(refusal instanceof RateLimiterRes)) throw refusal;
				for (const earlier of taken) await earlier.limiter.reward(earlier.key);
				return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
			}
		}
		return null;
	}

	/** Gives a try back: the password was right, or the store could not be asked. */
	async giveBack(login: Login | null, address: string): Promise<void> {
		for (const { of, limiter } of this.#limiters) await limiter.reward(of(login ?? '', address));
	}
}
