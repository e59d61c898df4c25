import type { BrowserContext, Page } from '@playwright/test';
import * as v from 'valibot';
import type { SignIn } from './support/block.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent, unsent } from './support/home.ts';
import { keptByBrowser } from './support/kept-by-browser.ts';
import { beginRecord, fillQuick, submitRecord } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';
import { appKept } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 20, seed: 13 } });

const NAME = 'Dọn cỏ nghĩa trang liệt sĩ xã Nậm Có';
const Phones = v.object({ phones: v.array(v.object({ id: v.string() })) });

/** The office calls every phone of somebody lost. */
async function callLost(url: string, office: SignIn, person: string): Promise<void> {
	const basic = Buffer.from(`${office.login}:${office.password}`).toString('base64');
	const ask = async (place: string, method: string) => {
		const answer = await fetch(`${url}/api/privacy/${place}`, {
			method,
			headers: { authorization: `Basic ${basic}` }
		});
		return v.parse(Phones, await answer.json()).phones;
	};
	const phones = await ask(`phones/${person}`, 'GET');
	expect(phones.length).toBeGreaterThan(0);
	for (const { id } of phones) await ask(`lost/${id}`, 'POST');
}

/** The browser has network and wakes the app's worker, as it does while no page of the app is open. */
async function wakeWorker(context: BrowserContext, page: Page, origin: string): Promise<void> {
	const session = await context.newCDPSession(page);
	const registered = new Promise<string>((resolve) => {
		session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const [first] = registrations;
			if (first !== undefined) resolve(first.registrationId);
		});
	});
	await session.send('ServiceWorker.enable');
	const registrationId = await registered;
	await session.send('ServiceWorker.dispatchSyncEvent', {
		origin,
		registrationId,
		tag: 'so-tay-sync',
		lastChance: false
	});
}

test('a lost phone hears of it in the background, and is emptied before a page of it is drawn', async ({
	app,
	block,
	newPhone
}) => {
	test.slow();
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit has no members.');
	const phone = newPhone();
	const page = await phone.start();
	await page.goto('/');
	await signIn(page, member);
	await allSent(page);
	await appKept(page);
	await phone.context.setOffline(true);
	await beginRecord(page);
	await fillQuick(page, { name: NAME, day: '15/06/2021' });
	await submitRecord(page);
	await unsent(page, 1);
	// Of our origin, and no page of the app: what the browser keeps can be read here while the app is shut.
	const beside = await phone.context.newPage();
	await page.close();
	await callLost(app.url, block.of('office'), member.person);
	await phone.context.setOffline(false);
	await beside.goto('/healthz');
	const kept = await keptByBrowser(beside);
	expect(kept).toContain(NAME);
	await wakeWorker(phone.context, beside, app.url);
	await expect.poll(() => keptByBrowser(beside)).toContain('"lost":true');

	// Whoever holds it opens it without signal: a worker cannot throw everything away, a page does so first of all.
	await phone.context.setOffline(true);
	const drawn: string[] = [];
	await beside.exposeFunction('sawHeading', (text: string) => drawn.push(text));
	await beside.addInitScript(() => {
		const look = () =>
			document.querySelectorAll('h1, h2, main a').forEach((one) => {
				const { sawHeading } = window as unknown as { sawHeading: (text: string) => void };
				sawHeading(one.textContent);
			});
		new MutationObserver(look).observe(document, { subtree: true, childList: true });
	});
	await beside.goto('/');
	await expect(beside.getByRole('heading', { level: 1, name: 'Đăng nhập' })).toBeVisible();
	expect(drawn.some((text) => text.includes('Đăng nhập'))).toBe(true);
	expect(drawn.filter((text) => /^Chào|Dọn cỏ/.test(text))).toEqual([]);
	const after = await keptByBrowser(beside);
	for (const said of [NAME, member.person, member.name]) expect(after).not.toContain(said);
});
