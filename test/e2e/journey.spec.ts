import type { Page } from '@playwright/test';
import type { Device } from '../browser/device.ts';
import type { SignIn } from './support/block.ts';
// Asked of what only this journey comes to; the pages as such are walked in `every-page.spec.ts`.
import { expectAccessibleLightAndDark as accessible } from './support/accessible-both.ts';
import { allSent, openHome, openRecords, unsent } from './support/home.ts';
import {
	beginRecord,
	draftKept,
	fillDay,
	fillName,
	fillQuick,
	pickCommune,
	submitRecord
} from './support/quick-record.ts';
import { approve, giveBack, inQueue, openQueue, openWaiting } from './support/review.ts';
import { expect, test } from './support/road.ts';
import { signIn } from './support/sign-in.ts';
import { recordsOnServer } from './support/stored.ts';
import { appKept, breakPushes, endSession, signalReturns } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 0, seed: 1 } });

/** Five browsers and a server, on a machine that may run other tests beside it. */
const JOURNEY_LIMIT_MS = 420_000;
/** A push breaks off inside its first document. */
const HALF_A_RECORD = 300;

const deed = { name: 'Sửa cầu gỗ cho học sinh qua suối', day: '15/06/2021' };
const kimNoi = { typed: 'kim noi', name: 'Kim Nọi' };
const later = { name: 'Trồng cây bên đường vào bản', day: '02/08/2021' };
const visit = { name: 'Thăm gia đình chính sách dịp 27/7', day: '27/07/2021' };
const mended = `${visit.name}: 12 gia đình`;
const lesson = { name: 'Dạy chữ buổi tối ở bản', day: '10/09/2021' };
const reason = 'Ghi rõ đã thăm mấy gia đình';

async function signInAtHome(device: Device, who: SignIn): Promise<Page> {
	const page = await device.start();
	await page.goto('/');
	await signIn(page, who);
	await allSent(page);
	await appKept(page);
	return page;
}

async function write(page: Page, record: { name: string; day: string }): Promise<void> {
	await beginRecord(page);
	await fillQuick(page, record);
	await submitRecord(page);
}

