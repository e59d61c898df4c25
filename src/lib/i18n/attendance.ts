/** The words of checking in; loaded where somebody does. */
export { attendance as words } from './vi/attendance.ts';
