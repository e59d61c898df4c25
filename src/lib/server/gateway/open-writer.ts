import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { Audit } from '../audit/audit.ts';
import type { Couch } from '../couch/couch.ts';
import type { Meter } from '../metrics/metrics.ts';
import type { MovedPhotos } from '../photos/moved-photos.ts';
import { PhotoBytes } from '../photos/photo-bytes.ts';
import type { Pulse } from '../pulse.ts';
import type { Receipts } from '../receipts/receipts.ts';
import { Traffic } from '../traffic.ts';
import { Turns } from '../turns.ts';
import type { Limits } from './call.ts';
import { defaultLimits } from './call.ts';
import { ClosingBook } from './closing-book.ts';
import { JustStored } from './just-stored.ts';
import { BatchWriter } from './write-batch.ts';

export type WritingSettings = {
	couch: Couch;
	receipts: Receipts;
	audit: Audit;
	/** Whether the unit has this person as its only secretary. */
	soleSecretary: (unit: UnitId, person: PersonId) => Promise<boolean>;
	/** The targets and figures of the term of which members may be reminded. */
	remindable: ReadonlySet<string>;
	/** Tells when the programme changed, and with it perhaps what is closed. */
	pulse?: Pick<Pulse, 'listen'>;
	clock?: () => number;
	limits?: Partial<Limits>;
	/** Brings photos along with records that are moved. */
	moved?: Pick<MovedPhotos, 'soon'>;
	/** Counts what comes and goes. */
	meter?: Meter;
	/** Told of every batch that is being taken in. */
	traffic?: Traffic;
};

/**
 * The one way by which a client's documents get into the databases. Whoever writes for clients shares it: two writers
 * of one document wait for each other here, so that what comes twice at the same moment is stored once.
 */
export type Writing = {
	writer: BatchWriter;
	turns: Turns;
	justStored: JustStored;
	limits: Limits;
};

/** Puts the way together over a store. */
export function openWriter(settings: WritingSettings): Writing {
	const { couch, clock = Date.now, traffic = new Traffic() } = settings;
	const limits = { ...defaultLimits, ...settings.limits };
	const [turns, justStored] = [new Turns(), new JustStored(clock)];
	const photos = new PhotoBytes(couch);
	const writer = new BatchWriter({
		...settings,
		justStored,
		clock,
		traffic,
		turns,
		closings: new ClosingBook(couch, settings.pulse),
		onMovedRecord: (moved) => settings.moved?.soon(moved),
		onGonePhotos: async (unit, ids) => void (await photos.erase(unit, ids)),
		documentChars: limits.documentChars
	});
	return { writer, turns, justStored, limits };
}
