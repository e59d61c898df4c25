import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { Instant } from '../../domain/date.ts';
import { PersonId } from '../../domain/ids.ts';
import { usualRetention } from '../../domain/retention/retention.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { GroupRead } from '../couch/group-read.ts';
import { ACCOUNTS, Login, type Account } from './account.ts';
import { isMissing } from './account-store.ts';
import { TimedCache } from './timed-cache.ts';

const DAY_MS = 86_400_000;
/** Phones are for days without signal and members for weeks without a record: a session that is not used outlives both. */
export const SESSION_MS = 180 * DAY_MS;
/** How long what the office set is remembered: each request asks. */
const SETTING_MS = 60_000;
/** A session in use is prolonged at most once a day: each prolongation is a write. */
const RENEW_AFTER_MS = DAY_MS;
/** A page and its worker can be of two builds for a while: that must not be a write a request. */
const BUILD_AFTER_MS = 3_600_000;
const REMEMBERED_MS = 5_000;
const MOST_REMEMBERED = 5_000;
const PAGE = 500;
/** 43 characters of base64url: 32 random bytes. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export const Session = v.looseObject({
	_id: v.pipe(v.string(), v.regex(/^session:[0-9a-f]{64}$/)),
	_rev: v.optional(v.string()),
	type: v.literal('session'),
	v: v.literal(1),
	login: Login,
	person: PersonId,
	createdAt: Instant,
	renewedAt: Instant,
	expiresAt: Instant,
	/** What the browser called itself: a person recognises own phones by it. */
	device: v.string(),
	/** Which build of the app it last came with; not said by CouchDB's own clients. */
	build: v.optional(v.string()),
	/** Set when the office was told that the phone is lost: it is kept so that the phone learns of it at its next contact. */
	lost: v.optional(Instant)
});
/** A session. The store keeps a SHA-256 of its token, so that who reads the database cannot sign in. */
export type Session = v.InferOutput<typeof Session>;

function parseSession(document: StoredDocument): Session | null {
	const parsed = v.safeParse(Session, document);
	return parsed.success ? parsed.output : null;
}

function sessionId(token: string): string {
	return `session:${createHash('sha256').update(token).digest('hex')}`;
}

const instant = (timeMs: number) => new Date(timeMs).toISOString();

/** The sessions, in the same database as the accounts, so that every process knows them and they outlive a restart. */
export class SessionStore {
	readonly #couch: Couch;
	readonly #documents: GroupRead;
	readonly #clock: () => number;
	readonly #remembered: TimedCache<Session>;
	readonly #askDays: () => Promise<number>;
	readonly #days: TimedCache<number>;

	/** @param mostDays how many days after signing in a session ends however much it is used */
	constructor(
		couch: Couch,
		clock: () => number,
		mostDays = () => Promise.resolve(usualRetention.sessionDays)
	) {
		this.#askDays = mostDays;
		this.#days = new TimedCache({ ttlMs: SETTING_MS, most: 1, clock });
		this.#couch = couch;
		this.#documents = new GroupRead(couch, ACCOUNTS);
		this.#clock = clock;
		this.#remembered = new TimedCache({ ttlMs: REMEMBERED_MS, most: MOST_REMEMBERED, clock });
	}

	/** Opens a session; the token is told once and never stored. */
	async open(account: Account, device: string): Promise<{ token: string; session: Session }> {
		const token = randomBytes(32).toString('base64url');
		const now = this.#clock();
		const session: Session = {
			_id: sessionId(token),
			type: 'session',
			v: 1,
			login: account.login,
			person: account.person,
			createdAt: instant(now),
			renewedAt: instant(now),
			expiresAt: await this.#endOf(now, now),
			device: device.slice(0, 200)
		};
		const [answer] = await this.#couch.bulkDocs(ACCOUNTS, [session]);
		if (answer === undefined || !('ok' in answer)) throw new Error('a session was not stored');
		return { token, session: { ...session, _rev: answer.rev } };
	}

	/** The session of a token, or null when there is none, or it has ended. */
	async find(token: string): Promise<Session | null> {
		return TOKEN.test(token) ? this.get(sessionId(token)) : null;
	}

