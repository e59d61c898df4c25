import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { contradictions } from '../../../src/lib/domain/unit/merge-persons.ts';
import { movesOf } from '../../../src/lib/domain/unit/moves-of.ts';
import type { Person } from '../../../src/lib/domain/unit/person.ts';
import { withMove } from '../../../src/lib/domain/unit/person-write.ts';
import { storedHeadcounts } from '../../../src/lib/server/totals/stored-headcounts.ts';
import { ownUnit } from '../../fixtures/builders.ts';
import { headcountOf, moveOf, personOf, type SaidMove } from '../../fixtures/roster-builders.ts';
import { memberOf, secretaryOf } from './support/phone.ts';
import type { Phone } from './support/world.ts';
import { World } from './support/world.ts';

let world: World;
beforeAll(async () => {
	world = await World.start([ownUnit]);
});
afterAll(() => world.end());

let n = 10;
const written = { ok: true, value: null };

/** Two secretaries and a member whose phones know of somebody new. */
async function threePhones() {
	const [a, b] = [
		await world.phone([secretaryOf(ownUnit)]),
		await world.phone([secretaryOf(ownUnit)])
	];
	const member = await world.phone([memberOf(ownUnit)]);
	n += 1;
	const by = a.device.session.person;
	const known = personOf(`nguoi-${n}`, [{ kind: 'listed', day: '2020-03-01', by }]);
	expect(await a.on(() => a.device.savePerson(known))).toEqual(written);
	for (const phone of [a, b, member]) await phone.sync();
	return { a, b, member, id: known.id };
}

async function personOn(phone: Phone, id: string): Promise<Person> {
	const people = await phone.on(() => phone.device.people(ownUnit));
	const found = people.find((one) => one.id === id);
	if (found === undefined) throw new Error(`${id} is not on this phone`);
	return found;
}

/** Records a move on a phone, and what else is said of the person. */
async function recordMove(phone: Phone, id: string, said: SaidMove, fields: Partial<Person> = {}) {
	const by = phone.device.session.person;
	n += 1;
	const next = withMove(await personOn(phone, id), moveOf({ ...said, by }, n));
	if (next === null) throw new Error('nobody came');
	expect(await phone.on(() => phone.device.savePerson({ ...next, ...fields }))).toEqual(written);
}

const kindsOf = (person: Person) => movesOf(person).map(({ kind }) => kind);
const leavesOf = (id: string) => world.app.couch.getRevs(unitDatabase(ownUnit), id, 'all');

