import type { ClientInit } from '@sveltejs/kit';
import { speakChosen } from '$lib/i18n/language.ts';

/** Kit waits for this before it evaluates any page, so no page has seen words of another language. */
export const init: ClientInit = speakChosen;
