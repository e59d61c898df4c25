import type { ActivityId, PersonId, UnitId } from '../../domain/ids.ts';
import type { Children, Photo, PhotoId } from '../../domain/photo/photo.ts';
import type { Result } from '../../domain/result.ts';
import type { WriteFault } from '../write-fault.ts';

/** A photo as it is kept and sent: upright, at most 1,600 px and 250 KB, nothing in it but the picture. */
export type ShrunkPhoto = { blob: Blob; thumb: Blob; width: number; height: number };

/** A part of a photo that is made unrecognisable, in parts of its width and height. */
export type BlurBox = { x: number; y: number; width: number; height: number };

/** Why a file does not become a photo; the form and everything typed in it stay as they are. */
export type ShrinkFault = 'notPhoto' | 'heic' | 'tooLarge' | 'unreadable' | 'oldBrowser';

/**
 * Where a photo is. `asked`: the question about children is open, it stays on this phone; `draft`: it waits for its
 * record; `waiting`, `sending`, `sent`: as a record's own way; `refused`: the server says no.
 */
export type PhotoPlace = 'asked' | 'draft' | 'waiting' | 'sending' | 'sent' | 'refused';

/** A photo of a record as this phone knows it. */
export type PhotoView = {
	id: PhotoId;
	at: string;
	/** Who added it; null: whoever uses this phone, and nobody was told yet. */
	by: PersonId | null;
	bytes: number;
	width: number;
	height: number;
	children: Children | null;
	place: PhotoPlace;
	/** Why the server does not take it. */
	refused: string | null;
	/** A small picture, where the bytes are on this phone. */
	thumb: Blob | null;
	/** Whether what was said of it can still be taken back without telling anybody. */
	untold: boolean;
	gone: Photo['gone'];
};

export type AddFault = 'storageFull' | 'same' | 'tooMany' | 'broken';
/** Why a photo cannot be shown. `notYet`: the phone that has it has not sent it. */
export type LookFault = 'offline' | 'signIn' | 'noRight' | 'gone' | 'notYet' | 'serverDown';
/** What became of a round of sending. `wifi`: the person wants Wi-Fi, and there is none. */
export type SendEnd = 'done' | 'wifi' | 'trouble' | 'serverFull' | 'busy';
/** How many photos of this phone's wait to be sent, wait for an answer, and are on the server. */
export type PhotoCount = { waiting: number; asked: number; sent: number };
/** Over which network photos go. */
export type PhotoNetwork = 'any' | 'wifi';

/** A record with those of its photos that stand on one consent; `name` null: the record is not on this phone. */
export type PhotosOfForm = { activity: ActivityId; name: string | null; photos: PhotoView[] };

/** The photos of records on this phone. */
export interface Photos {
	/** Those of a unit that stand on the consent with this number, record by record. */
	ofForm(unit: UnitId, form: string): Promise<PhotosOfForm[]>;
	/** Those of a record, oldest first. */
	of(activity: ActivityId, unit: UnitId): Promise<PhotoView[]>;
	/** Keeps a photo; durable before it resolves. */
	add(activity: ActivityId, unit: UnitId, photo: ShrunkPhoto): Promise<Result<PhotoId, AddFault>>;
	/** Says whether children can be recognised in it; from then on it may be sent. */
	answer(id: PhotoId, children: Children): Promise<Result<null, WriteFault>>;
	/** Puts the blurred photo in the place of what was chosen, which is nowhere any more; answers the question with it. */
	blurred(id: PhotoId, photo: ShrunkPhoto): Promise<Result<null, WriteFault>>;
	/** Takes a photo away, everywhere. */
	remove(
		id: PhotoId,
		unit: UnitId,
		why: NonNullable<Photo['gone']>['why']
	): Promise<Result<null, WriteFault>>;
	/** Keeps a photo of the server's on this phone, to be looked at without a network; `photo`: it, with a small one. */
	keep(id: PhotoId, unit: UnitId, photo: ShrunkPhoto): Promise<Result<null, AddFault>>;
	/** Takes off this phone what the server has. */
	release(id: PhotoId): Promise<void>;
	/** The whole photo: this phone's, or asked of the server. */
	look(id: PhotoId, unit: UnitId): Promise<Result<Blob, LookFault>>;
	/** Writes what is said of the photos of a draft that became a record. */
	settle(activity: ActivityId): Promise<void>;
	/** Takes along the photos of a draft that goes on under another id. */
	moveDraft(from: ActivityId, to: ActivityId, unit: UnitId): Promise<void>;
	/** What this phone has of all records' photos: how many may go, how many wait for an answer, how many are on the server. */
	count(): Promise<PhotoCount>;
	/** Takes off this phone what the server has; it can be looked at again with a network. */
	tidy(): Promise<void>;
	/** Sends what may be sent now; `asked`: by the person, over whatever network there is. */
	send(asked?: boolean): Promise<SendEnd>;
	network(): Promise<PhotoNetwork>;
	setNetwork(network: PhotoNetwork): Promise<void>;
}
