import type { BrowserContextOptions } from '@playwright/test';

/** A small Android phone in Yên Bái: the screen that the mock-ups are drawn for. */
export const phone = {
	viewport: { width: 360, height: 740 },
	deviceScaleFactor: 2,
	isMobile: true,
	hasTouch: true,
	locale: 'vi-VN',
	timezoneId: 'Asia/Ho_Chi_Minh'
} satisfies BrowserContextOptions;

/** The committee's desk. */
export const desktop = {
	viewport: { width: 1280, height: 800 },
	locale: 'vi-VN',
	timezoneId: 'Asia/Ho_Chi_Minh'
} satisfies BrowserContextOptions;
