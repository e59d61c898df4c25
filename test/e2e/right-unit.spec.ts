import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent, openHome, openRecords } from './support/home.ts';
import { beginRecord, fillQuick, submitRecord } from './support/quick-record.ts';
import { openQueue, openWaiting } from './support/review.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 0, seed: 7 } });
/** Two browsers, a member and a secretary. */
const LIMIT_MS = 180_000;

const helped = { name: 'Hiến máu nhân đạo', day: '19/05/2021' };
const misplaced = { name: 'Tuyên truyền bầu cử', day: '20/05/2021' };

test('a secretary enters a record for a member, and sends one back that belongs to another unit: a tap moves it', async ({
	app,
	block,
	newPhone
}) => {
	test.setTimeout(LIMIT_MS);
	const [author] = block.members(block.unit);
	const [secretary] = block.secretaries(block.unit);
	const other = block.units.find((unit) => unit !== block.unit);
	if (!author || !secretary || !other) throw new Error('The block is too small.');
	const rights = [block.unit, other].flatMap((unit) => ['--role', `member:${unit}`]);
	await promisify(execFile)(
		process.execPath,
		['src/cli/account.ts', 'roles', '--login', author.login, ...rights],
		{ env: { ...process.env, DATA_DIR: app.dataDir, COUCHDB_URL: app.couchUrl } }
	);
	const a = await newPhone().start();
	const s = await newPhone().start();
	await a.goto('/');
	await signIn(a, author);
	await s.goto('/');
	await signIn(s, secretary);
	await allSent(s);

	await test.step('the form says for whom it is, and so does the list of the member', async () => {
		await beginRecord(s);
		await s.getByLabel('Ai làm').click();
		await s.getByRole('dialog').getByText(author.name, { exact: true }).first().click();
		await expect(s.getByText(`Ghi giúp ${author.name}`)).toBeVisible();
		await fillQuick(s, helped);
		await submitRecord(s);
		await allSent(s);
		await openRecords(a);
		await expect(a.getByText(`${secretary.name} ghi giúp`)).toBeVisible();
		await openHome(a);
	});

	await test.step('the secretary names the right unit', async () => {
		await beginRecord(a);
		await fillQuick(a, misplaced);
		await submitRecord(a);
		await allSent(a);
		await openQueue(s);
		await openWaiting(s, misplaced.name);
		await s.getByRole('button', { name: 'Cần bổ sung' }).click();
		await s.getByRole('checkbox', { name: 'Sai đơn vị' }).check();
		await s.getByLabel('Đơn vị đúng').selectOption(other);
		await expectAccessibleLightAndDark(s);
		await s.getByRole('button', { name: /^Nhờ .* bổ sung$/ }).click();
		await expect(s.getByText(/^Đã nhờ .* bổ sung\.$/)).toBeVisible();
	});

	await test.step('one tap of the author moves it', async () => {
		await a.getByRole('link', { name: /Sai đơn vị, đúng là/ }).click();
		await a.getByRole('button', { name: /^Chuyển sang / }).click();
		await expect(a.getByText(/^Hoạt động này chuyển từ .* sang\.$/)).toBeVisible();
		await a.getByRole('link', { name: 'Mở hoạt động gốc' }).click();
		await expect(a.getByText(/^Hoạt động này đã chuyển sang /)).toBeVisible();
	});
});
