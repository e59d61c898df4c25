import { expect, type Page } from '@playwright/test';
import { Device } from '../browser/device.ts';
import { phone } from '../browser/phone.ts';
import { App } from '../e2e/app.ts';
import { Block, type SignIn } from '../e2e/support/block.ts';
import { beginRecord, draftKept, fillQuick, submitRecord } from '../e2e/support/quick-record.ts';
import type { Bench } from './run.ts';
import { CountedLine, type Carried } from './support/counted-line.ts';
import { quantile } from './support/quantile.ts';
import { SLOW_LINE, slowLine } from './support/slow-line.ts';

const UNIT_RECORDS = 60;
const STARTS = 10;
/** What one member writes in a busy month. */
const MONTH = 30;
const LIMIT_MS = 120_000;

type Opened = { page: Page; line: CountedLine; member: SignIn };

const kilobytes = ({ upBytes, downBytes }: Carried) => ({
	upKb: Math.round(upBytes / 100) / 10,
	downKb: Math.round(downBytes / 100) / 10
});

async function settled(page: Page): Promise<void> {
	await expect(page.getByText(/^Đã gửi hết · lần gửi cuối/)).toBeVisible({ timeout: LIMIT_MS });
}

/** From the address to the moment the page answers: something of it is there, and the main thread is free. */
async function open(page: Page, shows: () => Promise<void>): Promise<number> {
	const began = performance.now();
	await page.goto('/');
	await shows();
	await page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())));
	return performance.now() - began;
}

async function* measure({ page, line, member }: Opened): AsyncGenerator<Record<string, unknown>> {
	await slowLine(page);
	const login = page.getByLabel('Tên đăng nhập');
	const coldMs = await open(page, () => expect(login).toBeVisible());
	yield { what: 'signInPage', ms: Math.round(coldMs), ...kilobytes(line.take()) };

	await login.fill(member.login);
	await page.getByLabel('Mật khẩu').fill(member.password);
	const began = performance.now();
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible({ timeout: LIMIT_MS });
	const homeMs = Math.round(performance.now() - began);
	await settled(page);
	const allMs = Math.round(performance.now() - began);
	yield {
		what: 'firstSignIn',
		homeMs,
		allMs,
		unitRecords: UNIT_RECORDS,
		...kilobytes(line.take())
	};
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

	const starts: number[] = [];
	const year = page.getByRole('heading', { name: /^Năm .* của tôi/ });
	for (let i = 0; i < STARTS; i++) starts.push(await open(page, () => expect(year).toBeVisible()));
	await settled(page);
	const [p50Ms, p95Ms] = [0.5, 0.95].map((q) => quantile(starts, q));
	const carried = line.take();
	yield { what: 'startFromCache', starts: STARTS, p50Ms, p95Ms, ...kilobytes(carried) };
	yield { what: 'month', written: MONTH, ...(await month(page, line)) };
}

/** Data that a month of records costs, each written in signal and sent at once: the dearest way. */
async function month(page: Page, line: CountedLine): Promise<Record<string, number>> {
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	line.take();
	for (let n = 1; n <= MONTH; n++) {
		await beginRecord(page);
		await fillQuick(page, { name: `Dọn vệ sinh trạm y tế, lần ${n}`, day: '15/06/2021' });
		await draftKept(page);
		await submitRecord(page);
		await settled(page);
	}
	return kilobytes(line.take());
}

/** What the app weighs on the line and in time: the first visit, the first sign-in, a start from the cache, a month. */
export const bench: Bench = async function* () {
	const line = await CountedLine.start();
	const app = await App.create({ origin: line.url });
	const device = new Device({ ...phone, baseURL: line.url });
	try {
		const size = { units: 1, members: 40, activities: UNIT_RECORDS, seed: 1 };
		const block = await Block.make(app, size);
		await app.start();
		line.leadTo(app.url);
		const [member] = block.members(block.unit);
		if (member === undefined) throw new Error('The unit has no members.');
		for await (const figures of measure({ page: await device.start(), line, member }))
			yield { ...figures, ...SLOW_LINE };
	} finally {
		await device.discard();
		await app.discard();
		await line.close();
	}
};