describe('two secretaries who record of the same person without signal', () => {
	async function apart() {
		const phones = await threePhones();
		const { a, b, id } = phones;
		await recordMove(
			a,
			id,
			{ kind: 'transferred', day: '2021-03-05' },
			{ department: 'Văn phòng' }
		);
		await recordMove(b, id, { kind: 'matured', day: '2021-06-01' }, { birthYear: 1990 });
		await a.sync();
		return phones;
	}

	test('lose nothing: the phone that hears of both merges them by itself', async () => {
		const { a, b, member, id } = await apart();
		expect(await b.sync()).toMatchObject({ unsent: 0, denied: 0 });
		for (const phone of [a, b, member]) {
			await phone.sync();
			const person = await personOn(phone, id);
			expect(kindsOf(person)).toEqual(['listed', 'transferred', 'matured']);
			expect(person.department).toBe('Văn phòng');
			expect(contradictions(person).map(({ move }) => move.kind)).toEqual(['matured']);
			const [stored] = (await phone.on(() => phone.device.people(ownUnit))).filter(
				(one) => one.id === id
			);
			expect(stored?._rev?.startsWith('3-')).toBe(true);
		}
	});

	test('see it settled everywhere once one of them says which is right', async () => {
		const { a, b, id } = await apart();
		await b.sync();
		const wrong = movesOf(await personOn(b, id)).find(({ kind }) => kind === 'transferred');
		const cancel = { kind: 'cancelled' as const, day: '2021-03-05', replaces: wrong?.id ?? '' };
		await recordMove(b, id, cancel);
		expect(await b.sync()).toMatchObject({ unsent: 0, denied: 0 });
		await a.sync();
		const person = await personOn(a, id);
		expect([person.activeTo, contradictions(person)]).toEqual(['2021-05-31', []]);
	});

	test('come to one version, though both phones merge at once', async () => {
		const { a, b, id } = await apart();
		// Each hears of the other's version while neither has heard of a merge.
		const deaf = (phone: Phone) => {
			let sent = false;
			phone.weather = (url, _init, pass) => {
				if (url.endsWith('/_bulk_docs')) {
					if (sent) return Promise.reject(new TypeError('no signal'));
					sent = true;
				}
				return pass();
			};
		};
		deaf(b);
		await b.sync();
		a.weather = (url, _init, pass) =>
			url.endsWith('/_bulk_docs') ? Promise.reject(new TypeError('no signal')) : pass();
		await a.sync();
		const [onA, onB] = [await personOn(a, id), await personOn(b, id)];
		expect(onA).toEqual(onB);
		for (const phone of [a, b]) phone.weather = (_url, _init, pass) => pass();
		for (const phone of [a, b, a]) expect(await phone.sync()).toMatchObject({ denied: 0 });
		expect(await personOn(a, id)).toEqual(onA);
		expect(await leavesOf(`person:${id}`)).toHaveLength(2);
	});

	test('are shown together on the phone of a member, which writes nothing', async () => {
		const { b, member, id } = await apart();
		// The merge of the secretary's phone does not arrive.
		let sent = 0;
		b.weather = (url, _init, pass) =>
			url.endsWith('/_bulk_docs') && ++sent > 1
				? Promise.reject(new TypeError('no signal'))
				: pass();
		await b.sync();
		member.requests.length = 0;
		await member.sync();
		expect(kindsOf(await personOn(member, id))).toEqual(['listed', 'transferred', 'matured']);
		expect(member.requests.filter((one) => one.endsWith('/_bulk_docs'))).toEqual([]);
		expect(await leavesOf(`person:${id}`)).toHaveLength(2);
	});
});

describe('two secretaries who close the same day without signal', () => {
	test('see which one is used and what the other closed, until one closes again', async () => {
		const { a, b, member } = await threePhones();
		const close = async (phone: Phone, members: number, at: string) => {
			const by = phone.device.session.person;
			const said = headcountOf('2021-12-31', { members, by, at });
			return phone.on(() => phone.device.saveHeadcount(said));
		};
		expect(await close(a, 118, '2022-01-02T03:00:00.000Z')).toEqual(written);
		expect(await close(b, 120, '2022-01-02T02:00:00.000Z')).toEqual(written);
		for (const phone of [a, b, a, member]) await phone.sync();
		const seen = (phone: Phone) =>
			phone.on(async () => [
				(await phone.device.headcounts(ownUnit)).map(({ members }) => members),
				(await phone.device.headcountsApart(ownUnit)).map(({ members }) => members)
			]);
		for (const phone of [a, b, member]) expect(await seen(phone)).toEqual([[118], [120]]);
		const onServer = () => storedHeadcounts(world.app.couch, ownUnit);
		expect((await onServer()).map(({ members }) => members)).toEqual([118]);

		const [standing] = await b.on(() => b.device.headcounts(ownUnit));
		if (standing === undefined) throw new Error('nothing was closed');
		const by = b.device.session.person;
		// By a clock that is behind: it still is the answer to both.
		const again = { ...standing, members: 119, by, at: '2022-01-02T01:00:00.000Z' };
		expect(await b.on(() => b.device.saveHeadcount(again))).toEqual(written);
		expect(await b.sync()).toMatchObject({ unsent: 0, denied: 0 });
		for (const phone of [a, b, member]) {
			await phone.sync();
			expect(await seen(phone)).toEqual([[119], []]);
		}
		expect((await onServer()).map(({ members }) => members)).toEqual([119]);
	});
});
