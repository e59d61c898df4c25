/** A device's own wish, nobody's data; kept where the app keeps nothing else. */
const SWITCH = 'phim-tat';

/** Whether the keys are heard: whoever does not want them switches them off in the help. */
export function keysOn(): boolean {
	try {
		return localStorage.getItem(SWITCH) !== 'tat';
	} catch {
		// A browser that keeps nothing for us: then they are as they were meant.
		return true;
	}
}

export function switchKeys(on: boolean): void {
	try {
		if (on) localStorage.removeItem(SWITCH);
		else localStorage.setItem(SWITCH, 'tat');
	} catch {
		// Nothing is kept: they stay as they are.
	}
}

/** Somebody is typing, or a sheet is open over the page: a key means something else there. */
function isBusy(target: EventTarget | null): boolean {
	if (document.querySelector('dialog[open]') !== null) return true;
	if (!(target instanceof HTMLElement)) return false;
	return target.isContentEditable || target.matches('input, textarea, select');
}

function toSearch(): boolean {
	const boxes = document.querySelectorAll<HTMLElement>('main input[type="search"]');
	const box = [...boxes].find((one) => one.checkVisibility());
	box?.focus();
	return box !== undefined;
}

/** Hears "?" (help) and "/" (the page's search) from now on, where nobody is typing, `first` among them. */
export function hearPageKeys(first: KeyboardEvent, help: () => void): void {
	const pressed = (event: KeyboardEvent) => {
		const { key, target, defaultPrevented, ctrlKey, altKey, metaKey } = event;
		if (defaultPrevented || ctrlKey || altKey || metaKey || (key !== '?' && key !== '/')) return;
		if (!keysOn() || isBusy(target)) return;
		if (key === '/' && !toSearch()) return;
		if (key === '?') help();
		event.preventDefault();
	};
	addEventListener('keydown', pressed);
	pressed(first);
}