	/** A session by its id, or null when there is none, or it has ended. */
	async get(id: string): Promise<Session | null> {
		const session = await this.#kept(id);
		const isOn = session !== null && session.lost === undefined;
		return isOn && (await this.#isOn(session)) ? session : null;
	}

	/** When a session ends that began and was last used then: the earlier of two ends. */
	async #endOf(begunMs: number, usedMs: number): Promise<string> {
		const days = (await this.#days.readThrough('', this.#askDays)) ?? usualRetention.sessionDays;
		return instant(Math.min(begunMs + days * DAY_MS, usedMs + SESSION_MS));
	}

	/** Whether a session has not ended: by its own words, and by what the office set since it began. */
	async #isOn({ expiresAt, createdAt }: Session): Promise<boolean> {
		const now = this.#clock();
		return (
			expiresAt > instant(now) && (await this.#endOf(Date.parse(createdAt), now)) > instant(now)
		);
	}

	/** Whether a token is of a phone that was called lost. */
	async isLost(token: string): Promise<boolean> {
		return TOKEN.test(token) && (await this.#kept(sessionId(token)))?.lost !== undefined;
	}

	/** Whether the phone of a session was called lost, as it is stored this moment. @throws CouchUnavailable */
	async isCalledLost(id: string): Promise<boolean> {
		return (await this.#read(id))?.lost !== undefined;
	}

	#kept(id: string): Promise<Session | null> {
		return this.#remembered.readThrough(id, () => this.#read(id));
	}

	/** Calls a phone lost; false where the session ended meanwhile. */
	async callLost(id: string): Promise<boolean> {
		const session = await this.#read(id);
		if (session === null || session.lost !== undefined) return false;
		const lost = { ...session, lost: instant(this.#clock()) };
		const [answer] = await this.#couch.bulkDocs(ACCOUNTS, [lost]);
		this.#remembered.delete(id);
		return answer !== undefined && 'ok' in answer;
	}

	async #read(id: string): Promise<Session | null> {
		try {
			const stored = await this.#documents.get(id);
			return stored === null ? null : parseSession(stored);
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}

	/**
	 * Prolongs a session in use, at most once a day, and notes with which build it comes. Another process doing the same
	 * at once is no fault.
	 */
	async renew(session: Session, build: string | null): Promise<Session> {
		const now = this.#clock();
		const agedMs = now - Date.parse(session.renewedAt);
		const isOtherBuild = build !== null && build !== session.build;
		const noteAfterMs = session.build === undefined ? 0 : BUILD_AFTER_MS;
		if (agedMs < RENEW_AFTER_MS && !(isOtherBuild && agedMs >= noteAfterMs)) return session;
		const expiresAt = await this.#endOf(Date.parse(session.createdAt), now);
		const renewed = {
			...session,
			renewedAt: instant(now),
			expiresAt,
			...(build === null ? {} : { build })
		};
		const [answer] = await this.#couch.bulkDocs(ACCOUNTS, [renewed]);
		if (answer === undefined || !('ok' in answer)) return session;
		const stored = { ...renewed, _rev: answer.rev };
		this.#remembered.delete(session._id);
		return stored;
	}

	/** Ends a session everywhere; answers whether it was there. */
	async end(id: string): Promise<boolean> {
		const session = await this.#read(id);
		if (session === null) return false;
		return this.#delete([session]);
	}

	async #delete(sessions: Session[]): Promise<boolean> {
		const stones = sessions.map(({ _id, _rev = '' }) => ({ _id, _rev, _deleted: true }));
		const answers = await this.#couch.bulkDocs(ACCOUNTS, stones);
		for (const { _id } of sessions) this.#remembered.delete(_id);
		return answers.every((answer) => 'ok' in answer);
	}

	/** Drops what is remembered of a session, because its document changed. */
	forget(id: string): void {
		this.#remembered.delete(id);
	}

	/** The sessions of a person that have not ended, newest first. */
	async listOf(person: PersonId): Promise<Session[]> {
		const own: Session[] = [];
		for await (const session of this.#all()) {
			const isOwn = session.person === person && session.lost === undefined;
			if (isOwn && (await this.#isOn(session))) own.push(session);
		}
		return own.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
	}

	/** How many sessions there are that have not ended. */
	async count(): Promise<number> {
		let count = 0;
		for await (const session of this.#all()) if (await this.#isOn(session)) count++;
		return count;
	}

	/** Removes the sessions that have ended; answers how many. A lost phone must learn of it: its mark stays until its own end. */
	async sweep(): Promise<number> {
		const now = instant(this.#clock());
		const ended: Session[] = [];
		for await (const session of this.#all()) {
			const isOn = session.lost === undefined ? await this.#isOn(session) : session.expiresAt > now;
			if (!isOn) ended.push(session);
		}
		for (let i = 0; i < ended.length; i += PAGE) await this.#delete(ended.slice(i, i + PAGE));
		return ended.length;
	}

	/** Every session that has not ended. @throws CouchUnavailable */
	async *openOnes(): AsyncGenerator<Session> {
		const now = instant(this.#clock());
		for await (const session of this.#all())
			if (session.lost === undefined && session.expiresAt > now) yield session;
	}

	async *#all(): AsyncGenerator<Session> {
		let startKey = 'session:';
		for (;;) {
			const { rows } = await this.#couch.allDocs(ACCOUNTS, {
				startKey,
				endKey: 'session;',
				inclusiveEnd: false,
				limit: PAGE,
				includeDocs: true
			});
			for (const row of rows) {
				const session = 'doc' in row && row.doc ? parseSession(row.doc) : null;
				if (session !== null) yield session;
			}
			const last = rows.at(-1);
			if (last === undefined || rows.length < PAGE) return;
			startKey = `${last.key}\u0000`;
		}
	}
}
