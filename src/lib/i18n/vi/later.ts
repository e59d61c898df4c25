export { amounts } from './amounts.ts';
export { board } from './board.ts';
export { review } from './review.ts';
export { form } from './form.ts';
export { photos } from './photos.ts';
export { fields } from './fields.ts';
export { period } from './period.ts';
export { remind } from './remind.ts';
export { targets } from './targets.ts';
export { merge } from './merge.ts';
export { joint } from './joint.ts';
export { roster } from './roster.ts';
export { unit } from './unit.ts';
export { periodPicker } from './period-picker.ts';
export { campaignMonths, compareBoards, handOn } from './board-more.ts';
export { work } from './work.ts';
export { register } from './register.ts';
export { plan } from './plan.ts';
export {
	congress,
	duties,
	inspections,
	pledges,
	standing,
	unitCongresses,
	yearWork
} from './year-work.ts';
export { workFields, workValues } from './work-fields.ts';
export { officers } from './officers.ts';
export { awards, rating } from './rating.ts';
export { selfRating } from './self-rating.ts';
export { writeFault } from './write-fault.ts';
