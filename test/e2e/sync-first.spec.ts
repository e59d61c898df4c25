import type { Page } from '@playwright/test';
import { beginRecord, draftKept, fillQuick, submitRecord } from './support/quick-record.ts';
import { expect, test } from './support/road.ts';
import { signIn } from './support/sign-in.ts';
import { namesOnServer } from './support/stored.ts';

/** How many records the phone's own lists are made of. */
function recordsOnPhone(page: Page, person: string): Promise<number> {
	return page.evaluate(async (name) => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open(name);
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const count = database.transaction('records').objectStore('records').count();
		await new Promise((resolve) => (count.onsuccess = resolve));
		database.close();
		return count.result;
	}, `so-tay:${person}`);
}

test.use({ blockSize: { units: 1, members: 40, activities: 1500, seed: 1 } });
test.beforeEach(() => test.setTimeout(240_000));

test('a first sync that is cut off twice and outlives a crash goes on where it was; the form works meanwhile', async ({
	app,
	block,
	road,
	newPhone
}) => {
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit has no members.');
	const phone = newPhone({ baseURL: road.url });
	let page = await phone.start();

	// The first page of the unit comes through, the next ones break in the middle.
	const isPage = (path: string) => path === `/db/unit-${block.unit}/_bulk_get`;
	let pages = 0;
	road.weather = ({ path }) => {
		if (isPage(path)) pages += 1;
		return isPage(path) && pages > 1
			? { kind: 'cutAnswer', afterBytes: 20_000 * pages }
			: { kind: 'pass' };
	};
	await page.goto('/');
	await signIn(page, member);
	await expect.poll(() => pages, { timeout: 60_000 }).toBeGreaterThan(2);

	const name = 'Ghi ngay khi số liệu còn đang về';
	await beginRecord(page);
	await fillQuick(page, { name, day: '15/06/2021' });
	await draftKept(page);
	await submitRecord(page);

	await phone.crash();
	pages = 0;
	const before = road.requests.length;
	road.fair();
	page = await phone.start();
	await page.goto('/');
	// Chromium writes cookies down every half minute: a crash may take the session, never the records.
	const allSent = page.getByText(/^Đã gửi hết/);
	const signInAgain = page.getByRole('link', { name: 'Đăng nhập lại' });
	await expect(allSent.or(signInAgain)).toBeVisible({ timeout: 120_000 });
	if (await signInAgain.isVisible()) {
		await signInAgain.click();
		await signIn(page, member);
	}
	await expect(allSent).toBeVisible({ timeout: 120_000 });

	const fetched = road.requests.slice(before).filter((one) => isPage(one.replace('POST ', '')));
	const documents = await namesOnServer(app.url, member);
	const allPages = Math.ceil((documents.length * 2) / 1000);
	expect(fetched.length).toBeLessThan(allPages + 1);
	expect(await recordsOnPhone(page, member.person)).toBe(documents.length);
	expect(documents.filter((one) => one === name)).toHaveLength(1);
});
