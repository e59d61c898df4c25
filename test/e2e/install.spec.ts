import { expectAccessible } from './accessible.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { beginRecord, fillQuick, submitRecord } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 0, seed: 7 } });

test('the home screen is offered once a record was saved, and never again after a no', async ({
	block,
	newPhone
}) => {
	test.slow();
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit is too small.');
	const page = await newPhone().start();
	await page.addInitScript(() =>
		Object.defineProperty(navigator, 'userAgent', { get: () => 'Android' })
	);
	await page.goto('/');
	await signIn(page, member);
	await allSent(page);
	const offer = page.getByRole('region', { name: 'Đưa Sổ tay ra màn hình chính' });
	// Chromium offers nothing where it is driven by a test.
	await page.evaluate(() => {
		const prompt = () => Promise.resolve({ outcome: 'dismissed' });
		dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt }));
	});
	await expect(offer).toBeHidden();
	await beginRecord(page);
	await fillQuick(page, { name: 'Dọn vệ sinh đường làng', day: '20/05/2021' });
	await submitRecord(page);
	await expect(offer).toBeVisible();
	await expectAccessible(page);
	await expectFits(page);
	await offer.getByRole('button', { name: 'Để sau' }).click();
	await expect(offer).toBeHidden();
	await page.reload();
	await allSent(page);
	await expect(offer).toBeHidden();
	await page.goto('/toi');
	await expect(page.getByText('Mở thực đơn ba chấm ở góc trình duyệt.')).toBeVisible();
	await expectFits(page);
});

test('the app says what a tap on its icon can open, and each opens', async ({ app }) => {
	const answer = await fetch(`${app.url}/manifest.webmanifest`);
	const { shortcuts }: { shortcuts: { name: string; url: string }[] } = await answer.json();
	expect(shortcuts.map(({ name }) => name)).toContain('Ghi hoạt động');
	for (const { url } of shortcuts) expect((await fetch(app.url + url)).status).toBe(200);
});
