/** The words that lead through a first record. Only the form loads them, once, for whoever has none. */
export { firstGuide as words } from './vi/first-guide.ts';
