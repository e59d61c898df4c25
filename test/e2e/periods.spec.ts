import type { Page } from '@playwright/test';
import { emptyContent } from '../../src/lib/domain/activity/content.ts';
import type { Device } from '../browser/device.ts';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import type { SignIn } from './support/block.ts';
import { putDocument } from './support/documents.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent, openHome } from './support/home.ts';
import { beginRecord, fillQuick, submitRecord } from './support/quick-record.ts';
import { inQueue, openQueue, openWaiting } from './support/review.ts';
import { signIn } from './support/sign-in.ts';
import { appKept, signalReturns } from './support/weather.ts';
import { moveClock } from './support/wrong-clock.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 0, seed: 7 } });
/** Three browsers. */
const LIMIT_MS = 180_000;
const deed = { name: 'Dọn vệ sinh chợ phiên', day: '20/05/2021' };

async function signedIn(device: Device, who: SignIn): Promise<Page> {
	const page = await device.start();
	await page.goto('/');
	await signIn(page, who);
	return page;
}

async function openClosing(page: Page): Promise<void> {
	await page.goto('/khoa-ky');
	await expect(page.getByRole('heading', { level: 1, name: 'Khóa kỳ' })).toBeVisible();
}

test('a period is closed while a secretary is away; the decision comes back with a way on, and is taken after the reopening', async ({
	block,
	newPhone,
	newDesktop
}) => {
	test.setTimeout(LIMIT_MS);
	const [author] = block.members(block.unit);
	const [secretary] = block.secretaries(block.unit);
	if (author === undefined || secretary === undefined) throw new Error('The unit is too small.');
	const [a, s, c] = [newPhone(), newPhone(), newDesktop()];
	const [member, reviewer, committee] = await Promise.all([
		signedIn(a, author),
		signedIn(s, secretary),
		signedIn(c, block.of('committee'))
	]);
	await beginRecord(member);
	await fillQuick(member, deed);
	await submitRecord(member);
	await allSent(member);
	await openQueue(reviewer);
	await expect(inQueue(reviewer, deed.name)).toBeVisible();
	await appKept(reviewer);

	await test.step('the committee sees what waits, and closes May', async () => {
		await openClosing(committee);
		await committee.getByText('2021', { exact: true }).click();
		await committee.getByLabel('Kỳ', { exact: true }).selectOption('Tháng 5/2021');
		await expect(committee.getByText(/^Còn 1 hoạt động chờ duyệt ở 1 cơ sở/)).toBeVisible();
		await expectAccessibleLightAndDark(committee);
		await s.context.setOffline(true);
		await committee.getByRole('button', { name: 'Khóa tháng 5/2021' }).click();
		await committee.getByRole('button', { name: 'Khóa kỳ', exact: true }).click();
		await expect(committee.getByText('Đã khóa tháng 5/2021. Có mạng sẽ gửi.')).toBeVisible();
		await expect(committee.getByRole('button', { name: 'Mở lại tháng 5/2021' })).toBeVisible();
		await allSentNow(committee);
	});

	await test.step('the secretary, offline, approves; the server refuses with the reason', async () => {
		await openWaiting(reviewer, deed.name);
		await reviewer.getByRole('button', { name: 'Duyệt', exact: true }).click();
		await expect(reviewer.getByText(`Đã duyệt “${deed.name}”.`)).toBeVisible();
		await signalReturns(s);
		await expect(reviewer.getByText(/Máy chủ chưa nhận 1/).first()).toBeVisible();
		await expect(inQueue(reviewer, deed.name)).toHaveText(/Máy chủ chưa nhận.*Kỳ đã khóa/s);
		await openWaiting(reviewer, deed.name);
		await expect(reviewer.getByRole('button', { name: 'Xin mở lại kỳ' })).toBeVisible();
		await reviewer.getByRole('link', { name: 'Mở đầy đủ, lịch sử' }).click();
		await expect(reviewer.getByText('Kỳ này đã khóa nên chưa được nhận.')).toBeVisible();
		await expect(reviewer.getByText('Tháng 5/2021 đã khóa ngày', { exact: false })).toBeVisible();
		await expectFits(reviewer);
		await expectAccessibleLightAndDark(reviewer);
	});

	await test.step('the member reads that it waits, and the form says it for another one', async () => {
		await member.getByRole('navigation').getByRole('link', { name: 'Hoạt động' }).click();
		await member.getByRole('link', { name: new RegExp(deed.name) }).click();
		await expect(
			member.getByText('Hoạt động vẫn được giữ và chờ mở lại kỳ.', { exact: false })
		).toBeVisible();
		await openHome(member);
		await beginRecord(member);
		await fillQuick(member, { ...deed, name: 'Dọn vệ sinh lần hai' });
		await expect(member.getByText('Tháng 5/2021 đã khóa.')).toBeVisible();
		await submitRecord(member);
		await allSent(member);
	});

	await test.step('the secretary asks for the reopening, with what waits', async () => {
		await reviewer.getByRole('button', { name: 'Xin mở lại kỳ' }).click();
		const sheet = reviewer.getByRole('dialog');
		await expect(sheet.getByText('2 hoạt động đang chờ trong kỳ này')).toBeVisible();
		await sheet.getByRole('button', { name: 'Xin mở lại' }).click();
		await expect(sheet.getByText('Ghi một câu để Ban Chấp hành biết vì sao.')).toBeVisible();
		await sheet.getByLabel('Vì sao cần mở lại').fill('Duyệt trước khi khóa, máy chưa gửi kịp');
		await expectAccessibleLightAndDark(reviewer);
		await sheet.getByRole('button', { name: 'Xin mở lại' }).click();
		await expect(reviewer.getByText(/^Đã xin mở lại lúc/)).toBeVisible();
	});

	await test.step('the committee reopens it for that unit', async () => {
		const asked = committee.getByText('“Duyệt trước khi khóa, máy chưa gửi kịp”');
		await expect(async () => {
			await openClosing(committee);
			await expect(asked).toBeVisible({ timeout: 2_000 });
		}).toPass();
		await expectAccessibleLightAndDark(committee);
		await committee.getByRole('button', { name: 'Mở lại cho cơ sở này' }).click();
		await committee.getByRole('button', { name: 'Mở lại kỳ', exact: true }).click();
		await expect(committee.getByText(/^Đang mở lại cho:/)).toBeVisible();
		await expect(committee.getByText('Không có lời xin nào')).toBeVisible();
	});

	await test.step('the decision is sent again as it was, and taken', async () => {
		await expect(reviewer.getByText('Kỳ đã mở lại: bấm Gửi lại như cũ.')).toBeVisible();
		await reviewer.getByRole('button', { name: 'Gửi lại như cũ' }).click();
		await expect(reviewer.getByText(/ duyệt \d\d:\d\d hôm nay/).first()).toBeVisible();
		await expect(reviewer.getByRole('button', { name: 'Gửi lại như cũ' })).toBeHidden();
		await member.getByRole('link', { name: 'Hoạt động', exact: true }).click();
		await expect(
			member.getByRole('link', { name: new RegExp(`${deed.name}.*Đã duyệt`) })
		).toBeVisible();
	});
});

