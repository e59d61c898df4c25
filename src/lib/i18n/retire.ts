/** The words of taking a name out: `words.title`. Only that page loads them. */
export { retire as words } from './vi/retire.ts';
