import type { Page } from '@playwright/test';
import type { ActivityContent, Place } from '../../../src/lib/domain/activity/content.ts';
import { form } from '../../../src/lib/i18n/vi/form.ts';
import { communeByCode, communeLabel } from '../../../src/lib/terms/communes.ts';

/** Types when it was, as precisely as it is told. */
export async function typeWhen(page: Page, when: ActivityContent['when']): Promise<void> {
	const group = page.getByRole('group', { name: form.when.label });
	await group.getByText(form.when.precision[when.precision], { exact: true }).first().click();
	if (when.precision === 'day' || when.precision === 'month') {
		await typeDate(page, form.when[when.precision === 'day' ? 'start' : 'startMonth'], when.start);
		if (when.end !== null) {
			await page
				.getByRole('button', {
					name: form.when[when.precision === 'day' ? 'addEnd' : 'addEndMonth']
				})
				.click();
			await typeDate(page, form.when[when.precision === 'day' ? 'end' : 'endMonth'], when.end);
		}
	}
	if (when.precision === 'season')
		await page.getByLabel(form.when.season, { exact: true }).selectOption(when.season);
	if (when.precision === 'season' || when.precision === 'year')
		await page.locator('[id="when.year"]').fill(String(when.year));
	await page.locator('[id="when.words"]').fill(when.words);
}

async function typeDate(page: Page, legend: string, iso: string): Promise<void> {
	const boxes = page.getByRole('group', { name: legend, exact: true }).getByRole('textbox');
	const parts = iso.split('-').reverse();
	for (const [i, part] of parts.entries()) await boxes.nth(i).fill(part);
}

/** Adds a place and types all that is told of it. */
export async function typePlace(page: Page, place: Place): Promise<void> {
	const first = page.getByRole('button', { name: form.places.choose });
	const isFirst =
		(await page.getByRole('group', { name: new RegExp(`^${form.places.label} \\d`) }).count()) ===
		0;
	await (isFirst ? first : page.getByRole('button', { name: form.places.add })).click();
	await pick(page, place);
	const card = page.getByRole('group', { name: new RegExp(`^${form.places.label} \\d`) }).last();
	if (place.kind === 'venue' || place.kind === 'outside')
		await card.locator('[id$=".name"]').fill(place.name);
	for (const [i, hamlet] of place.hamlets.entries()) {
		if (i > 0) await card.getByRole('button', { name: form.places.addHamlet }).click();
		await card.locator(`[id$=".hamlets${i === 0 ? '' : `.${i}`}"]`).fill(hamlet);
	}
	if (place.words === '' && place.role === null) return;
	await card.getByRole('button', { name: form.places.more }).click();
	if (place.role !== null) await card.getByText(form.places.roles[place.role]).click();
	await card.locator('[id$=".words"]').fill(place.words);
}

async function pick(page: Page, place: Place): Promise<void> {
	const sheet = page.getByRole('dialog', { name: form.picker.title });
	if (place.kind !== 'commune') {
		const names = {
			venue: form.places.venue,
			online: form.places.online,
			outside: form.places.outside
		};
		await sheet.getByRole('button', { name: names[place.kind] }).click();
		return;
	}
	const commune = communeByCode(place.code);
	if (commune === null) throw new Error(`no commune ${place.code}`);
	await sheet.getByRole('searchbox').fill(commune.name);
	await sheet
		.getByRole('button', { name: communeLabel(commune) })
		.first()
		.click();
}
