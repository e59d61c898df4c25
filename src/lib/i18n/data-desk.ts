/** The words of the office's pages about personal data: `words.title`. Only those pages load them. */
export { dataDesk as words } from './vi/data-desk.ts';
