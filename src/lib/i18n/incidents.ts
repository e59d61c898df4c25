/** The words of incidents with people's data. Only the office's pages about them load them. */
export { incidents as words } from './vi/incidents.ts';
