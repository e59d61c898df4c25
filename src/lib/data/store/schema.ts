import type { DBSchema } from 'idb';
import type { RecordRow, DeniedWrite, Displaced, SyncStatus } from '../device.ts';
import type { ActivityId, PersonId, UnitId } from '../../domain/ids.ts';
import type { Headcount } from '../../domain/unit/headcount.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { Unit } from '../../domain/unit/unit.ts';

/** A document as PouchDB and the wire carry it: any fields, with CouchDB's underscored ones. */
export type RawDocument = {
	_id: string;
	_rev: string;
	_deleted?: boolean;
	_conflicts?: string[];
	_revisions?: { start: number; ids: string[] };
	[field: string]: unknown;
};

/** A draft as stored. `n` of a field counts its writes, so that a tab can tell whether another wrote meanwhile. */
export type StoredDraft = {
	id: ActivityId;
	unit: UnitId;
	author: PersonId;
	base: { rev: string } | null;
	fields: Record<string, { value: unknown; n: number }>;
	displaced: Displaced[];
	createdAt: string;
	updatedAt: string;
};

/**
 * A document that the server has not confirmed, whole: the outbox alone can send it or hand it over, whatever becomes
 * of PouchDB's copy. `intent`: written here first, PouchDB may not have it yet; `pending`: PouchDB has it.
 */
export type OutboxRow = {
	database: string;
	id: string;
	rev: string;
	state: 'intent' | 'pending';
	doc: RawDocument;
	/** Versions of this document that wait too and that `doc` does not follow: they branched off without signal. */
	beside?: RawDocument[];
	/** The record it belongs to (its own, or the one a decision is about); null for roster and headcounts. */
	activity: ActivityId | null;
	/** The newest revision of this document that the server is known to have. */
	confirmed: string | null;
	/** The draft it was made from, to be dropped once PouchDB has the record, unless it was typed in since. */
	draft: { id: ActivityId; updatedAt: string } | null;
	at: string;
	/** Set while its maker can take it back: an intent that nothing finishes or sends before the time is over. */
	held?: Held;
};

/** From when until when something is held back, by the device's clock: a clock set outside ends it, never prolongs it. */
export type Held = { fromMs: number; untilMs: number };

/**
 * A document the server refused, kept with the reason until the person mends it, sends it again, or gives it up.
 * `abandoned`: given up while the server holds an older version; the row still tells which leaf not to show.
 */
export type DenialRow = Omit<OutboxRow, 'state' | 'draft' | 'held'> & {
	denial: DeniedWrite;
	abandoned: boolean;
};

/** What the read model keeps of a record; rail, denial and names are joined when it is read. `row` null: only decisions are here. */
export type RecordEntry = {
	id: ActivityId;
	unit: UnitId;
	database: string;
	row: Omit<RecordRow, 'rail' | 'denial' | 'authorName' | 'recorderName'> | null;
	/** Everybody who wrote it or took part, each once. */
	persons: PersonId[];
	/** Folded name, places and campaigns, for search. */
	folded: string;
	decisions: string[];
};

/** What the server wrote, notices, and of roster and headcounts the versions that lie apart from the shown one. */
export type PublishedRow = {
	database: string;
	id: string;
	doc: RawDocument;
	apart?: readonly RawDocument[];
};

/** How far the read model has read a local database, and by which version of its rules. */
export type FeedRow = { database: string; seq: number; rules: number };

/** A revision that the server had. */
export type Witness = { id: string; rev: string };

/** What is known of a server database. */
export type DatabaseRow = {
	database: string;
	/** The uuid of the server it was last pulled from, and the sequence reached there. */
	uuid: string | null;
	since: string | number | null;
	/** The sequence the server announced before the last complete pull; an equal announcement means nothing new. */
	announced: string | null;
	/** First sync complete. */
	complete: boolean;
	verifiedAt: string | null;
	/** A restored server was noticed: send everything it lacks, from zero, before going on. */
	compare: boolean;
	/** Since when the server refuses to show it, confirmed by fresh rights. */
	lostAt: string | null;
	/** Kept because the person opened or pinned it. */
	pinned: boolean;
	/** How often the server said that it has noted where this phone's pulls got to. If it knows of fewer, it went back. */
	noted: number;
	/** What the server was last seen to have, of a page and of what was sent, where no pull has been noted since. If it lacks it, it went back. */
	witness: Witness | null;
	sent: Witness | null;
	/** Names the copy on this phone; null once it is being removed. Empty: begun by an older version of the app. */
	copy: string | null;
};

/** The cost of one guess: memory in KiB, and how often it is gone through. */
export type GuessCost = { memoryKiB: number; passes: number };

/**
 * The lock of what is private: its key, wrapped by what is derived from the code. Without the code it is worth nothing,
 * and once it is gone nobody opens what was sealed.
 */
export type LockRow = {
	name: 'lock';
	salt: Uint8Array<ArrayBuffer>;
	cost: GuessCost;
	iv: Uint8Array<ArrayBuffer>;
	wrapped: Uint8Array<ArrayBuffer>;
	/** Tries left, noted before each. */
	left: number;
	/** Whether what was on the phone in the clear before there was a lock is sealed or gone. */
	swept: boolean;
};

/** From phone to phone: when and of which server its word on this phone's key was asked for, and whether bundles of others lie here. */
export type HandoverSetting = {
	name: 'handover';
	askedAtMs: number | null;
	uuid: string | null;
	carries: boolean;
};

/** By which this phone makes the codes of a record that members check in by; `taken`: who of them was on its list. */
export type CodeKey = { activity: ActivityId; key: string; at: string; taken: PersonId[] };

/** Single values, by name. */
export type Setting =
	| { name: 'serverUuid'; uuid: string }
	/** Reminders that this person put away on this phone. */
	| { name: 'dismissed'; ids: string[] }
	/** Long texts that this person is writing and has not saved for others, by what they are of. */
	| { name: 'texts'; texts: Record<string, { text: string; since: string }> }
	/** Photos were chosen on this phone, and over which network they go. */
	| { name: 'photos'; network: 'any' | 'wifi' }
	/** The app was opened from this phone's home screen. */
	| { name: 'homeScreen' }
	| { name: 'codeKeys'; keys: CodeKey[] }
	| HandoverSetting
	| LockRow
	| { name: 'sync'; sync: Pick<SyncStatus, 'lastSuccessAt' | 'trouble' | 'request' | 'sent'> };

/** Everything of one person on this phone, apart from PouchDB's databases. */
export interface PersonSchema extends DBSchema {
	drafts: { key: ActivityId; value: StoredDraft };
	outbox: { key: [string, string]; value: OutboxRow };
	denials: { key: [string, string]; value: DenialRow };
	records: {
		key: ActivityId;
		value: RecordEntry;
		indexes: { database: string; persons: PersonId; seal: RecordRow['seal'] };
	};
	people: { key: [UnitId, string]; value: Person };
	headcounts: { key: [UnitId, string]; value: Headcount };
	units: { key: UnitId; value: Unit };
	published: { key: [string, string]; value: PublishedRow };
	feeds: { key: string; value: FeedRow };
	databases: { key: string; value: DatabaseRow };
	settings: { key: Setting['name']; value: Setting };
}
