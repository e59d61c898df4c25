export { period } from './period.ts';
export { remind } from './remind.ts';
export { targets } from './targets.ts';
export { merge } from './merge.ts';
export { joint } from './joint.ts';
export { roster } from './roster.ts';
export { unit } from './unit.ts';
export { periodPicker } from './period-picker.ts';
export { campaignMonths, compareBoards, handOn } from './board-more.ts';
