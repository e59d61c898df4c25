export { amounts } from './amounts.ts';
export { board } from './board.ts';
export { common } from './common.ts';
export { fields } from './fields.ts';
export { form } from './form.ts';
export { record } from './record.ts';
export { time } from './time.ts';
