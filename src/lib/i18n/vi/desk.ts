export { approveMany } from './approve-many.ts';
export { compare } from './compare.ts';
export { helping } from './helping.ts';
export { move } from './move.ts';
export { settle } from './settle.ts';
