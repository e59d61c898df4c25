/** The words of the office's pages about people: `words.import`. Only those pages load them. */
export { peopleDesk as words } from './vi/people-desk.ts';
