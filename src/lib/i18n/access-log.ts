/** The words of the log of who read and changed what. Only the pages that show it load them. */
export { accessLog as words } from './vi/access-log.ts';
