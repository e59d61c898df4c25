import type { Locator, Page } from '@playwright/test';
import type { ActivityContent, Place } from '../../../src/lib/domain/activity/content.ts';
import type { Amount } from '../../../src/lib/domain/amount.ts';
import { editableNumber } from '../../../src/lib/domain/number-words.ts';
import { amounts } from '../../../src/lib/i18n/vi/amounts.ts';
import { fields } from '../../../src/lib/i18n/vi/fields.ts';
import { form } from '../../../src/lib/i18n/vi/form.ts';
import { shippedCore as term } from '../../../src/lib/terms/core.ts';
import { typePlace, typeWhen } from './type-when-where.ts';

type Labelled = { id: string; label: string };
const labelOf = (list: readonly Labelled[], id: string) =>
	list.find((one) => one.id === id)?.label ?? id;

/** Types a whole record into the open form, box by box, as a person with its report in hand would. */
export class RecordTypist {
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	async type(content: ActivityContent): Promise<void> {
		await this.#page.getByLabel(form.name.label).fill(content.name);
		await typeWhen(this.#page, content.when);
		for (const place of content.places) await typePlace(this.#page, place);
		await this.#lines(content);
		if (content.study !== null) await this.#study(content.study);
		await this.#people(content.people);
		await this.#tags(content);
		if (content.result !== '') {
			await this.#open(form.sections.result);
			await this.#page.getByLabel(fields.result.label).fill(content.result);
		}
	}

	/** Ticks a section of "Hoạt động này có gì?"; its first line stands open. */
	async #chip(name: string): Promise<void> {
		await this.#page.getByRole('checkbox', { name, exact: true }).check();
	}

	async #open(title: string): Promise<Locator> {
		const fold = this.#page.locator('details', {
			has: this.#page.locator('summary', { hasText: title })
		});
		if (!(await fold.evaluate((element) => element instanceof HTMLDetailsElement && element.open)))
			await fold.locator('summary').click();
		return fold;
	}

	/** One line after another: the first is there, the others are added; each tells all it can. */
	async #each<T>(
		section: string,
		title: string,
		items: readonly T[],
		words: { add: string; line: (n: number) => string },
		write: (line: Locator, item: T) => Promise<void>
	): Promise<void> {
		if (items.length === 0) return;
		await this.#chip(section);
		const fold = await this.#open(title);
		for (const [i, item] of items.entries()) {
			if (i > 0) await fold.getByRole('button', { name: words.add }).click();
			const line = fold.getByRole('group', { name: words.line(i + 1), exact: true });
			const more = line.getByRole('button', { name: fields.line.more });
			if ((await more.count()) > 0) await more.click();
			await write(line, item);
		}
	}

	async #lines({
		gifts,
		goods,
		receivers,
		outcomes,
		bodies,
		value,
		places
	}: ActivityContent): Promise<void> {
		const { sections } = form;
		await this.#each(sections.gifts, sections.gifts, gifts, fields.gifts, async (line, gift) => {
			await this.#amount(line, '.count', gift.count);
			await this.#amount(line, '.unitPriceDong', gift.unitPriceDong);
			await this.#amount(line, '.totalDong', gift.totalDong);
			await line.locator('[id$=".name"]').fill(gift.name);
			await this.#context(line, gift, places);
		});
		await this.#each(sections.goods, sections.goods, goods, fields.goods, async (line, thing) => {
			await line.locator('[id$=".name"]').fill(thing.name);
			await this.#amount(line, '.quantity', thing.quantity);
			await line.getByLabel(amounts.unit).fill(thing.unit);
			await this.#amount(line, '.valueDong', thing.valueDong);
			await this.#context(line, thing, places);
		});
		await this.#each(
			sections.receivers,
			sections.receivers,
			receivers,
			fields.receivers,
			async (line, receiver) => {
				await line.getByLabel(fields.receivers.kind).selectOption(receiver.kind);
				await this.#amount(line, '.amount', receiver.amount);
				await line.locator('[id$=".words"]').fill(receiver.words);
			}
		);
		await this.#each(
			sections.outcomes,
			sections.outcomes,
			outcomes,
			fields.outcomes,
			(line, outcome) => this.#outcome(line, outcome, places)
		);
		await this.#each(
			sections.bodies,
			form.bodiesTitle,
			bodies,
			fields.bodies,
			async (line, body) => {
				await line.getByRole('combobox', { name: fields.bodies.name }).fill(body.name);
				await line.getByLabel(fields.bodies.role, { exact: true }).selectOption(body.role);
			}
		);
		await this.#money(value);
	}

	async #outcome(
		line: Locator,
		outcome: ActivityContent['outcomes'][number],
		places: readonly Place[]
	): Promise<void> {
		await line.locator('[id$=".type"]').selectOption(outcome.type);
		await this.#amount(line, '.amount', outcome.amount);
		const unit = line.getByLabel(amounts.unit);
		if (await unit.evaluate((element) => element instanceof HTMLSelectElement))
			await unit.selectOption(outcome.unit);
		else await unit.fill(outcome.unit);
		if (outcome.phase !== null) await line.getByText(fields.outcomes.phases[outcome.phase]).click();
		await line.locator('[id$=".words"]').fill(outcome.words);
		await this.#atPlace(line, outcome.place, places);
	}

	async #context(
		line: Locator,
		{ receiver, place, source }: { receiver: string | null; place: string | null; source: string },
		places: readonly Place[]
	): Promise<void> {
		if (receiver !== null) await line.getByLabel(fields.line.forWhom).selectOption(receiver);
		await this.#atPlace(line, place, places);
		await line.locator('[id$=".source"]').fill(source);
	}

	/** The form made ids of its own, so a place is chosen by where it stands in the list. */
	async #atPlace(line: Locator, place: string | null, places: readonly Place[]): Promise<void> {
		const at = places.findIndex(({ id }) => id === place);
		if (at !== -1) await line.getByLabel(fields.line.atPlace).selectOption({ index: at + 1 });
	}

	async #money(value: ActivityContent['value']): Promise<void> {
		const { givenDong, raisedDong, selfFunded, mobilised, words } = value;
		if (words === '' && [givenDong, raisedDong, selfFunded, mobilised].every((one) => one === null))
			return;
		await this.#chip(form.sections.money);
		const fold = await this.#open(form.sections.money);
		await fold.getByRole('button', { name: fields.line.more }).click();
		await this.#amount(fold, 'givenDong', givenDong);
		await this.#amount(fold, 'raisedDong', raisedDong);
		await fold.locator('[id="value.words"]').fill(words);
		await this.#share(fold, 'selfFunded', selfFunded);
		await this.#share(fold, 'mobilised', mobilised);
	}

	async #share(
		fold: Locator,
		field: 'selfFunded' | 'mobilised',
		share: ActivityContent['value']['selfFunded']
	): Promise<void> {
		if (share === null) return;
		const group = fold.getByRole('group', { name: fields.money[field], exact: true });
		await group
			.getByText(fields.money.share[share.known ? 'known' : 'unknown'], { exact: true })
			.click();
		if (share.known) await this.#amount(fold, `value.${field}`, share.amount);
	}

	async #study({
		rates,
		documents,
		topics,
		summoned,
		present,
		audience,
		mode
	}: NonNullable<ActivityContent['study']>): Promise<void> {
		await this.#chip(form.sections.study);
		const fold = await this.#open(form.sections.study);
		await fold.getByRole('button', { name: fields.study.more }).click();
		for (const rate of rates) await fold.getByText(labelOf(term.studyParts, rate)).click();
		await this.#amount(fold, 'study.summoned', summoned);
		await this.#amount(fold, 'study.present', present);
		for (const [i, document] of documents.entries()) {
			if (i > 0) await fold.getByRole('button', { name: fields.study.addDocument }).click();
			await fold.getByLabel(fields.study.document(i + 1)).fill(document);
		}
		for (const [i, topic] of topics.entries()) {
			if (i > 0) await fold.getByRole('button', { name: fields.study.addTopic }).click();
			await fold.getByLabel(fields.study.topic(i + 1), { exact: true }).fill(topic.title);
			await fold.getByLabel(`${fields.study.speaker} (${i + 1})`).fill(topic.speaker);
		}
		await fold.getByLabel(fields.study.audience).fill(audience);
		if (mode !== null) await fold.getByText(fields.study.modes[mode], { exact: true }).click();
	}

	async #people(people: ActivityContent['people']): Promise<void> {
		const fieldsOf = [
			'memberCount',
			'otherCount',
			'attendances',
			'volunteerDays',
			'residentDays'
		] as const;
		const told = fieldsOf.flatMap((field) =>
			people[field] === null ? [] : [[field, people[field]] as const]
		);
		if (told.length === 0) return;
		const fold = await this.#open(form.sections.people);
		await fold.getByRole('button', { name: fields.people.more }).click();
		for (const [field, amount] of told) await this.#amount(fold, `people.${field}`, amount);
	}

	async #tags({
		kinds,
		field,
		objectives,
		campaigns,
		campaignWords
	}: ActivityContent): Promise<void> {
		const fold = await this.#open(form.sections.campaigns);
		for (const id of campaigns)
			await fold
				.getByRole('checkbox', {
					name: term.campaigns.find((one) => one.id === id)?.name ?? id,
					exact: true
				})
				.check();
		await fold.getByLabel(fields.tags.campaignWords).fill(campaignWords);
		for (const { id, label } of term.objectives)
			await fold
				.getByRole('checkbox', { name: fields.tags.objective(id, label), exact: true })
				.setChecked(objectives.includes(id));
		await fold
			.getByRole('radio', {
				name: field === null ? fields.tags.noField : new RegExp(`^${field.replace('.', '\\.')} `)
			})
			.check();
		for (const kind of kinds)
			await fold.getByRole('checkbox', { name: fields.tags.kind[kind], exact: true }).check();
	}

	/** Number, how sure, and told words, each in its own box. */
	async #amount(within: Locator, pathEnd: string, amount: Amount | null): Promise<void> {
		if (amount === null) return;
		const css = `[id$="${pathEnd}"]`;
		const field = within.locator('.f', { has: this.#page.locator(css) }).last();
		if (amount.n !== null) await field.locator(css).fill(editableNumber(amount.n));
		const words = field.getByPlaceholder(/^Lời kể về/);
		await words.fill(amount.words);
		const choice = field.getByLabel(new RegExp(`^${amounts.qualifier}`));
		if ((await choice.getAttribute('role')) === 'radiogroup')
			await choice.getByText(amounts.qualifiers[amount.qualifier]).click();
		else await choice.selectOption(amount.qualifier);
	}
}
