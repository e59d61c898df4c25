import type { Actor } from '../../domain/access.ts';
import type { Decision } from '../../domain/activity/decision.ts';
import type { Database } from '../../domain/database.ts';
import { databaseName } from '../../domain/database.ts';
import type { ActivityId, PersonId, UnitId } from '../../domain/ids.ts';
import type { Audit } from '../audit/audit.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import type { Meter } from '../metrics/metrics.ts';
import type { MovedRecord } from '../photos/moved-photos.ts';
import type { Receipts } from '../receipts/receipts.ts';
import type { Traffic } from '../traffic.ts';
import type { Turns } from '../turns.ts';
import { documentDigest } from '../receipts/receipts.ts';
import type { ClosingBook } from './closing-book.ts';
import { storedDecisions, storedHeadcountDates } from './closing-book.ts';
import type { Scene } from './judge.ts';
import { bodyKey, judge } from './judge.ts';
import type { JustStored } from './just-stored.ts';
import { KeyLock } from './key-lock.ts';
import type { Held } from './leaves.ts';
import { bodiesOf, heldOf } from './leaves.ts';
import type { Case, Outcome } from './outcome.ts';
import { eventsOf, namesOf, outcomeOf, writtenCases } from './outcome.ts';
import { gonePhotos, movedRecords } from './photo-outcomes.ts';
import type { Screened } from './screen.ts';
import { screen } from './screen.ts';
import { storeDocuments } from './store-documents.ts';

export type WriterSettings = {
	couch: Couch;
	receipts: Receipts;
	audit: Audit;
	/** Whether the unit has this person as its only secretary. */
	soleSecretary: (unit: UnitId, person: PersonId) => Promise<boolean>;
	/** The targets and figures of the term of which members may be reminded. */
	remindable: ReadonlySet<string>;
	closings: ClosingBook;
	clock: () => number;
	/** The longest canonical JSON of one document. */
	documentChars: number;
	turns: Turns;
	traffic: Traffic;
	justStored: JustStored;
	/** Counts what is taken and what is not. */
	meter?: Meter;
	/** Told of photos that are gone from now on, before their client hears of it. */
	onGonePhotos: (unit: UnitId, ids: readonly string[]) => Promise<void>;
	/** Told of records whose photos may have to be brought along to another unit. */
	onMovedRecord: (moved: MovedRecord) => void;
};

/** Documents screened in one go: a few milliseconds. */
const SCREENED_AT_ONCE = 20;

export type Batch = {
	actor: Actor;
	session: string;
	database: Database;
	newEdits: boolean;
	documents: readonly unknown[];
	/** Who brought them for the actor (`server/handover`). */
	carriedBy?: PersonId;
};

/** Writes batches of clients: each document judged alone, the good ones stored, receipted and audited. */
export class BatchWriter {
	readonly #settings: WriterSettings;
	readonly #lock = new KeyLock();

	constructor(settings: WriterSettings) {
		this.#settings = settings;
	}

	/**
	 * Writes what may be written of a batch; resolves when it is durable, with receipts and audit. Outcomes are in the
	 * order of the batch.
	 * @throws CouchError 404 without the database; CouchUnavailable: all, part or nothing was stored, and sending again is safe
	 */
	write(batch: Batch): Promise<Outcome[]> {
		return this.#settings.traffic.pass(() => this.#write(batch));
	}

