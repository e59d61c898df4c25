import * as v from 'valibot';
import { ulidPattern } from '../ids.ts';

/** How far a thing is: a point of an agenda, a line of a plan, a task. */
export const itemStates = ['todo', 'doing', 'done'] as const;

/** The key of a thing that somebody entered, and nothing else names. */
export const NewKey = v.pipe(v.string('notText'), v.regex(ulidPattern, 'paperId'));

export const WorkYear = v.pipe(v.string('notText'), v.regex(/^20\d{2}$/, 'notYear'));
