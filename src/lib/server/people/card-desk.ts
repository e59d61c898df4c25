import * as v from 'valibot';
import { PersonId, UnitId } from '../../domain/ids.ts';
import type { CardUnit, PrintedCard } from '../../domain/import/cards.ts';
import type { Account } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { CardStore } from '../auth/cards.ts';
import type { RosterBook } from '../api/roster-book.ts';
import type { Couch } from '../couch/couch.ts';
import { unitsOf } from '../stored-units.ts';
import { makeAccounts, type Newcomer } from './new-accounts.ts';

/** For whom cards are made: those of some units who never signed in, or one person who forgot their password. */
export const AskedCards = v.union([
	v.strictObject({ units: v.pipe(v.array(UnitId), v.minLength(1), v.maxLength(500)) }),
	v.strictObject({ person: PersonId })
]);
export type AskedCards = v.InferOutput<typeof AskedCards>;

type Sources = {
	couch: Couch;
	rosters: RosterBook;
	accounts: AccountStore;
	cards: CardStore;
	clock: () => number;
};

async function accountsByPerson(accounts: AccountStore): Promise<Map<PersonId, Account>> {
	const found = new Map<PersonId, Account>();
	for await (const account of accounts.all()) found.set(account.person, account);
	return found;
}

/** Whoever is on a roster now, unit by unit. */
async function rostered({ rosters }: Sources): Promise<Map<UnitId, Newcomer[]>> {
	const all = await rosters.all();
	return new Map(
		[...all].map(([unit, people]) => [
			unit,
			people.flatMap(({ id, name, activeTo }) =>
				activeTo === null ? [{ person: id, name, unit, secretary: false }] : []
			)
		])
	);
}

/** The units with how many of their people never signed in. @throws CouchUnavailable */
export async function cardUnits(sources: Sources): Promise<CardUnit[]> {
	const [units, people, accounts, cards] = await Promise.all([
		unitsOf(sources.couch),
		rostered(sources),
		accountsByPerson(sources.accounts),
		sources.cards.waiting()
	]);
	return units.flatMap(({ id, name, kind }) => {
		if (kind === 'doanKhoi') return [];
		const own = people.get(id) ?? [];
		const waiting = own.filter(({ person }) => neverSignedIn(accounts.get(person)));
		const carded = waiting.filter(({ person }) => cards.has(person)).length;
		return [{ id, name, people: own.length, waiting: waiting.length, carded }];
	});
}

function neverSignedIn(account: Account | undefined): boolean {
	return account === undefined || (account.waiting === true && !account.disabled);
}

/**
 * Makes cards; whoever is on a roster without an account gets one first.
 * @returns the cards by unit and name, or null where there is no such person
 * @throws CouchUnavailable
 */
export async function makeCards(
	sources: Sources,
	asked: AskedCards
): Promise<PrintedCard[] | null> {
	const units = new Map((await unitsOf(sources.couch)).map(({ id, name }) => [id, name]));
	const chosen =
		'units' in asked ? await ofUnits(sources, asked.units) : await ofPerson(sources, asked.person);
	if (chosen === null) return null;
	const made = await sources.cards.make(chosen.map(({ account }) => account));
	return chosen.flatMap(({ account: { login, name }, unit }) => {
		const one = made.get(login);
		if (one === undefined) return [];
		const { code, card } = one;
		const unitName = unit === null ? '' : (units.get(unit) ?? '');
		return [{ name, login, unit: unitName, code, expiresAt: card.expiresAt }];
	});
}

type Chosen = { account: Account; unit: UnitId | null };

async function ofUnits(sources: Sources, wanted: readonly UnitId[]): Promise<Chosen[]> {
	const people = await rostered(sources);
	const all = wanted.flatMap((unit) => people.get(unit) ?? []);
	await makeAccounts(sources.accounts, all, sources.clock());
	const accounts = await accountsByPerson(sources.accounts);
	return all.flatMap(({ person, unit }) => {
		const account = accounts.get(person);
		return account !== undefined && neverSignedIn(account) ? [{ account, unit }] : [];
	});
}

async function ofPerson({ accounts }: Sources, person: PersonId): Promise<Chosen[] | null> {
	const account = (await accountsByPerson(accounts)).get(person);
	if (account === undefined || account.disabled) return null;
	const role = account.roles.find((one) => 'unit' in one);
	return [{ account, unit: role !== undefined && 'unit' in role ? role.unit : null }];
}
