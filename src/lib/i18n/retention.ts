/** The words of the office's page of what is kept for a time: `words.title`. Only that page loads them. */
export { retention as words } from './vi/retention.ts';
