/** The words of checking in by the organiser's code; loaded where somebody does. */
export { checkIn as words } from './vi/check-in.ts';
