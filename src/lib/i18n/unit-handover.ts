/** The words of handing a unit over; home loads them only where one was. */
export { unitHandover as words } from './vi/unit-handover.ts';
