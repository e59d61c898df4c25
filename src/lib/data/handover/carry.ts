import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { StorageFull, StoreClosed } from '../store/fault.ts';
import { personPrefix } from '../store/person-store.ts';
import { brokenOff, isTakenOver } from '../sync/trouble.ts';
import { WireFault } from '../wire/exchange.ts';
import { dueForHandover, noteHandover } from './due.ts';
import type { CarryEnd } from './handover.ts';
import { waitsForWifi } from '../photos/network.ts';
import type { CarriedRow, ParcelRow } from './shelf.ts';
import { HandoverShelf } from './shelf.ts';
import type { Brought } from './wire.ts';
import { bring, bringPhoto } from './wire.ts';
import { renewWord } from './word.ts';

/** What the server did not take is brought again now and then: an account is opened again, a record arrives that it stands on. */
const AGAIN_MS = 20 * 3_600_000;

function isDue(
	{ state, triedAt }: Pick<CarriedRow | ParcelRow, 'state' | 'triedAt'>,
	nowMs: number
) {
	if (state === 'sent') return false;
	if (state === 'waiting' || triedAt === null) return true;
	const age = nowMs - Date.parse(triedAt);
	return age >= AGAIN_MS || age < 0;
}

/**
 * After a round in which this person's own records went first: asks for the server's word on this phone where that is
 * due, and brings what is carried for others. One at a time on this phone; each step is safe to repeat.
 */
export async function afterRound(parts: Parts, signal: AbortSignal): Promise<CarryEnd> {
	const due = await dueForHandover(parts);
	if (!due.word && !due.carries) return 'done';
	return alone(parts, signal, false, async (shelf) => {
		if (due.word) await renewWord(parts, shelf);
		if (due.carries) await carry(parts, shelf, signal, false);
	});
}

/** Brings what is carried, now. @param all also what the server did not take before */
export function carryNow(parts: Parts, signal: AbortSignal, all: boolean): Promise<CarryEnd> {
	return alone(parts, signal, true, (shelf) => carry(parts, shelf, signal, all));
}

function alone(
	parts: Parts,
	signal: AbortSignal,
	asked: boolean,
	work: (shelf: HandoverShelf) => Promise<void>
): Promise<CarryEnd> {
	const lock = `${personPrefix(parts.session().person)}:handover`;
	return navigator.locks.request(lock, { ifAvailable: true }, async (free) => {
		if (free === null) return 'busy';
		const shelf = new HandoverShelf(parts.session().person);
		try {
			await work(shelf);
			return 'done';
		} catch (error) {
			const passes = error instanceof WireFault || error instanceof StoreClosed;
			// No room, or a browser that keeps no keys: what is carried is on the shelf, and another round tries again.
			const isPhones = error instanceof StorageFull || error instanceof DOMException;
			if (passes || isPhones || isTakenOver(error) || signal.aborted)
				return brokenOff(error, asked);
			throw error;
		} finally {
			await shelf.close();
		}
	});
}

/** Texts first, then photos. @throws WireFault at the first that could not be brought: the line is gone for the others too */
async function carry(
	parts: Parts,
	shelf: HandoverShelf,
	signal: AbortSignal,
	all: boolean
): Promise<void> {
	await carryTexts(parts, shelf, signal, all);
	if (all || !(await waitsForWifi(parts))) await carryPhotos(parts, shelf, signal, all);
	await letGo(shelf);
	if ((await shelf.unsent()) > 0) return;
	await noteHandover(parts, { carries: false });
	// Another tab may have taken one in between.
	if ((await shelf.unsent()) > 0) await noteHandover(parts, { carries: true });
}

async function inOrder(shelf: HandoverShelf): Promise<CarriedRow[]> {
	return (await shelf.carried()).sort((a, b) => (a.collectedAt < b.collectedAt ? -1 : 1));
}

async function carryTexts(parts: Parts, shelf: HandoverShelf, signal: AbortSignal, all: boolean) {
	for (const { id, text, ...row } of await inOrder(shelf)) {
		const isWanted = row.state !== 'sent' && (all || isDue(row, parts.chance.now()));
		if (text === null || !isWanted) continue;
		const brought = await bring(text, signal);
		await shelf.changeCarried(id, (now) => ({
			...now,
			...after(brought),
			triedAt: stampNow(parts)
		}));
		parts.news.announce({ what: 'handover' });
	}
}

/** Of bundles that the server took, if not every document of them: without those it has no use for photos. */
async function carryPhotos(parts: Parts, shelf: HandoverShelf, signal: AbortSignal, all: boolean) {
	for (const { id, answer } of await inOrder(shelf)) {
		if (answer === null) continue;
		for (const parcel of await shelf.parcels.of(id)) {
			const isWanted = parcel.state !== 'sent' && (all || isDue(parcel, parts.chance.now()));
			const text = isWanted ? await shelf.parcels.text(parcel.id) : null;
			if (text === null) continue;
			const brought = await bringPhoto(text, signal);
			if (brought.kind === 'taken') await shelf.parcels.brought(parcel.id, stampNow(parts));
			else await shelf.parcels.refused(parcel.id, brought.reason, stampNow(parts));
			parts.news.announce({ what: 'handover' });
		}
	}
}

/** What the server has whole, its photos too, this phone need not keep. */
async function letGo(shelf: HandoverShelf): Promise<void> {
	for (const { id, state, text } of await shelf.carried()) {
		if (state !== 'sent' || text === null) continue;
		if ((await shelf.parcels.of(id)).every((parcel) => parcel.state === 'sent'))
			await shelf.changeCarried(id, (now) => ({ ...now, text: null }));
	}
}

function after(brought: Brought): Partial<CarriedRow> {
	if (brought.kind === 'refused') return { state: 'refused', fault: brought.fault, answer: null };
	const { answer } = brought;
	return { state: answer.refused.length > 0 ? 'refused' : 'sent', fault: null, answer };
}
