import * as v from 'valibot';
import { Section } from '../domain/activity/form-model.ts';
import lists from '#term/form-lists.json' with { type: 'json' };
import { parseFile, shipped } from './fault.ts';
import { TermText } from './lists.ts';

/** What saves typing in the form: ready names that open sections, and bodies often worked with. Suggestions, never limits. */
export const FormLists = v.strictObject({
	templates: v.array(v.strictObject({ name: TermText, sections: v.array(Section) })),
	partners: v.array(TermText)
});

export const formLists = shipped('form-lists.json', parseFile(FormLists, lists));
