import type { Spoken } from '../area.ts';
import type { dossier as vi } from '../vi/dossier.ts';

/** All else is the dossier itself, a paper for the authority, in Vietnamese. */
export const dossier = {
	title: 'Impact assessment dossier',
	intro:
		'Written from the system as it is now: where data lies, each field, who may read it, for how long, how it is protected. It is in Vietnamese, for the authority. Save it as Word, add what is left blank, have it signed. Write it again when something changes.'
} satisfies Spoken<Pick<typeof vi, 'title' | 'intro'>>;
