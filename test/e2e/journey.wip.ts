import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { beginRecord, draftKept, fillQuick, submitRecord } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';
import { appKept } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 0, seed: 1 } });

/** A machine that may run other tests beside it. */
const JOURNEY_LIMIT_MS = 240_000;

const deed = {
	name: 'Sửa cầu gỗ cho học sinh qua suối',
	day: '15/06/2021',
	commune: { typed: 'kim noi', name: 'Kim Nọi' }
};

test('what is typed without signal outlives a killed browser, and is a record on the phone', async ({
	block,
	newPhone
}) => {
	test.setTimeout(JOURNEY_LIMIT_MS);
	const [author] = block.members(block.unit);
	if (author === undefined) throw new Error('The unit has no members.');
	const phoneA = newPhone();
	let a = await phoneA.start();

	await test.step('the author signs in once, with signal', async () => {
		await a.goto('/');
		await expect(a.getByRole('heading', { level: 1, name: 'Đăng nhập' })).toBeVisible();
		await expectAccessibleLightAndDark(a);
		await signIn(a, author);
		await expectAccessibleLightAndDark(a);
		await appKept(a);
	});

	await test.step('without signal, half a record is typed, and the browser is killed', async () => {
		await phoneA.context.setOffline(true);
		await beginRecord(a);
		await fillQuick(a, deed);
		await draftKept(a);
		await expectAccessibleLightAndDark(a);
		await phoneA.crash();
	});

	await test.step('a cold start by a deep link, still without signal, has all that was typed', async () => {
		a = await phoneA.start();
		await phoneA.context.setOffline(true);
		await a.goto('/');
		await a.getByRole('link', { name: new RegExp(deed.name) }).click();
		await expect(a.getByLabel('Tên hoạt động')).toHaveValue(deed.name);
		await a.goto(a.url());
		await expect(a.getByLabel('Tên hoạt động')).toHaveValue(deed.name);
		await expect(a.getByText(deed.commune.name).first()).toBeVisible();
		await submitRecord(a);
		await expect(a.getByText(/^1 hoạt động chưa gửi/)).toBeVisible();
		await expectAccessibleLightAndDark(a);
	});
});
