import { expect, it } from 'vitest';
import { deviceLabel } from '$lib/domain/device-label.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
	[
		`Mozilla/5.0 (Linux; Android 13; SM-A135F Build/TP1A) ${WEBKIT} Chrome/120.0.6099.144 Mobile Safari/537.36`,
		'Chrome 120 · Android 13 · SM-A135F'
	],
	[
		`Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/124.0.0.0 Mobile Safari/537.36`,
		'Chrome 124 · Android'
	],
	[
		`Mozilla/5.0 (Linux; Android 9; SAMSUNG SM-J600G) ${WEBKIT} SamsungBrowser/16.0 Chrome/92.0 Mobile Safari/537.36`,
		'Samsung Internet 16 · Android 9 · SAMSUNG SM-J600G'
	],
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Mobile/15E148 Safari/604.1',
		'Safari 17 · iPhone · iOS 17'
	],
	[
		`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/120.0.0.0 Safari/537.36 Edg/120.0`,
		'Edge 120 · Windows'
	],
	['Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0', 'Firefox 121 · Linux'],
	['curl/8.5.0', 'curl/8.5.0'],
	['', ''],
	['x'.repeat(500), 'x'.repeat(80)]
])('%s', (userAgent, label) => expect(deviceLabel(userAgent)).toBe(label));
