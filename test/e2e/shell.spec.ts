import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';

test.use({ visitedBefore: false });

test('the shell starts the app at any address, in Vietnamese, on a phone', async ({
	page,
	request
}) => {
	const shell = await request.get('/shell.html');
	expect(shell.headers()['content-type']).toContain('text/html');
	expect(await shell.text()).not.toContain('"./_app');

	await page.goto('/');
	await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expectAccessible(page);
});

test('what a phone keeps outlives a crash of its browser', async ({ newPhone }) => {
	const phone = newPhone();
	const page = await phone.start();
	await page.goto('/');
	await page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('probe', 1);
			request.onupgradeneeded = () => request.result.createObjectStore('kept');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const write = database.transaction('kept', 'readwrite', { durability: 'strict' });
		write.objectStore('kept').put('Thăm bản Trống Khua', 'draft');
		await new Promise((resolve) => (write.oncomplete = resolve));
	});

	await phone.crash();
	const again = await phone.start();
	await again.goto('/');
	const kept = await again.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('probe', 1);
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
		const read = database.transaction('kept').objectStore('kept').get('draft');
		return new Promise((resolve) => (read.onsuccess = () => resolve(read.result)));
	});
	expect(kept).toBe('Thăm bản Trống Khua');
});

test('the manifest and its icons install as an app', async ({ request }) => {
	const manifest: { lang: string; icons: { src: string }[] } = await (
		await request.get('/manifest.webmanifest')
	).json();
	expect(manifest.lang).toBe('vi');
	for (const { src } of manifest.icons) {
		expect((await request.get(src)).headers()['content-type']).toBe('image/png');
	}
});
