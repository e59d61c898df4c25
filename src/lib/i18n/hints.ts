/** What had better not stand in a free text; loaded with the first field that warns of it. */
export { hints } from './vi/hints.ts';
