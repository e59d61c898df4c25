/** The words about going from phone to phone: `words.give.title`. Only its pages and the ways to them load them. */
export { handover as words } from './vi/handover.ts';
