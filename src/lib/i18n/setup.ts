/** The words of the set-up of a new server: `words.title`. Only that page loads them. */
export { setup as words } from './vi/setup.ts';