test('an activity goes from the field to the committee', async ({
	app,
	block,
	road,
	newPhone,
	newDesktop
}) => {
	test.setTimeout(JOURNEY_LIMIT_MS);
	const [author, colleague] = block.members(block.unit);
	const [secretary] = block.secretaries(block.unit);
	if (author === undefined || colleague === undefined || secretary === undefined)
		throw new Error('Two members and a secretary are needed.');
	const here = { baseURL: road.url };
	const phoneA = newPhone(here);
	const phoneB = newPhone(here);
	const [firstA, b] = await test.step('two members sign in once, with signal', () =>
		Promise.all([signInAtHome(phoneA, author), signInAtHome(phoneB, colleague)]));
	let a = firstA;

	const draft =
		await test.step('without signal, half a record; then the browser is killed', async () => {
			await phoneA.context.setOffline(true);
			await beginRecord(a);
			await fillName(a, deed.name);
			await pickCommune(a, kimNoi);
			await draftKept(a);
			const address = a.url();
			await endSession(phoneA.context, road.url);
			await phoneA.crash();
			return address;
		});

	await test.step('a cold start by a deep link, still without signal, has all that was typed', async () => {
		a = await phoneA.start();
		await phoneA.context.setOffline(true);
		await a.goto(draft);
		await expect(a.getByLabel('Tên hoạt động')).toHaveValue(deed.name);
		await expect(a.getByText(kimNoi.name).first()).toBeVisible();
		await fillDay(a, deed.day);
		await submitRecord(a);
		await unsent(a, 1);
		await accessible(a);
	});

	await test.step('the other phone writes its own records without signal', async () => {
		await phoneB.context.setOffline(true);
		await write(b, visit);
		await write(b, lesson);
		await unsent(b, 2);
	});

	await test.step('an ended session stops no work: it asks to sign in again before sending', async () => {
		await phoneA.context.setOffline(false);
		await expect(a.getByText(/^Cần đăng nhập lại để gửi/)).toBeVisible();
		await accessible(a);
		await write(a, later);
		await unsent(a, 2);
		expect(await recordsOnServer(app.url, author)).toEqual([]);
	});

	await test.step('the server is killed in the middle of two pushes', async () => {
		const pushes = breakPushes(road, HALF_A_RECORD);
		await a.getByRole('link', { name: 'Đăng nhập lại' }).click();
		await signIn(a, author);
		await pushes.held;
		await phoneB.context.setOffline(false);
		await pushes.cut;
		await app.stop('SIGKILL');
		road.fair();
		road.breakLines();
		for (const page of [a, b]) {
			await expect(page.getByText(/^Máy chủ chưa trả lời/)).toBeVisible();
			await unsent(page, 2);
		}
		await accessible(b);
	});

	await test.step('it is back: every record is there, once, and both phones know', async () => {
		await app.start();
		await Promise.all([phoneA, phoneB].map(signalReturns));
		await Promise.all([allSent(a), allSent(b)]);
		const once = (name: string, { person }: SignIn) => ({ name, author: person, conflicts: 0 });
		expect(await recordsOnServer(app.url, author)).toEqual(
			[
				once(deed.name, author),
				once(later.name, author),
				once(visit.name, colleague),
				once(lesson.name, colleague)
			].sort((one, other) => (one.name < other.name ? -1 : 1))
		);
	});

	const desk = newDesktop(here);
	const [s, c] = await Promise.all([
		signInAtHome(newPhone(here), secretary),
		signInAtHome(desk, block.of('committee'))
	]);
	await test.step('the secretary approves one, and returns another with a reason', async () => {
		await openQueue(s);
		for (const { name } of [deed, later, visit, lesson])
			await expect(inQueue(s, name)).toHaveCount(1);
		await openWaiting(s, deed.name);
		await approve(s, deed.name);
		await openWaiting(s, visit.name);
		await giveBack(s, reason, () => accessible(s));
		await expect(inQueue(s, visit.name)).toBeHidden();
	});

	await test.step('both authors see it on their phones', async () => {
		await openRecords(a);
		const row = a.getByRole('link', { name: new RegExp(deed.name) });
		await expect(row).toContainText('Đã gửi');
		await expect(row).toContainText('Đã duyệt');
		await row.click();
		await expect(a.getByText(`${secretary.name} duyệt`, { exact: false }).first()).toBeVisible();
		const returned = b.getByRole('link', { name: new RegExp(`Cần bổ sung: “${reason}”`) });
		await expect(returned).toBeVisible();
		await accessible(b);
		await returned.click();
		await expect(b.getByText(`“${reason}”`).first()).toBeVisible();
		await accessible(b);
	});

	const total = c.locator('section').filter({ has: c.getByRole('heading', { name: 'Tổng số' }) });
	const figure = (said: string) =>
		total.getByRole('link', { name: `Hoạt động: ${said}. Xem từng hoạt động` });
	const approved = (count: number) => figure(`${count} hoạt động`);
	const waiting = (count: number) => figure(`${count} hoạt động đang chờ duyệt`);
	await test.step('the committee sees the figures, approved and waiting apart', async () => {
		await c.getByRole('link', { name: /^Số liệu toàn Khối/ }).click();
		await c.getByRole('radio', { name: '2021', exact: true }).check();
		await expect(approved(1)).toBeVisible();
		await expect(waiting(2)).toBeVisible();
	});

	await test.step('the returned record is mended and approved, and the board learns of it', async () => {
		await b.getByRole('link', { name: 'Sửa và trình lại' }).click();
		await fillName(b, mended);
		await b.getByRole('button', { name: 'Trình duyệt' }).click();
		await expect(b.getByText('Đã lưu trên máy. Có mạng sẽ gửi.')).toBeVisible();
		await expect(waiting(3)).toBeVisible();
		await openWaiting(s, mended);
		await approve(s, mended);
		await expect(b.getByText(`${secretary.name} duyệt`, { exact: false }).first()).toBeVisible();
		await expect(approved(2)).toBeVisible();
		await expect(waiting(2)).toBeVisible();
	});

	await test.step('each figure opens into its records', async () => {
		await approved(2).click();
		await expect(c.getByLabel('Đã duyệt (2)')).toBeChecked();
		const rows = c.getByRole('main').getByRole('link');
		await expect(rows.filter({ hasText: deed.name })).toBeVisible();
		await expect(rows.filter({ hasText: mended })).toBeVisible();
		await expect(rows.filter({ hasText: later.name })).toBeHidden();
		await c.getByText('Chờ duyệt (2)').click();
		await expect(rows.filter({ hasText: later.name })).toBeVisible();
		await expect(rows.filter({ hasText: lesson.name })).toBeVisible();
		await expect(rows.filter({ hasText: deed.name })).toBeHidden();
		await c.getByText('Đã duyệt (2)').click();
		await rows.filter({ hasText: deed.name }).click();
		await expect(
			c.getByText(`Tính theo bản ${secretary.name} duyệt`, { exact: false })
		).toBeVisible();
	});

	await test.step('without signal all of it opens again', async () => {
		await Promise.all([phoneA, phoneB, desk].map(({ context }) => context.setOffline(true)));
		await Promise.all([a, b, c].map((page) => page.reload()));
		await expect(a.getByRole('heading', { level: 2, name: deed.name })).toBeVisible();
		await expect(a.getByText(`${secretary.name} duyệt`, { exact: false }).first()).toBeVisible();
		await expect(b.getByRole('heading', { level: 2, name: mended })).toBeVisible();
		await expect(b.getByText(`${secretary.name} duyệt`, { exact: false }).first()).toBeVisible();
		await expect(
			c.getByText(`Tính theo bản ${secretary.name} duyệt`, { exact: false })
		).toBeVisible();
		await c.goto('/so-lieu?period=2021');
		await expect(approved(2)).toBeVisible();
		await expect(waiting(2)).toBeVisible();
		await approved(2).click();
		await expect(c.getByRole('link', { name: new RegExp(mended) })).toBeVisible();
		await openHome(a);
		await allSent(a);
	});
});
