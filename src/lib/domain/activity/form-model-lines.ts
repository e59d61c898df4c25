import type { FieldIssue } from '../issue.ts';
import { tidy } from '../text.ts';
import type { ActivityContent, Place } from './content.ts';
import type { ActivityForm, GiftForm, GoodsForm, OutcomeForm, PlaceForm } from './form-model.ts';
import { amountFromForm, formFromAmount, isBlankAmount } from './form-model-amount.ts';

const money = { kind: 'money' } as const;
const number = { kind: 'number' } as const;
type Lists = 'places' | 'bodies' | 'receivers' | 'gifts' | 'goods' | 'outcomes';

const orNull = <T extends string>(choice: T | ''): T | null => (choice === '' ? null : choice);
const blank = (...texts: string[]) => texts.every((text) => text.trim() === '');

/** A line opened and left empty says nothing; a place by its kind alone says something only when it is "online". */
function isBlankPlace({ kind, code, name, hamlets, words }: PlaceForm): boolean {
	return kind !== 'online' && blank(code, name, words, ...hamlets);
}

function isBlankGift({
	told,
	name,
	count,
	unitPriceDong,
	totalDong,
	receiver,
	source
}: GiftForm): boolean {
	return (
		!told &&
		receiver === '' &&
		blank(name, source) &&
		[count, unitPriceDong, totalDong].every(isBlankAmount)
	);
}

function isBlankGoods({ name, quantity, unit, valueDong, receiver, source }: GoodsForm): boolean {
	return (
		receiver === '' &&
		blank(name, unit, source) &&
		isBlankAmount(quantity) &&
		isBlankAmount(valueDong)
	);
}

function isBlankOutcome({ type, amount, unit, words, phase }: OutcomeForm): boolean {
	return phase === '' && blank(type, unit, words) && isBlankAmount(amount);
}

function placeFromForm(form: PlaceForm, issues: FieldIssue[]) {
	const { id, kind, code } = form;
	const name = tidy(form.name);
	const common = {
		id,
		words: tidy(form.words),
		hamlets: form.hamlets.map(tidy).filter((one) => one !== ''),
		role: orNull(form.role)
	};
	if (kind === 'online') return { kind, ...common };
	if (kind === 'commune') {
		if (code === '') issues.push({ path: `places.${id}`, code: 'communeMissing' });
		return { kind, ...common, code };
	}
	return kind === 'venue'
		? { kind, ...common, name, code: orNull(code) }
		: { kind, ...common, name };
}

function giftFromForm(form: GiftForm, issues: FieldIssue[]) {
	const path = `gifts.${form.id}`;
	return {
		id: form.id,
		name: tidy(form.name),
		count: amountFromForm(form.count, number, `${path}.count`, issues),
		unitPriceDong: amountFromForm(form.unitPriceDong, money, `${path}.unitPriceDong`, issues),
		totalDong: amountFromForm(form.totalDong, money, `${path}.totalDong`, issues),
		receiver: orNull(form.receiver),
		place: orNull(form.place),
		source: tidy(form.source)
	};
}

function goodsFromForm(form: GoodsForm, issues: FieldIssue[]) {
	const path = `goods.${form.id}`;
	return {
		id: form.id,
		name: tidy(form.name),
		quantity: amountFromForm(
			form.quantity,
			{ kind: 'number', unit: form.unit },
			`${path}.quantity`,
			issues
		),
		unit: tidy(form.unit),
		valueDong: amountFromForm(form.valueDong, money, `${path}.valueDong`, issues),
		receiver: orNull(form.receiver),
		place: orNull(form.place),
		source: tidy(form.source)
	};
}

function outcomeFromForm(form: OutcomeForm, issues: FieldIssue[]) {
	const path = `outcomes.${form.id}`;
	if (form.type === '') issues.push({ path: `${path}.type`, code: 'outcomeTypeMissing' });
	return {
		id: form.id,
		type: form.type,
		amount: amountFromForm(
			form.amount,
			{ kind: 'number', unit: form.unit },
			`${path}.amount`,
			issues
		),
		unit: tidy(form.unit),
		phase: orNull(form.phase),
		place: orNull(form.place),
		words: tidy(form.words)
	};
}

function bodyFromForm(
	{ id, name, unit, role }: ActivityForm['bodies'][number],
	issues: FieldIssue[]
) {
	if (role === '') issues.push({ path: `bodies.${id}.role`, code: 'roleMissing' });
	return { id, name: tidy(name), unit: orNull(unit), role };
}

function receiverFromForm(
	{ id, kind, amount, words }: ActivityForm['receivers'][number],
	issues: FieldIssue[]
) {
	if (kind === '') issues.push({ path: `receivers.${id}.kind`, code: 'receiverMissing' });
	return {
		id,
		kind,
		amount: amountFromForm(amount, number, `receivers.${id}.amount`, issues),
		words: tidy(words)
	};
}

/** The lists of a content as the form says them; lines left empty are left out. */
export function linesFromForm(form: ActivityForm, issues: FieldIssue[]) {
	return {
		places: form.places
			.filter((line) => !isBlankPlace(line))
			.map((line) => placeFromForm(line, issues)),
		bodies: form.bodies
			.filter(({ name }) => !blank(name))
			.map((line) => bodyFromForm(line, issues)),
		receivers: form.receivers
			.filter(({ kind, amount, words }) => kind !== '' || !isBlankAmount(amount) || !blank(words))
			.map((line) => receiverFromForm(line, issues)),
		gifts: form.gifts
			.filter((line) => !isBlankGift(line))
			.map((line) => giftFromForm(line, issues)),
		goods: form.goods
			.filter((line) => !isBlankGoods(line))
			.map((line) => goodsFromForm(line, issues)),
		outcomes: form.outcomes
			.filter((line) => !isBlankOutcome(line))
			.map((line) => outcomeFromForm(line, issues))
	};
}

function formFromPlace(place: Place): PlaceForm {
	const { id, kind, hamlets, words } = place;
	return {
		id,
		kind,
		code: 'code' in place ? (place.code ?? '') : '',
		name: 'name' in place ? place.name : '',
		hamlets,
		role: place.role ?? '',
		words
	};
}

/** The lists of a form that say those of a content. */
export function formFromLines(content: ActivityContent): Pick<ActivityForm, Lists> {
	return {
		places: content.places.map(formFromPlace),
		bodies: content.bodies.map(({ unit, ...line }) => ({ ...line, unit: unit ?? '' })),
		receivers: content.receivers.map((line) => ({
			...line,
			amount: formFromAmount(line.amount, number)
		})),
		gifts: content.gifts.map((line) => ({
			...line,
			count: formFromAmount(line.count, number),
			unitPriceDong: formFromAmount(line.unitPriceDong, money),
			totalDong: formFromAmount(line.totalDong, money),
			receiver: line.receiver ?? '',
			place: line.place ?? '',
			told: true
		})),
		goods: content.goods.map((line) => ({
			...line,
			quantity: formFromAmount(line.quantity, { kind: 'number', unit: line.unit }),
			valueDong: formFromAmount(line.valueDong, money),
			receiver: line.receiver ?? '',
			place: line.place ?? ''
		})),
		outcomes: content.outcomes.map((line) => ({
			...line,
			amount: formFromAmount(line.amount, { kind: 'number', unit: line.unit }),
			phase: line.phase ?? '',
			place: line.place ?? ''
		}))
	};
}
