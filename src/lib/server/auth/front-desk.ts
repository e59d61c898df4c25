import type { PersonId } from '../../domain/ids.ts';
import type { Couch } from '../couch/couch.ts';
import { PrivacyStore } from '../privacy/privacy-store.ts';
import type { Pulse } from '../pulse.ts';
import { RetentionBook } from '../retention/retention-book.ts';
import { AccountStore } from './account-store.ts';
import { Authenticator, type FailedSignIn } from './authenticator.ts';
import { CardStore } from './cards.ts';
import { RightsWatch } from './rights-watch.ts';
import { SessionDesk, type SessionDeskSettings } from './session-desk.ts';
import { SessionStore } from './session-store.ts';
import { SignInGuard, type SignInLimits } from './sign-in-limits.ts';

export type FrontDeskSettings = {
	couch: Couch;
	pulse: Pulse;
	origins: readonly [string, ...string[]];
	clock: () => number;
	limits: SignInLimits | undefined;
	note: SessionDeskSettings['note'];
	onError: (error: unknown) => void;
	onFailed: (kind: FailedSignIn, person: PersonId) => void;
};

/** Everything about who is who, put together. `secure`: browsers reach the app by HTTPS. */
export type FrontDesk = {
	secure: boolean;
	accounts: AccountStore;
	sessions: SessionStore;
	cards: CardStore;
	authenticator: Authenticator;
	desk: SessionDesk;
	rights: RightsWatch;
};

/** Puts sign-in together over a store. */
export function openFrontDesk(settings: FrontDeskSettings): FrontDesk {
	const { couch, pulse, origins, clock, limits, note, onError, onFailed } = settings;
	const secure = origins[0].startsWith('https:');
	const accounts = new AccountStore(couch, clock);
	const book = new RetentionBook(new PrivacyStore(couch, clock));
	const sessions = new SessionStore(couch, clock, async () => (await book.settings()).sessionDays);
	const cards = new CardStore(couch, clock);
	const guard = new SignInGuard(limits);
	const authenticator = new Authenticator({
		accounts,
		sessions,
		guard,
		origins,
		secure,
		clock,
		onFailed
	});
	const desk = new SessionDesk({ authenticator, sessions, secure, note });
	const rights = new RightsWatch({ couch, pulse, authenticator, onError });
	return { secure, accounts, sessions, cards, authenticator, desk, rights };
}
