import type { HandoverAnswer, HandoverFault } from '../../domain/handover/answer.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { PhotoId } from '../../domain/photo/photo.ts';
import type { Result } from '../../domain/result.ts';

/** By which way a bundle goes: as a file, or by codes that one phone shows and the other reads. */
export type HandoverWay = 'file' | 'qr';

/**
 * Whether this phone can hand over and collect. `unsigned`: the server has not given its word on this phone's key yet,
 * for which it must be reached once; `unsupported`: this browser has none of the means (no HTTPS, or too old).
 */
export type HandoverReadiness = 'ready' | 'unsigned' | 'unsupported';

/** What stands on the outside of a bundle. */
export type BundleLabel = {
	documents: number;
	records: number;
	units: UnitId[];
	/** When it was made, by the clock of its author's phone. */
	madeAt: string;
	/** Both phones show it. */
	code: string;
};

/** A bundle that was made here and may now be handed over. */
export type MadeBundle = BundleLabel & {
	id: string;
	/** The name and text of its file. */
	name: string;
	text: string;
	/** What the codes carry; null where that would take too many. */
	packed: Uint8Array<ArrayBuffer> | null;
	/** Which documents it holds. */
	contents: { database: string; id: string }[];
	/** Photos that go along in its file, and in no code; see {@link Handover.pack}. */
	photos: { id: PhotoId; bytes: number }[];
	/** What stays on this phone: private entries, photos that may not go, and what a bundle has no room for. */
	left: { private: number; others: number; photos: number };
};

/** `nothing`: all is with the server, or refused by it; `notReady`: see {@link HandoverReadiness}. */
export type MakeFault = 'nothing' | 'notReady' | 'storageFull';

/** What this phone handed over: how much of it the server has by now. */
export type GivenView = {
	id: string;
	at: string;
	way: HandoverWay;
	/** To whom, as the person wrote it down; '' where they did not. */
	to: string;
	code: string;
	documents: number;
	records: number;
	/** Of its documents, how many this phone still holds for the server, and how many the server refused. */
	waiting: number;
	refused: number;
	/** Photos that went along, and those of them that the server has not got as far as this phone knows. */
	photos: number;
	photosWaiting: number;
};

/** Where a carried bundle is: on this phone alone, with the server whole, or not taken (or not all of it). */
export type CarriedState = 'waiting' | 'sent' | 'refused';

/** A bundle that this phone carries for its author. */
export type CarriedView = BundleLabel & {
	id: string;
	person: PersonId;
	/** As the server knew them when it gave its word on their phone. */
	name: string;
	way: HandoverWay;
	collectedAt: string;
	state: CarriedState;
	/** What the server said of its documents; null before, and where it took none for {@link fault}. */
	answer: HandoverAnswer | null;
	fault: HandoverFault | null;
	/** When it was last brought to the server. */
	triedAt: string | null;
	photos: CarriedPhotos;
};

/**
 * Photos of a carried bundle: of how many its author's phone tells, how many this phone took in, how many of these wait,
 * and how many the server did not take, by reason.
 */
export type CarriedPhotos = {
	of: number;
	here: number;
	waiting: number;
	refused: { code: string; count: number }[];
};

/** `own`: made by this person themselves. */
export type CollectFault = HandoverFault | 'own' | 'notReady' | 'storageFull' | 'unreadable';
/** Why not all photos of a file were taken in; what was is kept, and its author's phone has all of them. */
export type PhotosStop = 'cut' | 'altered' | 'newerVersion' | 'storageFull' | 'unreadable';
/** `again`: it is on this phone already, or was, and nothing new of it came. */
export type Collected = { bundle: CarriedView; again: boolean; stopped: PhotosStop | null };

/** How sending ended. `busy`: another tab is at it. */
export type CarryEnd = 'done' | 'trouble' | 'serverFull' | 'busy';

/** From phone to phone, where there is no signal. */
export interface Handover {
	/** @param reach asks the server, where its word is missing and there may be a network */
	readiness(reach?: boolean): Promise<HandoverReadiness>;
	/** Makes a bundle of what waits on this phone; nothing leaves it yet. */
	make(): Promise<Result<MadeBundle, MakeFault>>;
	/**
	 * Makes the file that holds its photos too, one after the other.
	 * @param onpacked told after each, how many are in it
	 */
	pack(made: MadeBundle, onpacked: (photos: number) => void): Promise<Blob>;
	/** Notes that a bundle went to somebody. What is in it goes on waiting here until the server has it. */
	noteGiven(made: MadeBundle, way: HandoverWay, to: string, withPhotos?: boolean): Promise<void>;
	/** Writes down to whom it went. */
	nameGiven(id: string, to: string): Promise<void>;
	given(): Promise<GivenView[]>;
	/** Takes a bundle in, as a file or as codes carried it, photo by photo; durable before it resolves. */
	collect(from: Blob | Uint8Array<ArrayBuffer>): Promise<Result<Collected, CollectFault>>;
	carried(): Promise<CarriedView[]>;
	/** The file of a bundle that is carried, to pass it on; null where the server has it. */
	fileOf(id: string): Promise<{ name: string; file: Blob } | null>;
	/** Brings to the server what waits; `all`: also what it did not take before. */
	send(all?: boolean): Promise<CarryEnd>;
	/** Lets a bundle go that the server did not take. */
	drop(id: string): Promise<void>;
}
