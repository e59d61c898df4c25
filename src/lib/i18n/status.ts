/** The words of the server's state for the office: `words.title`. Only that page loads them. */
export { status as words } from './vi/status.ts';
