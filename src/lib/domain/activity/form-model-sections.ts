import { unreachable } from '../result.ts';
import type {
	ActivityForm,
	FormField,
	GiftForm,
	GoodsForm,
	OutcomeForm,
	Section
} from './form-model.ts';
import { emptyAmount, emptyForm, emptyStudy } from './form-model.ts';
import { isBlankAmount } from './form-model-amount.ts';

/** The outcome that "Hiến máu" stands for: its type and unit in the term's list. */
export const BLOOD = { type: 'don-vi-mau', unit: 'đơn vị' };

/** The fields a section's choice changes. */
export type FormPatch = Partial<ActivityForm>;

const LINE_ID_CHARS = '0123456789abcdefghijkmnpqrstuvwxyz';
const LINE_ID_LENGTH = 8;

/** A line's id from random bytes, eight at least: unique among the lines of a record, on two devices too. */
export function newLineId(random: Uint8Array): string {
	return Array.from(random.slice(0, LINE_ID_LENGTH), (byte) =>
		LINE_ID_CHARS.charAt(byte % LINE_ID_CHARS.length)
	).join('');
}

const context = { receiver: '', place: '', source: '' } as const;

/** An empty gift line. */
export function newGift(id: string): GiftForm {
	return {
		id,
		name: '',
		count: emptyAmount,
		unitPriceDong: emptyAmount,
		totalDong: emptyAmount,
		...context,
		told: false
	};
}

/** An empty line of goods. */
export function newGoods(id: string): GoodsForm {
	return { id, name: '', quantity: emptyAmount, unit: '', valueDong: emptyAmount, ...context };
}

/** A line of outcome, of a type or of none yet. */
export function newOutcome(
	id: string,
	of: { type: string; unit: string } = { type: '', unit: '' }
): OutcomeForm {
	return { id, ...of, amount: emptyAmount, phase: '', place: '', words: '' };
}

function moneySaid({
	givenDong,
	raisedDong,
	selfFunded,
	mobilised,
	words
}: ActivityForm['value']): boolean {
	return (
		!isBlankAmount(givenDong) ||
		!isBlankAmount(raisedDong) ||
		selfFunded.choice !== 'none' ||
		mobilised.choice !== 'none' ||
		words.trim() !== ''
	);
}

/** Whether a section holds something that was entered, so that it must be shown and is not closed without asking. */
export function holdsSomething(form: ActivityForm, section: Section): boolean {
	switch (section) {
		case 'gifts':
		case 'goods':
		case 'receivers':
		case 'bodies':
			return form[section].length > 0;
		case 'money':
			return moneySaid(form.value);
		case 'outcomes':
			return form.outcomes.some(({ type }) => type !== BLOOD.type);
		case 'blood':
			return form.outcomes.some(({ type }) => type === BLOOD.type);
		case 'study':
			return form.study !== null;
		case 'people':
		case 'result':
		case 'campaigns':
			return true;
		default:
			return unreachable(section);
	}
}

/** Whether a section is to be seen: opened by hand, or holding something. */
export function isOpened(form: ActivityForm, section: Section): boolean {
	return form.sections.includes(section) || holdsSomething(form, section);
}

function firstLine(form: ActivityForm, section: Section, id: string): FormPatch {
	switch (section) {
		case 'gifts':
			return form.gifts.length > 0 ? {} : { gifts: [newGift(id)] };
		case 'goods':
			return form.goods.length > 0 ? {} : { goods: [newGoods(id)] };
		case 'receivers':
			return form.receivers.length > 0
				? {}
				: { receivers: [{ id, kind: '', amount: emptyAmount, words: '' }] };
		case 'bodies':
			return form.bodies.length > 0 ? {} : { bodies: [{ id, name: '', unit: '', role: '' }] };
		case 'outcomes':
			return { outcomes: [...form.outcomes, newOutcome(id)] };
		case 'blood':
			return { outcomes: [...form.outcomes, newOutcome(id, BLOOD)] };
		case 'study':
			return { study: emptyStudy };
		case 'money':
		case 'people':
		case 'result':
		case 'campaigns':
			return {};
		default:
			return unreachable(section);
	}
}

/** Opens a section, with a first empty line where it has lines. */
export function openSection(form: ActivityForm, section: Section, id: string): FormPatch {
	if (isOpened(form, section)) return {};
	return { sections: [...form.sections, section], ...firstLine(form, section, id) };
}

const listOf: Partial<Record<Section, FormField>> = {
	gifts: 'gifts',
	goods: 'goods',
	receivers: 'receivers',
	bodies: 'bodies',
	money: 'value',
	study: 'study'
};

/** Closes a section and takes out what it held: ask first where {@link asksBeforeClosing}. */
export function closeSection(form: ActivityForm, section: Section): FormPatch {
	const sections = form.sections.filter((one) => one !== section);
	const list = listOf[section];
	if (list !== undefined) return { sections, [list]: emptyForm()[list] };
	if (section === 'outcomes')
		return { sections, outcomes: form.outcomes.filter(({ type }) => type === BLOOD.type) };
	if (section === 'blood')
		return { sections, outcomes: form.outcomes.filter(({ type }) => type !== BLOOD.type) };
	return { sections };
}

/** What a section holds. */
function heldBy(form: ActivityForm, section: Section): unknown {
	const list = listOf[section];
	if (list !== undefined) return form[list];
	return form.outcomes.filter(({ type }) => (type === BLOOD.type) === (section === 'blood'));
}

/** Whether closing a section would lose something typed: an untouched first line is not worth a question. */
export function asksBeforeClosing(form: ActivityForm, section: Section): boolean {
	const empty = emptyForm();
	const held = withoutIds(heldBy(form, section));
	return (
		held !== withoutIds(heldBy(empty, section)) &&
		held !== withoutIds(heldBy({ ...empty, ...firstLine(empty, section, '') }, section))
	);
}

function withoutIds(held: unknown): string {
	return JSON.stringify(held, (key, value: unknown) => (key === 'id' ? '' : value));
}
