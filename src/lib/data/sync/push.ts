import { isSealed } from '../lock/sealed.ts';
import type { Parts } from '../parts.ts';
import { stampNow, whileWriting } from '../parts.ts';
import type { OutboxRow } from '../store/schema.ts';
import { WireFault } from '../wire/exchange.ts';
import type { ServerDatabase } from '../wire/server-database.ts';
import { isHeld } from '../writes/held.ts';
import { recover } from '../writes/recover.ts';
import { denialOf } from './denial.ts';
import type { Fate } from './outbox.ts';
import { applyFates, batches, inSendingOrder } from './outbox.ts';

type Settled = { confirmed: OutboxRow[]; denied: OutboxRow[] };

export type PushNews = {
	/** Before each batch: the records on the way. */
	sending: (rows: readonly OutboxRow[]) => Promise<void>;
	/** After each batch. */
	settled: (database: string, settled: Settled) => Promise<void>;
};

/** What waits and may go, database by database; finishes what a crash interrupted, while nobody writes. */
export async function waiting(parts: Parts): Promise<Map<string, OutboxRow[]>> {
	return whileWriting(parts.session().person, async () => {
		await recover(parts);
		const rows = await (await parts.store.db).getAll('outbox');
		const byDatabase = new Map<string, OutboxRow[]>();
		const nowMs = parts.chance.now();
		const isLocked = ({ doc }: OutboxRow) => isSealed(doc) && !parts.vault.isOpen;
		for (const row of rows.filter((one) => !isHeld(one, nowMs) && !isLocked(one))) {
			const own = byDatabase.get(row.database) ?? [];
			byDatabase.set(row.database, own);
			own.push(row);
		}
		return byDatabase;
	});
}

/**
 * Sends what waits for one database. Only the server's own word takes a row out of the outbox: after each batch it is
 * asked which of the revisions it lacks.
 * @param doubtful an earlier push was cut off: ask first what arrived, instead of sending it again
 * @returns whether everything is settled
 * @throws WireFault
 */
export async function push(
	parts: Parts,
	server: ServerDatabase,
	rows: readonly OutboxRow[],
	doubtful: boolean,
	news: PushNews
): Promise<boolean> {
	const ordered = inSendingOrder(rows);
	const arrived = doubtful ? await alreadyThere(server, ordered) : new Set<OutboxRow>();
	await take(parts, server.name, [...arrived].map(confirmed), news);
	let unsettled = 0;
	for (const batch of batches(ordered.filter((row) => !arrived.has(row)))) {
		await news.sending(batch);
		const fates = await send(parts, server, batch);
		unsettled += fates.filter(({ fate }) => fate.kind === 'unsettled').length;
		await take(parts, server.name, fates, news);
	}
	return unsettled === 0;
}

function confirmed(row: OutboxRow): { row: OutboxRow; fate: Fate } {
	return { row, fate: { kind: 'confirmed' } };
}

async function take(
	parts: Parts,
	database: string,
	fates: readonly { row: OutboxRow; fate: Fate }[],
	news: PushNews
): Promise<void> {
	if (fates.length === 0) return;
	await news.settled(database, await applyFates(parts.store, fates));
}

async function alreadyThere(
	server: ServerDatabase,
	rows: readonly OutboxRow[]
): Promise<Set<OutboxRow>> {
	const missing = await lacking(server, rows);
	return new Set(rows.filter(({ id }) => !missing.has(id)));
}

/** By document, the revisions of these rows that the server lacks. */
async function lacking(
	server: ServerDatabase,
	rows: readonly OutboxRow[]
): Promise<Map<string, string[]>> {
	if (rows.length === 0) return new Map();
	const asked = rows.map(({ id, rev, beside = [] }): [string, string[]] => {
		return [id, [rev, ...beside.map(({ _rev }) => _rev)]];
	});
	const missing = await server.missing(Object.fromEntries(asked));
	return new Map([...missing].filter(([, revs]) => revs.length > 0));
}

/** Sends a batch, halved as often as the server finds it too large, and learns the fate of each document. */
async function send(
	parts: Parts,
	server: ServerDatabase,
	batch: readonly OutboxRow[]
): Promise<{ row: OutboxRow; fate: Fate }[]> {
	try {
		const docs = batch.flatMap(({ doc, beside = [] }) => [...beside, doc]);
		const refused = await server.send(
			await Promise.all(docs.map((doc) => parts.vault.open(server.name, doc)))
		);
		const reasons = new Map(refused.map((one) => [one.id, one]));
		const missing = await lacking(server, batch);
		return batch.map((row) => {
			const reason = reasons.get(row.id);
			const lacks = missing.get(row.id) ?? [];
			// A branch that the server refused does not make the version beside it refused.
			const there = lacks.length === 0 || (reason !== undefined && !lacks.includes(row.rev));
			return { row, fate: fateOf(parts, reason, there) };
		});
	} catch (error) {
		if (!(error instanceof WireFault) || error.kind !== 'tooLarge') throw error;
		const [only] = batch;
		if (batch.length === 1 && only !== undefined) {
			const denial = { code: 'tooLarge', issues: [], at: stampNow(parts) };
			return [{ row: only, fate: { kind: 'denied', denial } }];
		}
		const half = Math.ceil(batch.length / 2);
		const first = await send(parts, server, batch.slice(0, half));
		return [...first, ...(await send(parts, server, batch.slice(half)))];
	}
}

/** What the server has is confirmed, whatever it said; what it refused in words is denied; all else stays. */
function fateOf(
	parts: Parts,
	refused: { error: string; reason: string } | undefined,
	there: boolean
): Fate {
	if (there) return { kind: 'confirmed' };
	if (refused?.error !== 'forbidden') return { kind: 'unsettled' };
	return { kind: 'denied', denial: denialOf(refused.reason, stampNow(parts)) };
}