	async #write(batch: Batch): Promise<Outcome[]> {
		const nowMs = this.#settings.clock();
		const { outcomes, cases } = await this.#screenAll(batch, nowMs);
		const db = databaseName(batch.database);
		const keys = cases.map(({ incoming }) => `${db}/${incoming.id}`);
		await this.#lock.hold(keys, async () => {
			await this.#judgeAll(batch, db, nowMs, cases);
			await this.#store(batch, db, cases, outcomes);
		});
		await this.#remember(batch, db, nowMs, cases, outcomes);
		this.#count(outcomes);
		const gone = gonePhotos(cases, outcomes);
		if (gone.length > 0 && batch.database.kind === 'unit')
			await this.#settings.onGonePhotos(batch.database.unit, gone);
		for (const moved of movedRecords(cases, outcomes)) this.#settings.onMovedRecord(moved);
		if (!batch.newEdits) {
			const written = outcomes.flatMap((one) => (one.kind === 'written' ? [one] : []));
			this.#settings.justStored.note(batch.session, db, written);
		}
		return outcomes;
	}

	#count(outcomes: readonly Outcome[]): void {
		const { meter } = this.#settings;
		meter?.documents('in', outcomes.filter(({ kind }) => kind === 'written').length);
		for (const outcome of outcomes)
			if (outcome.kind === 'refused') meter?.denied('document', outcome.refusal.code);
	}

	async #screenAll({ documents, newEdits }: Batch, nowMs: number) {
		const { documentChars, turns } = this.#settings;
		const outcomes: Outcome[] = [];
		const cases: Case[] = [];
		const screenOne = (input: unknown, at: number) => {
			const screened = screen(input, { newEdits, documentChars, nowMs });
			if (screened.ok) cases.push({ at, incoming: screened.value, judgement: null, replay: false });
			else outcomes[at] = { kind: 'refused', ...namesOf(input), refusal: screened.error };
		};
		for (let from = 0; from < documents.length; from += SCREENED_AT_ONCE) {
			const some = documents.slice(from, from + SCREENED_AT_ONCE);
			await turns.run(() => some.forEach((input, i) => screenOne(input, from + i)));
		}
		return { outcomes, cases };
	}

	async #judgeAll(batch: Batch, db: string, nowMs: number, cases: Case[]): Promise<void> {
		if (cases.length === 0) return;
		const { soleSecretary, remindable, closings, couch } = this.#settings;
		const { held, bodies } = await this.#read(db, cases);
		const scene: Scene = {
			...batch,
			soleSecretary,
			remindable,
			closings: () => closings.all(),
			decisionsOn: (activity) => storedDecisions(couch, db, activity, nowMs),
			headcountDates: () => storedHeadcountDates(couch, db),
			nowMs,
			held,
			bodies,
			added: new Map()
		};
		// Activities first: a decision or a photo may be of one that comes with it.
		const isAbout = ({ incoming }: Case) => activityBehind(incoming) !== null;
		await this.#judgeSome(
			scene,
			db,
			cases.filter((one) => !isAbout(one))
		);
		await this.#judgeSome(scene, db, cases.filter(isAbout));
	}

	async #judgeSome(scene: Scene, db: string, cases: Case[]): Promise<void> {
		const denied: Case[] = [];
		for (const one of cases) {
			one.judgement = await judge(scene, one.incoming);
			if (one.judgement.kind === 'deny' && !one.judgement.final) denied.push(one);
		}
		// An edit makes a new revision, so it never is one that was accepted before.
		if (scene.newEdits) return;
		const asked = denied.map((one) => ({ one, ...revisionOf(one.incoming) }));
		for (const { one } of await this.#settings.receipts.acceptedBefore(db, asked)) {
			one.judgement = { kind: 'accept', unverified: false };
			one.replay = true;
			const { document, id } = one.incoming;
			if (document.ok) scene.added.set(id, [...(scene.added.get(id) ?? []), document.value]);
		}
	}

	async #read(db: string, cases: Case[]) {
		const { couch } = this.#settings;
		const decisions = cases.flatMap(({ incoming }) => decisionOf(incoming) ?? []);
		const wanted = new Map<string, string[]>();
		const want = (id: string, rev: string | null) => {
			const revs = wanted.get(id) ?? [];
			wanted.set(id, rev === null ? revs : [...revs, rev]);
		};
		for (const { incoming } of cases) {
			want(incoming.id, incoming.rev);
			const about = activityBehind(incoming);
			if (about !== null) want(about, null);
		}
		for (const { activity, activityRev } of decisions) want(activity, activityRev);
		const held = await heldOf(couch, db, wanted);
		const found = await bodiesOf(couch, db, olderRevisions(decisions, held), 'may');
		const bodies = new Map(found.map((body) => [bodyKey(body._id, body._rev ?? ''), body]));
		return { held, bodies };
	}

	async #store(batch: Batch, db: string, cases: Case[], outcomes: Outcome[]): Promise<void> {
		const accepted: Case[] = [];
		for (const one of cases) {
			const { at, incoming, judgement } = one;
			const { id, rev } = incoming;
			if (judgement?.kind === 'accept') accepted.push(one);
			else if (judgement?.kind === 'known') outcomes[at] = { kind: 'written', id, rev: rev ?? '' };
			else if (judgement?.kind === 'deny')
				outcomes[at] = { kind: 'refused', id, rev: rev ?? undefined, refusal: judgement.refusal };
		}
		const documents = accepted.map(({ incoming }) => asStored(incoming));
		const results = await storeDocuments(this.#settings.couch, db, documents, batch.newEdits);
		if (batch.database.kind === 'programme') this.#settings.closings.forget();
		for (const [i, { at, incoming }] of accepted.entries())
			outcomes[at] = outcomeOf(incoming, results[i]);
	}

	/** Receipts and audit: after the documents, of which they speak, and before the client hears of it. */
	async #remember(
		{ actor: { person }, session, carriedBy }: Batch,
		db: string,
		nowMs: number,
		cases: Case[],
		outcomes: Outcome[]
	): Promise<void> {
		const { receipts, audit } = this.#settings;
		const written = writtenCases(cases, outcomes);
		const noted = written
			.filter((one) => !one.case.replay)
			.map((one) => ({
				id: one.id,
				rev: one.rev,
				sha256: documentDigest(one.case.incoming.canonical)
			}));
		await Promise.all([
			receipts.note(db, person, nowMs, noted, carriedBy),
			audit.record({ person, session }, eventsOf(db, person, written, outcomes))
		]);
	}
}

function decisionOf({ document }: Screened): Decision | null {
	return document.ok && document.value.type === 'decision' ? document.value : null;
}

/** The activity that a document is about; null for one that stands for itself. */
function activityBehind({ document }: Screened): ActivityId | null {
	if (!document.ok) return null;
	const { type } = document.value;
	return type === 'decision' || type === 'photo' ? document.value.activity : null;
}

function revisionOf({ id, rev, canonical }: Screened) {
	return { id, rev: rev ?? '', sha256: documentDigest(canonical) };
}

/** Decided revisions that the store knows and that are no leaves: their bodies may still be there. */
function olderRevisions(decisions: readonly Decision[], held: ReadonlyMap<string, Held>) {
	return decisions.flatMap(({ activity, activityRev }) => {
		const of = held.get(activity);
		const older =
			of !== undefined &&
			!of.missing.has(activityRev) &&
			!of.leaves.some((leaf) => leaf._rev === activityRev);
		return older ? [{ id: activity, rev: activityRev }] : [];
	});
}

function asStored({ body, rev, ancestry }: Screened): StoredDocument {
	return {
		...body,
		...(rev === null ? {} : { _rev: rev }),
		...(ancestry === null ? {} : { _revisions: ancestry })
	};
}
