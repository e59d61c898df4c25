import { renderSVG } from 'uqr';
import { attendanceCode } from '../../src/lib/domain/activity/attendance-code.ts';
import { personId } from '../fixtures/builders.ts';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { Camera } from './support/camera.ts';
import { expectFits } from './support/fits.ts';
import { expect, test as base } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { beginRecord, fillQuick, submitRecord } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';
import { appKept, roleFilesKept } from './support/weather.ts';

const test = base.extend<{ camera: Camera }>({
	// Playwright reads the fixtures' names out of this pattern.
	// eslint-disable-next-line no-empty-pattern
	camera: async ({}, use) => {
		const camera = new Camera();
		await use(camera);
		camera.discard();
	}
});
test.use({ blockSize: { units: 1, members: 60, activities: 0, seed: 3 } });
test.setTimeout(240_000);

test('fifty members are checked in within a minute, without signal, each once', async ({
	block,
	camera,
	newPhone
}) => {
	const [organiser, member] = block.secretaries(block.unit).concat(block.members(block.unit));
	const others = block.members(block.unit).slice(1, 50);
	if (organiser === undefined || member === undefined) throw new Error('The block is too small.');
	const a = await newPhone({}, camera.switches('allowed')).start();
	const b = await newPhone().start();
	for (const [page, who] of [
		[b, member],
		[a, organiser]
	] as const) {
		await page.goto('/');
		await signIn(page, who);
		await allSent(page);
	}
	await appKept(b);
	await b.context().setOffline(true);
	await b.goto('/toi');
	await b.getByRole('button', { name: 'Mã điểm danh của tôi' }).click();
	const shown = b.getByRole('img', { name: 'Mã điểm danh' });
	await expect(shown).toBeVisible();
	await expectFits(b);
	await expectAccessibleLightAndDark(b);
	const codes = [await shown.screenshot()];
	const wall = await a.context().newPage();
	for (const { person } of others) {
		await wall.setContent(renderSVG(attendanceCode(personId(person))));
		codes.push(await wall.locator('svg').screenshot());
	}
	// Somebody shows it twice.
	codes.splice(10, 0, ...codes.slice(3, 5));
	await camera.watch(wall, codes);
	await wall.close();

	await appKept(a);
	await roleFilesKept(a);
	await beginRecord(a);
	await a.context().setOffline(true);
	await fillQuick(a, { name: 'Mít tinh 26/3', day: '26/03/2021' });
	await a.getByText('Người tham gia', { exact: true }).first().click();
	await a.getByRole('button', { name: 'Đọc mã của từng người' }).click();
	const sheet = a.getByRole('dialog');
	await expect(sheet.getByRole('button', { name: /^Xong, 5[01] người$/ })).toBeVisible({
		timeout: 60_000
	});
	await expectFits(a);
	await expectAccessibleLightAndDark(a);
	const [count = ''] = /\d+/.exec((await sheet.locator('.count').textContent()) ?? '') ?? [];
	await sheet.getByRole('button', { name: /^Xong/ }).click();
	await expect(a.getByText(`Đã chọn ${count} người`)).toBeVisible();
	await submitRecord(a);
	await a.context().setOffline(false);
	await allSent(a);
});
