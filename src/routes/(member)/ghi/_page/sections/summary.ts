import type {
	ActivityForm,
	AmountForm,
	BodyForm,
	GiftForm
} from '$lib/domain/activity/form-model.ts';
import { textHints } from '$lib/domain/text-hints.ts';
import { later } from '$lib/i18n/later.ts';
import type { Term } from '$lib/state/form/lists.ts';
import type { FoldName } from '../folds.svelte.ts';
import { sayCount, sayMoney } from '../say.ts';

/** A number with its unit; a unit alone says nothing. */
function sayAmount(amount: AmountForm, unit: string): string {
	const said = sayCount(amount);
	return said === '' ? '' : `${said} ${unit}`;
}

/** More parts than this are counted, not named. */
const MOST_PARTS = 3;
const RESULT_CHARS = 60;

function joined(parts: string[]): string {
	const said = parts.map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '');
	const shown = said.slice(0, MOST_PARTS).join(' · ');
	return said.length > MOST_PARTS ? `${shown} · …` : shown;
}

function sayBodies(bodies: readonly BodyForm[], term: Term): string {
	const named = bodies.filter(({ name, role }) => name.trim() !== '' && role !== '');
	return joined(
		term.bodyRoles.map(({ id, label }) => {
			const count = named.filter(({ role }) => role === id).length;
			return count === 0 ? '' : `${count} ${label.toLowerCase()}`;
		})
	);
}

function sayPeople({ members, memberCount, otherCount }: ActivityForm['people']): string {
	const counted = sayCount(memberCount);
	const others = sayCount(otherCount);
	const own = members.length > 0 ? String(members.length) : counted;
	return joined([
		own === '' ? '' : later.fields.people.members1(own),
		others === '' ? '' : later.fields.people.others1(others)
	]);
}

function sayResult(result: string): string {
	const hints = textHints(result).length;
	if (hints > 0) return later.fields.result.lookAgain(hints);
	const text = result.trim();
	return text.length > RESULT_CHARS ? `${text.slice(0, RESULT_CHARS).trimEnd()}…` : text;
}

const labelOf = <T extends { id: string | number; label: string }>(
	list: readonly T[],
	id: string | number
) => list.find((one) => one.id === id)?.label.toLowerCase() ?? '';

function sayStudy({ present, summoned, documents }: NonNullable<ActivityForm['study']>): string {
	const there = sayCount(present);
	const called = sayCount(summoned);
	if (there !== '' && called !== '') return later.fields.study.present2(there, called);
	return joined([there === '' ? '' : later.fields.study.presentOnly(there), ...documents]);
}

function sayGift({ count, name }: GiftForm): string {
	const said = sayCount(count);
	return `${said} ${name.trim() === '' && said !== '' ? later.fields.gifts.portion : name}`;
}

type Say = (form: ActivityForm, term: Term) => string;

const says: Record<Exclude<FoldName, 'photos'>, Say> = {
	gifts: ({ gifts }) => joined(gifts.map(sayGift)),
	goods: ({ goods }) =>
		joined(goods.map(({ quantity, unit, name }) => `${sayAmount(quantity, unit)} ${name}`)),
	receivers: ({ receivers }, term) =>
		joined(
			receivers.map(
				({ kind, amount }) => `${sayCount(amount)} ${labelOf(term.receiverKinds, kind)}`
			)
		),
	money: ({ value }) => sayMoney(value.givenDong) ?? value.givenDong.words,
	outcomes: ({ outcomes }, term) =>
		joined(
			outcomes.map(
				({ amount, unit, type }) => `${sayAmount(amount, unit)} ${labelOf(term.outcomeTypes, type)}`
			)
		),
	study: ({ study }) => (study === null ? '' : sayStudy(study)),
	bodies: ({ bodies }, term) => sayBodies(bodies, term),
	people: ({ people }) => sayPeople(people),
	result: ({ result }) => sayResult(result),
	campaigns: ({ campaigns }, term) =>
		joined(campaigns.map((id) => term.campaigns.find((one) => one.id === id)?.name ?? id)),
	links: ({ links }) => links.jointCode.trim()
};

/** What a folded section holds, in a line; empty where nothing is said. */
export function summaryOf(
	name: Exclude<FoldName, 'photos'>,
	form: ActivityForm,
	term: Term
): string {
	return says[name](form, term);
}
