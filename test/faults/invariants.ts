import { openDB } from 'idb';
import * as v from 'valibot';
import { personPrefix } from '../../src/lib/data/store/person-store.ts';
import { Activity } from '../../src/lib/domain/activity/activity.ts';
import { leavesApart } from '../../src/lib/domain/activity/leaves.ts';
import { Decision } from '../../src/lib/domain/activity/decision.ts';
import { unitDatabase } from '../../src/lib/domain/database.ts';
import type { UnitId } from '../../src/lib/domain/ids.ts';
import { parseBy } from '../../src/lib/domain/issue.ts';
import { canonicalJson } from '../../src/lib/domain/json.ts';
import type { Board, CountedRecord } from '../../src/lib/domain/totals/figures.ts';
import { countBoard } from '../../src/lib/domain/totals/count-board.ts';
import { countRecord } from '../../src/lib/domain/totals/record.ts';
import { BoardLines, linesPrefix, withLines } from '../../src/lib/domain/totals/board-lines.ts';
import {
	packBoard,
	TotalsDocument,
	totalsId,
	unpackBoard
} from '../../src/lib/domain/totals/totals-document.ts';
import type { Couch, StoredDocument } from '../../src/lib/server/couch/couch.ts';
import { shippedCore } from '../../src/lib/terms/core.ts';
import type { Acknowledged, Ledger } from './ledger.ts';
import { Phone } from './phone.ts';
import { leavesOf } from './server.ts';

/** Everything stored, by database and id. */
export type Stored = Map<string, Map<string, StoredDocument[]>>;

export async function readStored(couch: Couch, units: readonly UnitId[]): Promise<Stored> {
	const stored: Stored = new Map();
	for (const name of ['programme', ...units.map(unitDatabase)])
		stored.set(name, await leavesOf(couch, name));
	return stored;
}

function proves({ proof }: Acknowledged, leaves: readonly StoredDocument[]): boolean {
	if (proof.kind === 'text') return JSON.stringify(leaves).includes(proof.value);
	return leaves.some(({ _revisions: history }) => {
		const [generation = '', hash = ''] = proof.value.split('-');
		return history?.ids[history.start - Number(generation)] === hash;
	});
}

type Unsent = { documents: { doc: StoredDocument }[] };

/** What a phone offers as a file: whatever the server has not got. */
async function unsentOf(phone: Phone): Promise<StoredDocument[]> {
	const file = await phone.use((device) => device.exportUnsent());
	if (file === null) return [];
	const { documents }: Unsent = JSON.parse(file.json);
	return documents.map(({ doc }) => doc);
}

/** Every write that a phone called done is on the server, or on that phone. */
export async function nothingLost(
	ledger: Ledger,
	stored: Stored,
	phones: readonly Phone[],
	restored: boolean
): Promise<void> {
	const epochs = new Map(phones.map(({ name, epoch }) => [name, epoch]));
	const unsent = new Map<string, StoredDocument[]>();
	for (const phone of phones) unsent.set(phone.name, await unsentOf(phone));
	for (const one of ledger.acknowledged) {
		// The phone had sent it and forgotten it before the server forgot it too.
		if (restored && one.epoch !== epochs.get(one.phone)) continue;
		const there = stored.get(one.database)?.get(one.id) ?? [];
		const here = (unsent.get(one.phone) ?? []).filter(({ _id }) => _id === one.id);
		if (!proves(one, there) && !proves(one, here))
			ledger.violation(`lost: ${one.id} ${one.proof.value}, acknowledged by ${one.phone}`);
	}
}

/** A decision that was taken back within its ten seconds never left the phone. */
export function nothingTakenBack(ledger: Ledger, stored: Stored): void {
	for (const { phone, database, id } of ledger.takenBack)
		if (stored.get(database)?.has(id))
			ledger.violation(`sent though taken back on ${phone}: ${id}`);
}

/** A record that somebody began once is there once. */
export function nothingDoubled(ledger: Ledger, stored: Stored): void {
	for (const [database, documents] of stored)
		for (const [id, leaves] of documents) {
			if (!id.startsWith('activity:')) continue;
			const marks = new Set(leaves.flatMap((leaf) => nameMark(leaf)));
			const expected = [...marks].every((mark) => ledger.begun.get(mark) === id);
			if (marks.size !== 1 || !expected)
				ledger.violation(`doubled: ${id} in ${database} says ${[...marks].join(', ')}`);
		}
}

function nameMark(leaf: StoredDocument): string[] {
	return /«[^»]+»/.exec(JSON.stringify(leaf['content'] ?? ''))?.slice(0, 1) ?? [];
}

