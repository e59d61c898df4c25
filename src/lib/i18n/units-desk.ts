/** The words of the office's pages about units; only those pages load them. */
export { unitsDesk as words } from './vi/units-desk.ts';
