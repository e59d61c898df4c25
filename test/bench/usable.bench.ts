import { expect, type Page } from '@playwright/test';
import { Device } from '../browser/device.ts';
import { phone } from '../browser/phone.ts';
import { App } from '../e2e/app.ts';
import { Block, type SignIn } from '../e2e/support/block.ts';
import { beginRecord } from '../e2e/support/quick-record.ts';
import type { Bench } from './run.ts';
import { SLOW_LINE, slowLine } from './support/slow-line.ts';

/** Records of the unit; fewer or others by `FIRST_SYNC_RECORDS=2000,5000`. */
const SIZES = (process.env.FIRST_SYNC_RECORDS ?? '2000,5000,10000').split(',').map(Number);
const MEMBERS = 40;
const LIMIT_MS = 180_000;
/** After the tap on "Đăng nhập", whatever the size. */
const USABLE_MS = 3000;

/** What somebody does first, and when it is there. */
const FIRST: Record<string, (page: Page) => Promise<void>> = {
	form: (page) => beginRecord(page),
	list: async (page) => {
		await page.getByRole('link', { name: 'Hoạt động', exact: true }).click();
		await expect(page.getByRole('main').locator('ul.rows > li').first()).toBeVisible({
			timeout: LIMIT_MS
		});
	}
};

/** A phone that has the sign-in page before it, and signs in for the first time. */
async function measure(url: string, { login, password }: SignIn, first: string) {
	const device = new Device({ ...phone, baseURL: url });
	try {
		const page = await device.start();
		await slowLine(page);
		await page.goto('/');
		await page.getByLabel('Tên đăng nhập').fill(login);
		await page.getByLabel('Mật khẩu').fill(password);
		const began = performance.now();
		const since = () => Math.round(performance.now() - began);
		await page.getByRole('button', { name: 'Đăng nhập' }).click();
		await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible({ timeout: LIMIT_MS });
		const homeMs = since();
		await FIRST[first]?.(page);
		return { first, homeMs, usableMs: since() };
	} finally {
		await device.discard();
	}
}

/** How soon after signing in a phone is of use while its first sync runs: the form open, records listed. */
export const bench: Bench = async function* () {
	for (const records of SIZES) {
		const app = await App.create();
		try {
			const size = { units: 1, members: MEMBERS, activities: records, seed: 1 };
			const block = await Block.make(app, size);
			await app.start();
			const [member] = block.members(block.unit);
			if (member === undefined) throw new Error('The unit has no members.');
			for (const first of Object.keys(FIRST)) {
				const taken = await measure(app.url, member, first);
				const holds = taken.usableMs <= USABLE_MS;
				yield { records, ...taken, limitMs: USABLE_MS, holds, ...SLOW_LINE };
			}
		} finally {
			await app.discard();
		}
	}
};