/** The published totals are those of a plain recount of what is stored. */
export async function totalsRight(
	ledger: Ledger,
	couch: Couch,
	stored: Stored,
	units: readonly UnitId[]
): Promise<void> {
	const records = units.flatMap((unit) => countedOf(stored.get(unitDatabase(unit))));
	for (const scope of ['block' as const, ...units])
		for (const period of ['term', '2021']) {
			const within = scope === 'block' ? null : scope;
			const board = countBoard(records, period, within);
			const wanted = packBoard(board, scope, period, '');
			const found = await publishedBoard(couch, scope, period);
			const empty = board.all.approved.activities + board.all.waiting.activities === 0;
			if (found === null && empty) continue;
			const told = found === null ? null : packBoard(found, scope, period, '');
			if (canonicalJson(told) !== canonicalJson(wanted))
				ledger.violation(`totals: ${wanted._id} is not what a recount gives`);
		}
}

/** A board as it stands published, the block's with its lines; null: there is none. */
async function publishedBoard(
	couch: Couch,
	scope: UnitId | 'block',
	period: string
): Promise<Board | null> {
	const { rows } = await couch.allDocs('totals', {
		keys: [totalsId(scope, period)],
		includeDocs: true
	});
	const [row] = rows;
	const document = row !== undefined && 'doc' in row && row.doc ? row.doc : null;
	if (document === null) return null;
	const board = v.parse(TotalsDocument, document);
	if (scope !== 'block') return unpackBoard(board);
	const prefix = linesPrefix(period);
	const lines = await couch.allDocs('totals', {
		startKey: prefix,
		endKey: `${prefix}\uffff`,
		includeDocs: true
	});
	return withLines(
		board,
		lines.rows.flatMap((one) => ('doc' in one && one.doc ? [v.parse(BoardLines, one.doc)] : []))
	);
}

function countedOf(documents: Map<string, StoredDocument[]> | undefined): CountedRecord[] {
	const all = [...(documents?.values() ?? [])].map((leaves) => winnerFirst(leaves).map(asRead));
	const decisions = all.flatMap(([winner]) => {
		const parsed = parseBy(Decision, winner);
		return parsed.ok ? [parsed.value] : [];
	});
	return all.flatMap((leaves) => {
		const [winner, ...others] = leaves.flatMap((leaf) => {
			const parsed = parseBy(Activity, leaf);
			return parsed.ok ? [parsed.value] : [];
		});
		if (winner === undefined) return [];
		const own = decisions.filter(({ activity }) => activity === winner._id);
		return [countRecord(winner, own, shippedCore, leavesApart(winner, others).length > 0)];
	});
}

/** By CouchDB's own rule: the longest history, then the greatest hash. */
function winnerFirst(leaves: readonly StoredDocument[]): StoredDocument[] {
	const generation = ({ _rev = '' }: StoredDocument) => Number.parseInt(_rev, 10);
	return leaves.toSorted(
		(a, b) => generation(b) - generation(a) || ((a._rev ?? '') < (b._rev ?? '') ? 1 : -1)
	);
}

/** A stored document without what only the store says of it. */
export function asRead({ _revisions, ...document }: StoredDocument): unknown {
	void _revisions;
	return document;
}

/** A document of which a phone and the server hold different versions; `about`: the record it is about, or itself. */
type Difference = { about: string; how: string };

/** The documents of a phone's copy that differ from the server's; null: the process died. */
export async function differences(
	phone: Phone,
	database: string,
	stored: Stored
): Promise<Difference[] | null> {
	const unsent = new Set((await unsentOf(phone)).map(({ _id }) => _id));
	const local = await phone.use((device) => Phone.replica(device, database).startingWith(''));
	if (local === null) return null;
	const here = new Map(
		local.map(({ _id, _rev, _conflicts = [] }) => [_id, [_rev, ..._conflicts].sort().join(' ')])
	);
	const there = new Map(
		[...(stored.get(database) ?? [])].map(([id, leaves]) => [
			id,
			leaves
				.map(({ _rev }) => _rev)
				.sort()
				.join(' ')
		])
	);
	return [...new Set([...here.keys(), ...there.keys()])]
		.filter((id) => here.get(id) !== there.get(id) && !unsent.has(id))
		.map((id) => {
			const how = `${id} (here ${here.get(id) ?? '-'}; there ${there.get(id) ?? '-'})`;
			return { about: id.replace(/^decision:([^:]+):.*$/, 'activity:$1'), how };
		});
}

/** What a phone's lists show of a unit, by id, without what is known on that phone alone. */
export async function shownOn(phone: Phone, unit: UnitId): Promise<Map<string, string>> {
	const found = await phone.use((device) =>
		device.queryRecords({ unit, order: 'newest', limit: 100_000 })
	);
	const rows = found?.rows ?? [];
	return new Map(
		rows.map(({ rail, denial, ...row }) => (void [rail, denial], [row.id, canonicalJson(row)]))
	);
}

/** What a phone has noted of the server's databases: where to look when it is stuck. */
export async function notesOf(phone: Phone): Promise<string> {
	const notes = await phone.use(async (device) => {
		const db = await openDB(personPrefix(device.session.person));
		const rows: unknown = await db.getAll('databases');
		db.close();
		return JSON.stringify(rows);
	});
	return notes ?? '';
}
