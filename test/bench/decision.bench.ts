import { setTimeout as pause } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import * as v from 'valibot';
import { Activity } from '../../src/lib/domain/activity/activity.ts';
import { unitDatabase } from '../../src/lib/domain/database.ts';
import { Device } from '../browser/device.ts';
import { phone } from '../browser/phone.ts';
import { App } from '../e2e/app.ts';
import { Block } from '../e2e/support/block.ts';
import { signIn } from '../e2e/support/sign-in.ts';
import { decision, personId, unitId } from '../fixtures/builders.ts';
import type { Bench } from './run.ts';
import { quantile } from './support/quantile.ts';

/** Of the whole term, in the whole block; RECORDS=21600 for a smaller run. */
const { RECORDS = '216000' } = process.env;
const UNITS = 60;
const MEMBERS_A_UNIT = 40;
const DECISIONS = 20;
const LIMIT_MS = 1_000;
const READY_LIMIT_MS = 300_000;

/** Resolves when the sums on the screen say something else, with the time of the frame that shows it. */
function nextSums(page: Page): Promise<number> {
	return page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const sums = () =>
					[...document.querySelectorAll('main h2')].find((head) => head.textContent === 'Tổng số')
						?.parentElement?.textContent ?? '';
				const before = sums();
				new MutationObserver((_changes, observer) => {
					if (sums() === before || sums() === '') return;
					observer.disconnect();
					requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
				}).observe(document.body, { childList: true, subtree: true, characterData: true });
			})
	);
}

/** Sends an approval as the secretary's phone does. @returns when the server had it */
async function approve(app: App, cookie: string, by: string, record: Activity, seed: number) {
	const made = decision('approve', record, { seed, by: personId(by) });
	const answer = await fetch(`${app.url}/db/${unitDatabase(record.unit)}/_bulk_docs`, {
		method: 'POST',
		headers: { cookie, origin: app.url, 'content-type': 'application/json' },
		body: JSON.stringify({ docs: [made] })
	});
	const said = await answer.text();
	if (!answer.ok || said.includes('"error"')) throw new Error(said);
	return Date.now();
}

async function cookieOf(app: App, login: string, password: string): Promise<string> {
	const answer = await fetch(`${app.url}/api/session`, {
		method: 'POST',
		headers: { origin: app.url },
		body: JSON.stringify({ login, password })
	});
	return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

const Rows = v.object({ rows: v.array(v.object({ id: v.string(), doc: v.unknown() })) });

/** Records of a unit that wait and that somebody else wrote, as its secretary reads them. */
async function waitingIn(app: App, cookie: string, unit: string, reader: string) {
	const address = `${app.url}/db/${unitDatabase(unitId(unit))}/_all_docs?include_docs=true`;
	const answer: unknown = await (await fetch(address, { headers: { cookie } })).json();
	const { rows } = v.parse(Rows, answer);
	const decided = new Set(
		rows.flatMap(({ id }) => (id.startsWith('decision:') ? [id.split(':')[1]] : []))
	);
	return rows.flatMap(({ id, doc }) => {
		const parsed = v.safeParse(Activity, doc);
		if (!parsed.success || decided.has(id.split(':')[1])) return [];
		const { state, author, recordedBy } = parsed.output;
		const isOthers = author !== reader && recordedBy !== reader;
		return state === 'submitted' && isOthers ? [parsed.output] : [];
	});
}

/** From the moment a secretary's phone has sent a decision to the committee's open screen that shows it. */
export const bench: Bench = async function* () {
	const app = await App.create();
	const device = new Device({ ...phone, baseURL: app.url });
	try {
		const size = { units: UNITS, members: UNITS * MEMBERS_A_UNIT, activities: Number(RECORDS) };
		const block = await Block.make(app, { ...size, seed: 1 });
		const [secretary] = block.secretaries(block.unit);
		if (secretary === undefined) throw new Error('the unit has a secretary');
		await app.start();
		const lagMs = async () => {
			const health: { totals: { lagMs: number } } = JSON.parse(
				await (await fetch(`${app.url}/healthz`)).text()
			);
			return health.totals.lagMs;
		};
		await expect.poll(lagMs, { timeout: READY_LIMIT_MS }).toBe(0);
		const page = await device.start();
		await page.goto('/');
		await signIn(page, block.of('committee'));
		await page.goto('/so-lieu?period=term');
		await expect(page.getByRole('heading', { name: 'Tổng số' })).toBeVisible({
			timeout: READY_LIMIT_MS
		});
		await page.waitForTimeout(5_000);
		const cookie = await cookieOf(app, secretary.login, secretary.password);
		const waiting = await waitingIn(app, cookie, block.unit, secretary.person);
		const times: number[] = [];
		for (const [i, record] of waiting.slice(0, DECISIONS).entries()) {
			const shown = nextSums(page);
			const sent = await approve(app, cookie, secretary.person, record, i);
			times.push((await shown) - sent);
			await pause(1_500 + ((i * 137) % 1_300));
		}
		const p95Ms = quantile(times, 0.95);
		const figures = { p50Ms: quantile(times, 0.5), p95Ms, worstMs: quantile(times, 1) };
		const met = { limitMs: LIMIT_MS, holds: p95Ms <= LIMIT_MS };
		yield {
			what: 'onScreen',
			records: size.activities,
			decisions: times.length,
			...figures,
			...met
		};
	} finally {
		await device.discard();
		await app.discard();
	}
};
