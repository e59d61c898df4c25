import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { ulid } from '../../../src/lib/domain/ids.ts';
import { Handover, HandoverAnswer } from '../../../src/lib/domain/unit/handover.ts';
import { handoverTo } from '../../../src/lib/domain/unit/handover-told.ts';
import { createUnitDatabases } from '../../../src/lib/server/readiness.ts';
import { NOON, bytes, otherUnit, ownUnit, personId } from '../../fixtures/builders.ts';
import { personOf } from '../../fixtures/roster-builders.ts';
import type { App, TestStore } from '../server/app.ts';
import {
	account,
	basic,
	bodyOf,
	cookieOf,
	memberRole,
	otherMemberRole,
	putAccounts,
	secretaryRole,
	startApp,
	testStore
} from '../server/app.ts';
import { openDoorbell } from '../server/doorbell.ts';

let store: TestStore;
let app: App;

const listed = (name: string) =>
	personOf(`person-${name}`, [{ kind: 'listed', day: '2020-03-01' }], { name: `Người ${name}` });

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	const units = [ownUnit, otherUnit].map((id) => ({
		_id: `unit:${id}`,
		type: 'unit',
		v: 1,
		id,
		name: `Cơ sở ${id}`,
		kind: 'chiDoanCoSo',
		chiDoan: [],
		twinnedCommunes: [],
		activeFrom: '2020-01-01',
		activeTo: null
	}));
	await app.couch.bulkDocs('programme', units);
	await createUnitDatabases(app.couch);
	await app.couch.bulkDocs(unitDatabase(ownUnit), ['cu', 'moi', 'chua'].map(listed));
	await putAccounts(
		app.couch,
		await account('vanphong', [{ role: 'office' }]),
		await account('cu', [secretaryRole, memberRole]),
		await account('moi', [memberRole]),
		await account('ngoai', [otherMemberRole])
	);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const said = { unit: ownUnit, day: '2021-09-01', why: 'QĐ 30', from: [personId('person-cu')] };
let asked = 0;
const newId = () => ulid(NOON + asked, bytes(++asked));
async function handOver(body: object, who = 'vanphong') {
	const response = await fetch(`${app.url}/api/people/handover`, {
		method: 'POST',
		headers: { ...basic(who), 'content-type': 'application/json' },
		body: JSON.stringify({ id: newId(), ...said, ...body })
	});
	return response.status === 200
		? v.parse(HandoverAnswer, await bodyOf(response))
		: response.status;
}
const rolesOf = async (who: string) =>
	(await bodyOf(fetch(`${app.url}/api/session`, { headers: basic(who) })))['roles'];

test('the new secretary has the right at once, the old one is a member still, and both phones are told while they wait', async () => {
	const bell = await openDoorbell(app, await cookieOf(app, 'cu'));
	const id = newId();
	const answer = await handOver({ id, to: personId('person-moi') });
	expect(answer).toMatchObject({ state: 'done', newAccount: false });
	await bell.next('rights');
	await bell.ended;
	expect(await rolesOf('moi')).toEqual([secretaryRole, memberRole]);
	expect(await rolesOf('cu')).toEqual([memberRole]);
	// The answer was lost: sent again, nothing is twice.
	expect(await handOver({ id, to: personId('person-moi') })).toMatchObject({ state: 'done' });
	const { rows } = await app.couch.allDocs(unitDatabase(ownUnit), {
		startKey: 'handover:',
		endKey: 'handover;',
		includeDocs: true
	});
	const kept = rows.flatMap((row) => ('doc' in row && row.doc ? [v.parse(Handover, row.doc)] : []));
	expect(kept).toHaveLength(1);
	const nowMs = Date.now();
	expect(handoverTo(personId('person-moi'), kept, nowMs)?.from).toEqual([personId('person-cu')]);
	expect(handoverTo(personId('person-cu'), kept, nowMs)).toBeNull();
	expect(handoverTo(personId('person-moi'), kept, nowMs + 31 * 86_400_000)).toBeNull();
});

test('whoever has no account gets one, for a card to open', async () => {
	const answer = await handOver({ to: personId('person-chua'), from: [personId('person-moi')] });
	expect(answer).toMatchObject({ state: 'done', newAccount: true });
	expect(await rolesOf('moi')).toEqual([memberRole]);
});

test('what cannot be is said, and nobody loses anything', async () => {
	expect(await handOver({ to: personId('person-ngoai') })).toEqual({ state: 'notListed' });
	expect(await handOver({ to: personId('person-moi'), day: '2999-01-01' })).toEqual({
		state: 'tooFarAhead'
	});
	expect(await handOver({ to: personId('person-cu') })).toEqual({ state: 'same' });
	expect(await handOver({ to: personId('person-moi'), unit: 'khoi' })).toEqual({
		state: 'notActive'
	});
	expect(await handOver({ to: personId('person-moi'), why: ' ' })).toBe(400);
	expect(await handOver({ to: personId('person-moi') }, 'cu')).toBe(403);
	expect(await rolesOf('cu')).toEqual([memberRole]);
});

test('no phone can write a handover itself', async () => {
	const _id = `handover:${newId()}`;
	const at = new Date(NOON).toISOString();
	const forged = { _id, type: 'handover', v: 1, ...said, to: 'person-cu', by: 'person-moi', at };
	const response = await fetch(`${app.url}/db/${unitDatabase(ownUnit)}/_bulk_docs`, {
		method: 'POST',
		headers: { ...basic('moi'), 'content-type': 'application/json' },
		body: JSON.stringify({ docs: [{ ...forged, from: [] }] })
	});
	const [refused] = v.parse(v.array(v.object({ error: v.string() })), await response.json());
	expect(refused?.error).toBe('forbidden');
});
