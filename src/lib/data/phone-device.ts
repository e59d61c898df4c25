import type { MergePlan } from '../domain/activity/merge.ts';
import type { ActivityId, PersonId, UnitId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import type { Database } from '../domain/database.ts';
import { unitDatabase } from '../domain/database.ts';
import type {
	Device,
	Draft,
	RecordDetail,
	RecordQuery,
	Session,
	SyncStatus,
	WriteFault
} from './device.ts';
import { LazyHandover } from './handover/lazy-handover.ts';
import { LazyLock } from './lock/lazy-lock.ts';
import type { Parts } from './parts.ts';
import { whileWriting } from './parts.ts';
import { activityOfId } from './records/activity-of-id.ts';
import { Catalogue } from './records/catalogue.ts';
import type { Feed } from './records/feed.ts';
import { isNotified } from './records/is-notified.ts';
import { isReminded } from './records/is-reminded.ts';
import { privateTotals, publishedTotals, publishedUnder } from './records/published-totals.ts';
import { LazyPhotos } from './photos/lazy-photos.ts';
import type { SyncBoard } from './sync/board.ts';
import { unlessTakenOver } from './sync/trouble.ts';
import { Drafts } from './writes/drafts.ts';
import { isInUse } from './writes/in-use.ts';
import type { submitDraft as SubmitDraft } from './writes/submit.ts';

/** What a device is made of, and how its session and sync are kept; see `open-device.ts`. */
export type DeviceMakings = {
	parts: Parts;
	board: SyncBoard;
	feed: Feed;
	syncNow: () => Promise<void>;
	signOut: Device['signOut'];
	close: () => Promise<void>;
};

/** A list that lags behind the own writing is told of the rest a moment later. */
const LONGEST_LAG_MS = 500;

type Listener = Parameters<Device['subscribe']>[0];

const MEMBERS_OF_UNIT = (unit: UnitId) => IDBKeyRange.bound([unit], [unit, []]);

/**
 * The door between the pages and this phone's data. Lists, drafts and roster need no more than the phone's own store;
 * what needs PouchDB (writing, a record's detail, the unit's board) loads it when first called.
 */
export class PhoneDevice implements Device {
	readonly #makings: DeviceMakings;
	readonly #parts: Parts;
	readonly #feed: Feed;
	readonly #drafts: Drafts;
	readonly #catalogue: Catalogue;
	/** Kept once loaded: even a module that is there is given by `import` only after the next frame. */
	#submitDraft: typeof SubmitDraft | null = null;
	#catchingUp: Promise<void> = Promise.resolve();
	readonly #photos: LazyPhotos;
	readonly #handover: LazyHandover;
	readonly lock: LazyLock;

	constructor(makings: DeviceMakings) {
		this.#makings = makings;
		this.#parts = makings.parts;
		this.#feed = makings.feed;
		this.#drafts = new Drafts(this.#parts);
		this.#photos = new LazyPhotos(this.#parts);
		this.#handover = new LazyHandover(this.#parts);
		this.lock = new LazyLock(this.#parts, this.#feed);
		this.#catalogue = new Catalogue(this.#parts);
		this.#parts.news.subscribe((news) => this.#catalogue.hear(news));
	}

	get session(): Session {
		return this.#parts.session();
	}

	async queryRecords(query: RecordQuery) {
		await this.#readable();
		return this.#catalogue.query(query);
	}

	async recordDetail(id: ActivityId): Promise<RecordDetail | null> {
		const { readDetail } = await import('./records/detail.ts');
		await this.#catalogue.reloadRails();
		return readDetail(this.#parts, id, this.#catalogue.rails.of(id));
	}

	async unitRecords(unit: UnitId) {
		return (await import('./records/detail.ts')).readUnit(this.#parts, unit);
	}

	async people(unit: UnitId) {
		await this.#readable();
		return (await this.#parts.store.db).getAll('people', MEMBERS_OF_UNIT(unit));
	}

	async headcounts(unit: UnitId) {
		await this.#readable();
		return (await this.#parts.store.db).getAll('headcounts', MEMBERS_OF_UNIT(unit));
	}

	async headcountsApart(unit: UnitId) {
		await this.#readable();
		return (await import('./records/apart.ts')).headcountsApart(this.#parts.store, unit);
	}

	async units() {
		return (await this.#parts.store.db).getAll('units');
	}

	async unitLife() {
		return (await import('./records/unit-life.ts')).unitLife(this.#parts.store);
	}

	totals(id: string): Promise<unknown> {
		return publishedTotals(this.#parts, id);
	}

	totalsUnder(prefix: string): Promise<unknown[]> {
		return publishedUnder(this.#parts, prefix);
	}

	privateTotals(id: string): Promise<unknown> {
		return privateTotals(this.#parts, id);
	}

	async jointEvent(code: string) {
		return (await import('./records/joint-event.ts')).readJointEvent(this.#parts, code);
	}

	drafts(): Promise<Draft[]> {
		return this.#drafts.all();
	}

	draft(id: ActivityId): Promise<Draft | null> {
		return this.#drafts.get(id);
	}

	newDraft(unit: UnitId, author: PersonId): Promise<Draft> {
		return this.#drafts.create(unit, author);
	}

	async editDraft(id: ActivityId, fields: Record<string, unknown>): Promise<Draft> {
		const known = await this.#drafts.get(id);
		if (known !== null) return known;
		const { editBase } = await import('./writes/edit-base.ts');
		return this.#drafts.edit(await editBase(this.#parts, id), fields);
	}

	saveDraftField(id: ActivityId, field: string, value: unknown) {
		return this.#drafts.saveField(id, field, value);
	}

	async discardDraft(id: ActivityId, unless?: 'inUse'): Promise<void> {
		if (unless === 'inUse' && (await isInUse(this.#parts, this.#photos, id))) return;
		await this.#drafts.discard(id);
		await this.#photos.forget(id);
	}

	async readyToSubmit(unit: UnitId): Promise<void> {
		const [databases, submitting] = await Promise.all([
			this.#parts.databases(),
			import('./writes/submit.ts'),
			import('./records/feed-batch.ts')
		]);
		this.#submitDraft = submitting.submitDraft;
		databases.get(unitDatabase(unit));
	}

	async submitDraft(id: ActivityId, content: unknown): Promise<Result<ActivityId, WriteFault>> {
		const submitDraft = this.#submitDraft ?? (await import('./writes/submit.ts')).submitDraft;
		const done = await this.#takingIn(() => submitDraft(this.#parts, id, content));
		this.#parts.news.announce({ what: 'drafts' });
		if (done.ok) this.#photos.settle(id).catch(unlessTakenOver);
		return done;
	}

	async withdraw(id: ActivityId): Promise<Result<null, WriteFault>> {
		const { withdraw } = await import('./writes/withdraw.ts');
		return this.#write(() => withdraw(this.#parts, id));
	}

	async mergePlan(id: ActivityId): Promise<MergePlan | null> {
		const { planOf } = await import('./writes/merge-versions.ts');
		return (await planOf(this.#parts, id))?.plan ?? null;
	}

	async mergeVersions(...[id, seen, choices]: Parameters<Device['mergeVersions']>) {
		const { mergeVersions } = await import('./writes/merge-versions.ts');
		return this.#write(() => mergeVersions(this.#parts, id, seen, choices));
	}

	async move(id: ActivityId, rev: string, unit: UnitId): Promise<Result<ActivityId, WriteFault>> {
		const { move } = await import('./writes/move.ts');
		const moved = await this.#write(() => move(this.#parts, id, rev, unit));
		if (moved.ok) await this.#photos.moveAlong(id, moved.value, unit).catch(unlessTakenOver);
		return moved;
	}

	async resendDenied(id: string): Promise<void> {
		const { resendDenied } = await import('./writes/denied.ts');
		await this.#write(() => resendDenied(this.#parts, id));
		await this.#refresh(id);
	}

	async discardDenied(id: string): Promise<void> {
		const { giveUpDenied } = await import('./writes/denied.ts');
		await this.#write(() => giveUpDenied(this.#parts, id));
		await this.#refresh(id);
	}

	async deniedOthers() {
		return (await import('./writes/denied.ts')).deniedOthers(this.#parts);
	}

	async decide(id: ActivityId, rev: string, verdict: Parameters<Device['decide']>[2]) {
		const { decide } = await import('./writes/decide.ts');
		return this.#write(() => decide(this.#parts, id, rev, verdict));
	}

	async decideMany(...asked: Parameters<Device['decideMany']>) {
		const { decideHeld } = await import('./writes/held-decisions.ts');
		await this.#readable();
		return this.#showing(decideHeld(this.#parts, this.#feed, ...asked));
	}

	async undoDecisions(ids: readonly ActivityId[]): Promise<ActivityId[]> {
		const { undoHeld } = await import('./writes/held-decisions.ts');
		return this.#showing(undoHeld(this.#parts, this.#feed, ids));
	}

	async savePerson(person: Parameters<Device['savePerson']>[0]) {
		const { saveRosterDocument } = await import('./writes/roster.ts');
		return this.#write(() => saveRosterDocument(this.#parts, person));
	}

	async saveHeadcount(headcount: Parameters<Device['saveHeadcount']>[0]) {
		const { saveRosterDocument } = await import('./writes/roster.ts');
		return this.#write(() => saveRosterDocument(this.#parts, headcount));
	}

	async periods() {
		const { PhonePeriods } = await import('./writes/periods.ts');
		return new PhonePeriods(this.#parts, (work) => this.#write(work));
	}

	async transfers() {
		return new (await import('./writes/transfers.ts')).PhoneTransfers(this.#parts.store);
	}

	async reminders() {
		const { PhoneReminders } = await import('./writes/reminders.ts');
		return new PhoneReminders(this.#parts, (work) => this.#write(work));
	}

	async notices() {
		const { PhoneNotices } = await import('./writes/notices.ts');
		return new PhoneNotices(this.#parts, (work) => this.#write(work));
	}

	async checkIns() {
		const { PhoneCheckIns } = await import('./writes/check-ins.ts');
		return new PhoneCheckIns(this.#parts, (work) => this.#write(work));
	}

	work(unit?: UnitId) {
		return this.#log(unit ? { kind: 'unitPrivate', unit } : { kind: 'committee' });
	}

	readonly workIn = (kind: 'committee' | 'inspection' | 'programme') => this.#log({ kind });

	async #log(database: Database) {
		const { PhoneWork } = await import('./writes/work.ts');
		return new PhoneWork(this.#parts, (work) => this.#write(work), database);
	}

	readonly photos = () => this.#photos.get();
	readonly handover = () => this.#handover.get();

	readonly isReminded = () => isReminded(this.#parts);
	readonly isNotified = () => isNotified(this.#parts);

	syncStatus(): SyncStatus {
		return this.#makings.board.status;
	}

	readonly syncNow = () => this.#makings.syncNow();

	async exportUnsent() {
		return (await import('./writes/export-unsent.ts')).exportUnsent(this.#parts);
	}

	async pinnedUnits(): Promise<UnitId[]> {
		return (await import('./sync/kept-databases.ts')).pinnedUnits(this.#parts.store);
	}

	async pinUnit(unit: UnitId, keep: boolean): Promise<void> {
		const { pin } = await import('./sync/removed-databases.ts');
		await pin(this.#parts, this.#feed, unit, keep);
		if (keep) await this.syncNow();
	}

	async abandonLost(): Promise<void> {
		const { abandonLost } = await import('./sync/removed-databases.ts');
		await abandonLost(this.#parts, this.#feed);
		await this.#makings.board.say({ trouble: null });
	}

	subscribe(listener: Listener): () => void {
		return this.#parts.news.subscribe((news) => {
			if (news.what !== 'written' && news.what !== 'held') listener(news.what);
		});
	}

	signOut(choice: 'ifAllSent' | 'discardUnsent') {
		return this.#makings.signOut(choice);
	}

	async close(): Promise<void> {
		await this.#catchingUp;
		await Promise.all([this.#photos.close(), this.#handover.close()]);
		this.#feed.stop();
		await this.#feed.settled();
		await this.#makings.close();
	}

	/** Writes alone on this phone. */
	#write<T>(work: () => Promise<T>): Promise<T> {
		return this.#takingIn(() => whileWriting(this.session.person, work));
	}

	/** The same for what only the outbox has: whoever wrote it says when the read model has it. */
	async #showing<T>(work: Promise<{ done: T; shown: Promise<void> }>): Promise<T> {
		const { done, shown } = await work;
		await this.#makings.board.recounted().catch(unlessTakenOver);
		this.#catchingUp = shown.catch(unlessTakenOver);
		return done;
	}

	/** Lets the read model take in what was written; the caller does not wait for that. */
	async #takingIn<T>(work: () => Promise<T>): Promise<T> {
		const done = await work();
		await this.#makings.board.recounted().catch(unlessTakenOver);
		this.#catchingUp = this.#catchUpAll().catch(unlessTakenOver);
		return done;
	}

	/** Resolves when what this tab wrote can be found in lists; a long catching-up is not waited for to its end. */
	async #readable(): Promise<void> {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const enough = new Promise<void>((resolve) => {
			timer = setTimeout(resolve, LONGEST_LAG_MS);
		});
		await Promise.race([this.#catchingUp, enough]);
		clearTimeout(timer);
	}

	/** What the server refused is no change of PouchDB's: the record's entry is made anew. */
	async #refresh(id: string): Promise<void> {
		const activity = activityOfId(id);
		const entry = activity && (await (await this.#parts.store.db).get('records', activity));
		if (activity && entry) await this.#feed.refresh(entry.database, [activity]);
	}

	async #catchUpAll(): Promise<void> {
		const outbox = await (await this.#parts.store.db).getAll('outbox');
		const denials = await (await this.#parts.store.db).getAll('denials');
		const names = new Set([...outbox, ...denials].map((row) => row.database));
		// A read model that lags for want of room is caught up at the next start; the record itself is safe.
		await Promise.allSettled([...names].map((name) => this.#feed.catchUp(name)));
	}
}