/** The app bar counts nothing unsent. */
async function allSentNow(page: Page): Promise<void> {
	await expect(page.getByRole('button', { name: /chưa gửi/ })).toBeHidden();
}

test('a reminder comes with the sync to the member’s home, and goes once the deed is there', async ({
	app,
	block,
	newPhone
}) => {
	const [author] = block.members(block.unit);
	const [secretary] = block.secretaries(block.unit);
	if (author === undefined || secretary === undefined) throw new Error('The unit is too small.');
	const database = `unit-${block.unit}`;
	const at = '2021-11-10T05:00:00.000Z';
	const phone = newPhone();
	const page = await phone.start();
	await page.goto('/');
	await moveClock(page, Date.parse('2021-11-15T05:00:00.000Z') - Date.now());
	await page.reload();
	await signIn(page, author);
	await allSent(page);

	await putDocument(app.url, secretary, database, {
		_id: 'reminder:01FM4SP2N0ABCDEFGHJKMNPQRS',
		type: 'reminder',
		v: 1,
		unit: block.unit,
		to: [author.person],
		about: 'CT12',
		period: '2021',
		words: 'Còn hơn một tháng nữa',
		by: secretary.person,
		at
	});
	const reminder = page.getByText(/^Bí thư nhắc: Mỗi người một việc làm/);
	await expect(reminder).toBeVisible();
	await expect(page.getByText('“Còn hơn một tháng nữa”')).toBeVisible();
	await expectFits(page);
	await expectAccessibleLightAndDark(page);

	await putDocument(app.url, author, database, childrensDeed(block.unit, author.person, at));
	await expect(page.getByText('1 việc đang chờ duyệt, chưa tính.')).toBeVisible();
	await expect(reminder).toBeHidden();
});

/** A deed for children of one person, waiting. */
function childrensDeed(unit: string, person: string, at: string) {
	const when = { precision: 'day', start: '2021-11-12', end: null, words: '' } as const;
	const content = emptyContent('Tặng sách cho các em', when);
	return {
		_id: 'activity:01FM4SP2N0ABCDEFGHJKMNPQRT',
		type: 'activity',
		v: 1,
		unit,
		author: person,
		recordedBy: person,
		createdAt: at,
		state: 'submitted',
		content: {
			...content,
			campaigns: ['vi-dan-em-than-yeu'],
			people: { ...content.people, members: [person] }
		},
		edits: [{ n: 1, base: null, at, by: person, device: 'device-1', changes: [] }]
	};
}
