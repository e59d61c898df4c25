export { period } from './period.ts';
export { remind } from './remind.ts';
