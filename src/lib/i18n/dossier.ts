/** The words of the impact-assessment dossier. Only its page loads them. */
export { dossier as words } from './vi/dossier.ts';
