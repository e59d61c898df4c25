import type { Actor } from '../../domain/access.ts';
import { sameContent } from '../../domain/json.ts';
import type { Account, Login } from './account.ts';
import { actorOf } from './account.ts';

/** The longest unused one is sent away; it only has to ask again. */
const MOST_PRINCIPALS = 10_000;

/** Somebody who was let in: a session, or a login by Basic. `signal` fires when the session ends or rights change. */
export type Principal = {
	/** The session's id, or `basic:<login>`. */
	key: string;
	login: Login;
	name: string;
	actor: Actor;
	/** Milliseconds since 1970; null for Basic. */
	expiresMs: number | null;
	signal: AbortSignal;
};

type Kept = Principal & { hash: string; controller: AbortController };

/** Those who are in now, so that a feed of theirs can be ended the moment their rights change. */
export class Principals {
	readonly #kept = new Map<string, Kept>();
	readonly #most: number;

	constructor(most = MOST_PRINCIPALS) {
		this.#most = most;
	}

	/** Lets somebody in, or renews who is in. Whoever's rights differ from before is sent away first. */
	admit(key: string, account: Account, expiresMs: number | null): Principal {
		const known = this.#kept.get(key);
		if (known !== undefined && isSame(known, account)) {
			this.#kept.delete(key);
			known.expiresMs = expiresMs;
			this.#kept.set(key, known);
			return known;
		}
		this.dismiss(key);
		const controller = new AbortController();
		const { login, name, hash } = account;
		const kept: Kept = {
			key,
			login,
			name,
			hash,
			actor: actorOf(account),
			expiresMs,
			controller,
			signal: controller.signal
		};
		this.#kept.set(key, kept);
		this.#trim();
		return kept;
	}

	#trim(): void {
		if (this.#kept.size <= this.#most) return;
		const [oldest] = this.#kept.keys();
		if (oldest !== undefined) this.dismiss(oldest);
	}

	/** Ends what runs in the name of a key. */
	dismiss(key: string): void {
		this.#kept.get(key)?.controller.abort();
		this.#kept.delete(key);
	}

	/** Ends what runs in the name of a login, if its account is not what it was. `null`: there is none any more. */
	recheck(login: Login, account: Account | null): void {
		for (const kept of [...this.#kept.values()]) {
			if (kept.login === login && (account === null || !isSame(kept, account)))
				this.dismiss(kept.key);
		}
	}

	/** Ends what has outlived its session. */
	expire(nowMs: number): void {
		for (const kept of [...this.#kept.values()]) {
			if (kept.expiresMs !== null && kept.expiresMs <= nowMs) this.dismiss(kept.key);
		}
	}

	/** The logins that are in. */
	logins(): Set<Login> {
		return new Set([...this.#kept.values()].map(({ login }) => login));
	}

	/** Whether something runs in the name of a key. */
	has(key: string): boolean {
		return this.#kept.has(key);
	}

	/** The keys that are in. */
	keys(): string[] {
		return [...this.#kept.keys()];
	}

	/** Ends everything: the server stops. */
	dismissAll(): void {
		for (const key of this.keys()) this.dismiss(key);
	}
}

function isSame(kept: Kept, account: Account): boolean {
	return (
		!account.disabled && kept.hash === account.hash && sameContent(kept.actor, actorOf(account))
	);
}
