/** The words of cards to sign in with: `words.print`. Only the pages of cards load them. */
export { cards as words } from './vi/cards.ts';
