import type { Role } from '../../domain/access.ts';
import { purposes } from '../../domain/privacy/consent.ts';
import { NOTICE_VERSION } from '../../domain/privacy/notice.ts';
import type { Person } from '../../domain/unit/person.ts';
import { ACCOUNTS, accountId, type Account } from '../auth/account.ts';
import { newLogin } from '../auth/new-login.ts';
import { hashPassword } from '../auth/password.ts';
import type { Couch } from '../couch/couch.ts';
import type { SeededBlock, SeededUnit } from './block.ts';
import { sowPrivacy } from './privacy.ts';

/** Typed easily on a phone. Demo accounts exist only where a demo made them, and a demo serves its own machine only. */
const DEMO_PASSWORD = 'khoi2022';
const CREATED_AT = '2020-02-20T02:00:00.000Z';
/** The units whose sign-ins are shown first: they hold real records, and have two secretaries each. */
const SHOWN_FIRST = ['so-tai-chinh', 'so-y-te', 'agribank', 'so-noi-vu'];
const SHOWN_UNITS = 2;

/** A sign-in to show: `name` is what is typed as login. */
export type SignIn = { role: Role['role']; unit: string | null; name: string; password: string };

export type DemoAccounts = { accounts: Account[]; signIns: SignIn[] };

/** An account for everybody in the block, all with one password, so that any of them can be tried. */
export async function demoAccounts(block: SeededBlock): Promise<DemoAccounts> {
	const roles = new Map<Person, Role[]>();
	const grant = (people: readonly Person[], role: Role) => {
		for (const person of people) roles.set(person, [...(roles.get(person) ?? []), role]);
	};
	for (const { unit, secretaries, members } of block.units) {
		grant(secretaries, { role: 'unitSecretary', unit: unit.id });
		grant([...secretaries, ...members], { role: 'member', unit: unit.id });
	}
	// Whoever acts for the block is shown with that right alone: what it can do is seen clearly.
	for (const person of [...block.committee, ...block.inspection, ...block.office])
		roles.set(person, []);
	grant(block.committee, { role: 'committee' });
	grant(block.standing, { role: 'standing' });
	grant(block.inspection, { role: 'inspection' });
	grant(block.office, { role: 'office' });
	const hash = await hashPassword(DEMO_PASSWORD);
	const taken = new Set<string>();
	const accounts = [...roles].map(([person, held]) => toAccount(person, held, hash, taken));
	return { accounts, signIns: signInsOf(block, accounts) };
}

function toAccount(person: Person, roles: Role[], hash: string, taken: Set<string>): Account {
	const login = newLogin(person.name, taken);
	return {
		_id: accountId(login),
		type: 'account',
		v: 1,
		login,
		person: person.id,
		name: person.name,
		roles,
		hash,
		disabled: false,
		createdAt: CREATED_AT,
		// What the notice asks has a test and a demo of its own: `npm run account -- add`.
		consent: { version: NOTICE_VERSION, purposes: [...purposes], at: CREATED_AT }
	};
}

function signInsOf(block: SeededBlock, accounts: readonly Account[]): SignIn[] {
	const logins = new Map(accounts.map(({ person, login }) => [person, login]));
	const show = (role: Role['role'], unit: string | null, person: Person | undefined): SignIn[] => {
		const name = person === undefined ? undefined : logins.get(person.id);
		return name === undefined ? [] : [{ role, unit, name, password: DEMO_PASSWORD }];
	};
	return [
		...shownUnits(block).flatMap(({ unit, secretaries, members }) => [
			...show('member', unit.id, members[0]),
			...secretaries.flatMap((person) => show('unitSecretary', unit.id, person))
		]),
		// The first ones of the committee are its standing part.
		...show('committee', null, block.committee[block.standing.length]),
		...show('standing', null, block.standing[0]),
		...show('office', null, block.office[0]),
		...show('inspection', null, block.inspection[0])
	];
}

function shownUnits({ units }: SeededBlock): SeededUnit[] {
	const rank = ({ unit, secretaries }: SeededUnit) => {
		const at = SHOWN_FIRST.indexOf(unit.id);
		return (secretaries.length > 1 ? 0 : 1000) + (at === -1 ? SHOWN_FIRST.length : at);
	};
	return [...units].sort((a, b) => rank(a) - rank(b)).slice(0, SHOWN_UNITS);
}

/** Stores the accounts; those that are there already stay as they are. @throws CouchUnavailable */
export async function storeAccounts(couch: Couch, accounts: readonly Account[]): Promise<void> {
	await couch.createDatabase(ACCOUNTS);
	for (let i = 0; i < accounts.length; i += 1000)
		await couch.bulkDocs(ACCOUNTS, accounts.slice(i, i + 1000));
	await sowPrivacy(couch, accounts);
}
