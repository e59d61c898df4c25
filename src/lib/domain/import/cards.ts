import * as v from 'valibot';
import { Instant } from '../date.ts';

/** What a password must have at least, as the office's command asks it too. */
export const SHORTEST_PASSWORD = 8;

/** What the server says of a card: whose it is, that its password is set, or why it opens nothing. */
export const CardAnswer = v.variant('state', [
	v.object({ state: v.literal('ready'), login: v.string(), name: v.string() }),
	v.object({ state: v.literal('set'), login: v.string() }),
	v.object({ state: v.picklist(['used', 'expired']), at: Instant }),
	/** The password is one that a guesser tries first; the card is not used up. */
	v.object({ state: v.literal('commonPassword') }),
	v.object({ state: v.literal('unknown') })
]);
export type CardAnswer = v.InferOutput<typeof CardAnswer>;

/** A unit, as the office chooses whom to make cards for. */
export const CardUnit = v.object({
	id: v.string(),
	name: v.string(),
	people: v.number(),
	/** Who never signed in. */
	waiting: v.number(),
	/** Who of those has a card that can still be used. */
	carded: v.number()
});
export type CardUnit = v.InferOutput<typeof CardUnit>;

/** A card to be printed; its code is told this once. */
export const PrintedCard = v.object({
	name: v.string(),
	login: v.string(),
	unit: v.string(),
	code: v.string(),
	expiresAt: Instant
});
export type PrintedCard = v.InferOutput<typeof PrintedCard>;

/** A code as it is printed: in fours, so that it can be typed where there is no camera. */
export function spacedCode(code: string): string {
	return code.replace(/(.{4})(?=.)/g, '$1-');
}
