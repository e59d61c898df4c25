/** What browsers call themselves; the first that fits: Edge and Samsung's say Chrome too, Chrome says Safari. */
const BROWSERS: readonly (readonly [name: string, version: RegExp])[] = [
	['Edge', /Edg(?:A|iOS)?\/(\d+)/],
	['Samsung Internet', /SamsungBrowser\/(\d+)/],
	['Cốc Cốc', /coc_coc_browser\/(\d+)/],
	['Opera', /OPR\/(\d+)/],
	['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
	['Chrome', /(?:Chrome|CriOS)\/(\d+)/],
	['Safari', /Version\/(\d+).*Safari/]
];
const LONGEST = 80;

/**
 * A device as its owner would know it, out of what its browser says of itself: "Chrome 120 · Android 13 · SM-A135F". What
 * cannot be read is shown as it is, cut; empty stays empty.
 */
export function deviceLabel(userAgent: string): string {
	const browser = BROWSERS.flatMap(([name, pattern]) => {
		const version = pattern.exec(userAgent)?.[1];
		return version === undefined ? [] : [`${name} ${version}`];
	})[0];
	const system = systemOf(userAgent);
	if (browser === undefined || system === null) return userAgent.slice(0, LONGEST);
	return `${browser} · ${system}`;
}

function systemOf(userAgent: string): string | null {
	const [, android, model = ''] = /Android (\d+)[^;)]*(?:; ([^;)]+))?/.exec(userAgent) ?? [];
	// Browsers that hide the model say "Android 10; K" on every phone.
	if (android !== undefined && model === 'K') return 'Android';
	if (android !== undefined)
		return [`Android ${android}`, model.replace(/ Build\/.*$/, '').trim()]
			.filter((part) => part !== '')
			.join(' · ');
	const [, kind, ios = ''] = /(iPhone|iPad).*? OS (\d+)/.exec(userAgent) ?? [];
	if (kind !== undefined) return `${kind} · iOS ${ios}`;
	for (const [mark, name] of [
		['Windows', 'Windows'],
		['Mac OS X', 'macOS'],
		['CrOS', 'ChromeOS'],
		['Linux', 'Linux']
	] as const)
		if (userAgent.includes(mark)) return name;
	return null;
}
