import type { Spoken } from '../area.ts';
import type { language as vi } from '../vi/language.ts';

export const language = {
	title: 'Language',
	now: 'The app speaks English. What you write, and reports, stay as they are.',
	other: 'Tiếng Việt',
	running: 'Changing the language',
	failed: 'The language could not be changed on this phone. Nothing has changed; try again.'
} satisfies Spoken<typeof vi>;
