import { chosenLanguage, LANGUAGE_KEY } from './area.ts';

/** The words of the switch. Only the pages that have it load them. */
export { language as words } from './vi/language.ts';

export type Language = 'vi' | 'en';

/** What the app speaks now. */
export function spokenNow(): Language {
	return document.documentElement.lang === 'en' ? 'en' : 'vi';
}

/** Whether the device was set to English and could not get it when the app started. */
export function waitsForEnglish(): boolean {
	return spokenNow() === 'vi' && chosenLanguage() === 'en';
}

/**
 * Sets this device to a language and starts the app again in it, at the same page. False, and nothing changed: English
 * is not on the device and there is no network to get it, or the browser keeps nothing.
 */
export async function switchTo(next: Language): Promise<boolean> {
	try {
		if (next === 'en') await import('./en/index.ts');
	} catch {
		// With a network the page that is loaded now gets it: a browser does not fetch again what failed on this one.
		if (!navigator.onLine) return false;
	}
	try {
		localStorage.setItem(LANGUAGE_KEY, next);
	} catch {
		return false;
	}
	location.reload();
	return true;
}
