import { parseSettings } from '../../../src/lib/server/config.ts';
import type { Account } from '../../../src/lib/server/auth/account.ts';
import { SessionStore } from '../../../src/lib/server/auth/session-store.ts';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import { openStore } from '../../../src/lib/server/open-store.ts';
import type { SeededUnit } from '../../../src/lib/server/seed/block.ts';
import { seedContent } from '../../../src/lib/server/seed/content.ts';
import { demoAccounts, storeAccounts } from '../../../src/lib/server/seed/demo-accounts.ts';
import { RecordHistory } from '../../../src/lib/server/seed/history.ts';
import { demoSize, SeedPlan } from '../../../src/lib/server/seed/plan.ts';
import { SeededRandom } from '../../../src/lib/server/seed/random.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import type { Person } from '../../../src/lib/domain/unit/person.ts';
import { PHONES, RECORDS_A_PHONE, type Reader } from './messages.ts';

/** What one phone sends in one wave, made before any clock runs: the bodies of `_bulk_docs` and `_revs_diff`. */
export type Batch = { documents: string; revisions: string; count: number };

/** A member's phone with a session and what waits in its outbox, wave by wave. */
export type Phone = Reader & { waves: Batch[] };

export type CoverageBlock = { phones: Phone[]; committee: Reader; member: Reader };

/** The first days of the term: no record of the bench lies ahead of its dates. */
const FIRST_DAY_MS = Date.parse('2022-06-01T02:00:00.000Z');
const MINUTE_MS = 60_000;

/**
 * Makes the demo's block in the store that the environment names, with accounts and sessions, and the records that
 * its members wrote without signal. Sessions are opened in the store: nobody signs in, so no limit is in the way.
 */
export async function makeBlock(waves: number): Promise<CoverageBlock> {
	// It listens to nobody: only where the data goes matters.
	const settings = parseSettings({ ...process.env, PORT: '0', ORIGIN: 'http://localhost' });
	if (!settings.ok) throw new Error(settings.error);
	const opened = openStore(settings.value);
	if (!opened.ok) throw new Error(opened.error);
	const couch = opened.value;
	const plan = new SeedPlan(demoSize);
	await sow(couch, plan, { receipts: true });
	const { accounts } = await demoAccounts(plan.block);
	await storeAccounts(couch, accounts);
	const enter = doorOf(couch, accounts);
	const phones: Phone[] = [];
	for (const [at, { unit, person }] of inTurn(plan.block.units, PHONES).entries())
		phones.push({ ...(await enter(person, unit)), waves: recordsOf(unit, person, at, waves) });
	const [someUnit] = plan.block.units;
	const member = someUnit?.members.at(-1);
	const committee = plan.block.committee.at(-1);
	if (someUnit === undefined || member === undefined || committee === undefined)
		throw new Error('the block has nobody who reads');
	const readers = {
		member: await enter(member, someUnit),
		committee: await enter(committee, someUnit)
	};
	await couch.close();
	return { phones, ...readers };
}

function doorOf(couch: Couch, accounts: readonly Account[]) {
	const sessions = new SessionStore(couch, Date.now);
	const byPerson = new Map(accounts.map((account) => [account.person, account]));
	return async (person: Person, { unit }: SeededUnit): Promise<Reader> => {
		const account = byPerson.get(person.id);
		if (account === undefined) throw new Error(`${person.id} has no account`);
		const { token } = await sessions.open(account, 'bench');
		return { cookie: `so-tay=${token}`, database: unitDatabase(unit.id) };
	};
}

/** So many members, one of each unit in turn, as a day of work in the whole block would have them. */
function inTurn(units: readonly SeededUnit[], count: number) {
	const chosen: { unit: SeededUnit; person: Person }[] = [];
	for (let row = 0; chosen.length < count; row++) {
		const before = chosen.length;
		for (const unit of units) {
			const person = unit.members[row];
			if (person !== undefined && chosen.length < count) chosen.push({ unit, person });
		}
		if (chosen.length === before) throw new Error(`the block has only ${before} members`);
	}
	return chosen;
}

function recordsOf(seeded: SeededUnit, author: Person, phone: number, waves: number): Batch[] {
	const { unit, secretaries } = seeded;
	const cast = { unit: unit.id, author, recordedBy: author, secretaries };
	return Array.from({ length: waves }, (_, wave) => {
		const docs = Array.from({ length: RECORDS_A_PHONE }, (_record, n) => {
			const random = new SeededRandom(`coverage ${phone} ${wave} ${n}`);
			const { content } = seedContent(random, seeded);
			const at = FIRST_DAY_MS + (wave * RECORDS_A_PHONE + n) * MINUTE_MS;
			return new RecordHistory(random, cast, content, at).documents();
		}).flat();
		return {
			documents: JSON.stringify({ docs, new_edits: false }),
			revisions: JSON.stringify(Object.fromEntries(docs.map(({ _id, _rev }) => [_id, [_rev]]))),
			count: docs.length
		};
	});
}
