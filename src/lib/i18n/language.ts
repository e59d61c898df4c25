import { chosenLanguage, speak } from './area.ts';

/** Longer than any phone takes to read it from its own cache; without it a bad line would hold up the start. */
const WAIT_MS = 4000;

async function speakEnglish(): Promise<void> {
	const late = new Promise<null>((resolve) => setTimeout(resolve, WAIT_MS, null));
	const loaded = await Promise.race([import('./en/index.ts'), late]).catch(() => null);
	// Not on this phone and not to be had now: Vietnamese this time, never half of each.
	if (loaded === null) return;
	speak(loaded.en);
	document.documentElement.lang = 'en';
	loaded.sayVietnamese(document.body);
}

/** Speaks the language that this device was set to; to be awaited before anything is drawn. Vietnamese costs no wait. */
export function speakChosen(): Promise<void> | undefined {
	return chosenLanguage() === 'en' ? speakEnglish() : undefined;
}
