import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { openPrivate } from './support/open-private.ts';
import { signIn } from './support/sign-in.ts';
import { appKept, roleFilesKept } from './support/weather.ts';

// axe reads a page in light and in dark.
test.slow();

test('the committee writes its report without signal: filled from the records, edited, saved as Word', async ({
	block,
	newPhone
}) => {
	const device = newPhone();
	const page = await device.start();
	await page.goto('/');
	await signIn(page, block.of('committee'));
	await allSent(page);
	// What the server counted has come.
	await page.goto('/chi-tieu?period=2021');
	await expect(page.getByText('Thăm hỏi, động viên các em tại xã kết nghĩa').first()).toBeVisible();
	await page.getByRole('button', { name: 'Mở khóa', exact: true }).click();
	await openPrivate(page);
	await expect(page.locator('#chi-tieu-CT05').getByText(/người/).first()).toBeVisible();
	await page.goto('/');
	await appKept(page);
	await roleFilesKept(page);
	await page.context().setOffline(true);

	await page.getByRole('link', { name: 'Khối', exact: true }).click();
	await page.getByRole('link', { name: 'Báo cáo', exact: true }).click();
	await openPrivate(page);
	await page.getByRole('radio', { name: '2021', exact: true }).check({ force: true });
	const paper = page.getByRole('article', { name: /^Kết quả công tác Đoàn .* năm 2021/ });
	await expect(paper.getByText('ĐOÀN TNCS HỒ CHÍ MINH')).toBeVisible();
	await expect(paper.getByText('TM. BAN CHẤP HÀNH ĐOÀN KHỐI')).toBeVisible();
	await expectAccessibleLightAndDark(page);

	await page.getByRole('button', { name: 'Viết: 3. Nguyên nhân' }).click();
	const words = page.getByRole('textbox', { name: 'Lời văn: 3. Nguyên nhân' });
	await words.fill('Cơ sở ở xa, đường khó.\nÍt người.');
	await page.getByRole('button', { name: 'Xong' }).click();
	await expect(paper.getByText('Ít người.')).toBeVisible();
	// What was typed is on the phone: another start of the browser finds it.
	await expect(page.getByText('Chữ đã sửa được giữ trên máy này')).toBeVisible();
	await page.reload();
	await openPrivate(page);
	await expect(paper.getByText('Ít người.')).toBeVisible();

	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Lưu bản Word' }).click()
	]);
	expect(download.suggestedFilename()).toBe('bao-cao-nam-2021.docx');
	const parts = unzipSync(readFileSync(await download.path()));
	const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
	expect(document).toContain('Cơ sở ở xa, đường khó.');
	expect(document).toContain('Số:');

	await page.getByRole('button', { name: 'Chốt báo cáo' }).click();
	await page.getByRole('link', { name: /^Chốt .* hôm nay/ }).click();
	await expect(page.getByText('Lời văn và số liệu giữ như lúc ấy.')).toBeVisible();
	await expect(paper.getByText('Ít người.')).toBeVisible();
	await expect(page.getByRole('button', { name: /^Sửa lời văn/ })).toHaveCount(0);
	// A figure of units: who was behind when it was frozen.
	await paper
		.getByRole('button', { name: /^\d+ trên \d+$/ })
		.first()
		.click();
	const sheet = page.getByRole('dialog');
	await expect(sheet.getByText('Cơ sở còn thiếu lúc chốt')).toBeVisible();
	await sheet.getByRole('button', { name: 'Xem hoạt động của kỳ này hôm nay' }).click();
	await expect(page).toHaveURL(/\/chi-tieu\?period=2021#chi-tieu-CT/);

	await page.context().setOffline(false);
	await page.goto('/');
	await allSent(page);
});

test('a unit’s secretary writes its own report without signal, with what is private to the unit, and freezes it whole', async ({
	block,
	newPhone
}) => {
	const [secretary] = block.secretaries(block.unit);
	if (secretary === undefined) throw new Error('The unit has no secretary.');
	const page = await newPhone().start();
	await page.goto('/');
	await signIn(page, secretary);
	await allSent(page);
	await page.goto('/co-so/can-bo');
	await openPrivate(page);
	await expect(page.getByRole('region', { name: 'Phát triển Đảng' })).toBeVisible();
	await appKept(page);
	await roleFilesKept(page);
	await page.context().setOffline(true);

	await page.getByRole('navigation').getByRole('link', { name: 'Đơn vị' }).click();
	await page.getByRole('link', { name: 'Soạn báo cáo của cơ sở' }).click();
	// The unit's page has years too, and stays until the report's page is ready.
	await expect(page.getByRole('heading', { name: 'Báo cáo của cơ sở', level: 1 })).toBeVisible();
	await page.getByRole('radio', { name: '2021', exact: true }).check({ force: true });
	const paper = page.getByRole('article', { name: /^Kết quả công tác Đoàn .* năm 2021/ });
	await expect(paper.getByText('Cấp ủy (B/c)')).toBeVisible();
	// CT05 to CT09 lie on this phone alone: no server was asked.
	await expect(paper.getByText(/^Giới thiệu cho Đảng \d+ đoàn viên ưu tú/)).toBeVisible();
	await expect(paper.getByText(/cán bộ Đoàn được tập huấn nghiệp vụ/).first()).toBeVisible();

	await page.getByRole('button', { name: 'Chốt báo cáo' }).click();
	await expect(page.getByText('Đã chốt trên máy này. Có mạng sẽ gửi.')).toBeVisible();
	await page.getByRole('link', { name: /^Chốt .* hôm nay/ }).click();
	await expect(page.getByText('Lời văn và số liệu giữ như lúc ấy.')).toBeVisible();
	// A figure tells the records that it was made of, by the names they had.
	const figure = paper.getByRole('button', { name: /^[\d.]+$/ }).nth(1);
	const count = Number((await figure.textContent())?.replaceAll('.', ''));
	await figure.click();
	const sheet = page.getByRole('dialog');
	await expect(sheet.getByText(`${count} hoạt động đã duyệt lúc chốt`)).toBeVisible();
	await expect(sheet.getByRole('listitem')).toHaveCount(Math.min(count, 5));
	await page.keyboard.press('Escape');

	await page.context().setOffline(false);
	await page.getByRole('navigation').getByRole('link', { name: 'Trang chủ' }).click();
	await allSent(page);
});
