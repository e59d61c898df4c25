import type { Device } from '../../data/device.ts';
import type { Notices } from '../../data/notices.ts';
import { belongsTo, decidesFor, seesAllUnits } from '../../domain/access.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Notice } from '../../domain/notice/notices.ts';
import type { Reader } from '../../domain/notice/read-by.ts';
import { askedOf } from '../../domain/notice/read-by.ts';
import type { NoticeReceipt } from '../../domain/notice/receipt.ts';
import { loadTerm } from '../form/lists.ts';
import { actorOf } from '../actor.ts';
import { Live } from '../live.svelte.ts';

export type NoticeDevice = Pick<Device, 'session' | 'notices' | 'workIn' | 'units' | 'subscribe'>;

/** A notice as this person sees it. */
export type ListedNotice = Notice & {
	/** The units of theirs that it is for. */
	own: readonly UnitId[];
	unread: boolean;
	/** For which units they are to confirm it. */
	toConfirm: readonly UnitId[];
	/** Something of it waits on this phone. */
	waiting: boolean;
};

/** The signed-in person as a reader of notices. */
export function readerOf(device: Pick<Device, 'session'>): Reader {
	const actor = actorOf(device);
	const named = actor.roles.flatMap((role) => ('unit' in role ? [role.unit] : []));
	const units = named.filter((unit, i) => named.indexOf(unit) === i && belongsTo(actor, unit));
	return {
		person: actor.person,
		units,
		decidesFor: units.filter((unit) => decidesFor(actor, unit))
	};
}

/** What this phone knows of the notices that are for this person, or that they may write, newest first. */
export async function readNotices(
	device: NoticeDevice
): Promise<{ desk: Notices; listed: ListedNotice[]; receipts: NoticeReceipt[] }> {
	const reader = readerOf(device);
	const [desk, term] = await Promise.all([device.notices(), loadTerm()]);
	const [all, waiting, ...read] = await Promise.all([
		desk.all(term.id),
		desk.waiting(term.id),
		...reader.units.map((unit) => desk.receipts(unit))
	]);
	const receipts = read.flat();
	const nowMs = Date.now();
	const writes = seesAllUnits(actorOf(device));
	const listed = all.flatMap((notice) => {
		const { units: own, unread, toConfirm } = askedOf(notice, reader, receipts, nowMs);
		const isShown = writes || own.length > 0;
		return isShown ? [{ ...notice, own, unread, toConfirm, waiting: waiting.has(notice.key) }] : [];
	});
	return { desk, listed, receipts };
}

/** The notices of the term. */
export class NoticeList {
	readonly #live: Live<ListedNotice[]>;

	constructor(device: NoticeDevice) {
		this.#live = new Live(device, ['records', 'sync'], async () => {
			return (await readNotices(device)).listed;
		});
	}

	get all(): readonly ListedNotice[] | null {
		return this.#live.current;
	}
	get broken(): boolean {
		return this.#live.state.kind === 'broken';
	}
	/** Those that ask something of this person: to be read, or to be confirmed. */
	get open(): readonly ListedNotice[] {
		return (this.#live.current ?? []).filter(
			({ unread, toConfirm }) => unread || toConfirm.length > 0
		);
	}

	close(): void {
		this.#live.close();
	}
}
