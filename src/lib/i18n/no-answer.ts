/** Why the server does not answer: `words.asking`. Only the list of what waits loads them, and only then. */
export { noAnswer as words } from './vi/no-answer.ts';
