import { randomUUID } from 'node:crypto';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 4, members: 20, activities: 40, seed: 1 } });

test('the office sees how the server is, what was refused and why, and what to do', async ({
	app,
	block,
	newPhone
}) => {
	test.setTimeout(120_000);
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The block is too small.');
	// Something that the server does not take, as a broken phone would send it.
	const basic = Buffer.from(`${member.login}:${member.password}`).toString('base64');
	const refused = await fetch(`${app.url}/db/unit-${block.unit}/_bulk_docs`, {
		method: 'POST',
		headers: { authorization: `Basic ${basic}`, 'content-type': 'application/json' },
		body: JSON.stringify({ docs: [{ _id: `activity:${randomUUID()}`, type: 'activity', v: 1 }] })
	});
	expect(refused.status).toBe(201);

	const page = await newPhone().start();
	await page.goto('/');
	await signIn(page, block.of('office'));
	await page.goto('/toi');
	await page.getByRole('link', { name: 'Tình trạng máy chủ' }).click();
	await expect(page.getByText('Chưa thấy bản sao lưu nào')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Mục máy chủ chưa nhận (1)' })).toBeVisible();
	await expect(page.getByText('Có chỗ chưa đúng')).toBeVisible();
	const store = app.couchUrl === '' ? 'Kho kèm ứng dụng' : /^Apache CouchDB 3/;
	await expect(page.getByText(store)).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await expectFits(page);
	await page.getByRole('button', { name: 'Xem lại' }).click();
	await expect(page.getByRole('heading', { name: /^Cơ sở lâu chưa gửi \(\d+\)$/ })).toBeVisible();

	await test.step('while the store is away the office is told so, since when, and what to pass on', async () => {
		const away = (body: object) => ({ status: 503, json: body });
		const told = {
			status: 'unavailable',
			version: '1.0.0',
			reason: 'CouchDB answered 500 (internal_server_error)',
			since: '2021-06-15T02:05:00.000Z'
		};
		await page.route('**/api/status', (route) =>
			route.fulfill(away({ error: 'unavailable', reason: 'storeDown' }))
		);
		await page.route('**/healthz', (route) => route.fulfill(away(told)));
		await page.getByRole('button', { name: 'Xem lại' }).click();
		const note = page.getByRole('alert');
		await expect(note).toContainText('kho dữ liệu không trả lời');
		await expect(note).toContainText('Từ 09:05 ngày 15/06/2021');
		await expect(note).toContainText(`Cho người quản trị: ${told.reason}`);
		await expectAccessibleLightAndDark(page);
		if (process.env['SHOTS'])
			await page.screenshot({ path: `${process.env['SHOTS']}/status-away.png` });
	});
	if (process.env['SHOTS']) {
		await page.setViewportSize({ width: 360, height: 740 });
		await page.screenshot({ path: `${process.env['SHOTS']}/status-360.png`, fullPage: true });
		await page.setViewportSize({ width: 1280, height: 800 });
		await page.screenshot({ path: `${process.env['SHOTS']}/status-1280.png`, fullPage: true });
	}

	// A server that fails is said to be what it says itself, with the code to ask about it by.
	await page.route('**/api/status', (route) =>
		route.fulfill({
			status: 507,
			headers: { 'x-request-id': 'k3m9x2p7' },
			json: { error: 'insufficient_storage', reason: 'storeFull', requestId: 'k3m9x2p7' }
		})
	);
	await page.getByRole('button', { name: 'Xem lại' }).click();
	const told = page.getByRole('alert');
	await expect(told).toContainText('Máy chủ hết chỗ.');
	await expect(told).toContainText('Mã lỗi k3m9x2p7.');
	await expectFits(page);
});
