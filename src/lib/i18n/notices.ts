/** The words about notices: `words.list.title`. Only the pages that show them, and the line on home, load them. */
export { notices as words } from './vi/notices.ts';
