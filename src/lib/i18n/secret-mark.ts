/** The question about marks of secrecy, asked wherever a document is named. */
export { secretMark as words } from './vi/secret-mark.ts';
