/** What documents and their fields are called: for one's own copy, and for the dossier. */
export { dataNames } from './vi/data-names.ts';
