import { addBackgroundSync } from './background.ts';
import type { Parts } from '../parts.ts';
import { dueForHandover } from '../handover/due.ts';
import { hasPhotos } from '../photos/has-photos.ts';
import type { Feed } from '../records/feed.ts';
import { personPrefix } from '../store/person-store.ts';
import type { SyncBoard } from './board.ts';
import { catchUp } from './catch-up.ts';
import { backoffMs } from './backoff.ts';
import { Bell } from './bell.ts';
import { asOwner, syncLock } from './owner.ts';
import type { RoundEnd } from './run-round.ts';
import { runRound } from './run-round.ts';
import { isTakenOver, leavesSome, triesAgain, unlessTakenOver } from './trouble.ts';

/** Without news from the doorbell, a look now and then while the app is open. */
const LOOK_MS = 5 * 60_000;
/** After a photo or a bundle that did not get through, though the text did. */
const CUT_OFF_MS = 20_000;
/** Changes come in bursts: a moment's wait makes one round of them. */
const BURST_MS = 400;

/** Why a round is asked for: by the person, by an event that makes success likely, or by the engine itself. */
type Reason = 'asked' | 'likely' | 'routine';

/**
 * When rounds run in this tab: at the start, when the network comes back, when the page is looked at again, when
 * something was written, when the doorbell rings, now and then, and when the person asks.
 */
export class SyncEngine {
	readonly #parts: Parts;
	readonly #board: SyncBoard;
	readonly #feed: Feed;
	readonly #bell: Bell;
	readonly #ends: (() => void)[] = [];
	#running: Promise<void> | null = null;
	/** Another round is wanted after this one: if this one succeeds, or in any case, because success has become likely since. */
	#again: 'no' | 'ifWell' | 'inAnyCase' = 'no';
	#failures = 0;
	#notBeforeMs = 0;
	#doubtful = true;
	/** Two clocks: a round that ends plans the next look, and must not put off what was asked for meanwhile. */
	#asked: ReturnType<typeof setTimeout> | undefined;
	#look: ReturnType<typeof setTimeout> | undefined;
	#stopped = false;
	readonly #leaving = new AbortController();
	#rest: Promise<void> = Promise.resolve();

	constructor(parts: Parts, board: SyncBoard, feed: Feed) {
		this.#parts = parts;
		this.#board = board;
		this.#feed = feed;
		const prefix = personPrefix(parts.session().person);
		this.#bell = new Bell(`${prefix}:doorbell`, () => this.#ask('routine'), parts.chance);
	}

	/** Begins to listen for reasons, and runs the first round. */
	start(): void {
		this.#on(globalThis, 'online', () => this.#ask('likely'));
		// From a mobile network to Wi-Fi: photos may wait for that.
		const line: unknown = Reflect.get(navigator, 'connection');
		if (line instanceof EventTarget) this.#on(line, 'change', () => this.#ask('routine'));
		this.#on(document, 'visibilitychange', () => this.#lookedAt());
		this.#ends.push(
			this.#parts.news.subscribe((news, own) => {
				const isWrite = news.what === 'written' || news.what === 'held';
				if (isWrite && own) void addBackgroundSync();
				if (news.what === 'written' && own) this.#ask('routine');
				if (news.what === 'session' && !this.#parts.session().expired) this.#lookedAt();
			})
		);
		void this.catchUp();
		this.#lookedAt();
	}

	/** Puts right what an earlier visit left; needs no network. */
	catchUp(): Promise<void> {
		return catchUp(this.#parts, this.#feed);
	}

	/** Runs a round, or joins the one under way and runs another after it if it may have missed something. */
	round(reason: Reason = 'routine'): Promise<void> {
		if (this.#stopped) return Promise.resolve();
		if (reason === 'routine' && performance.now() < this.#notBeforeMs) return Promise.resolve();
		if (this.#running !== null) {
			// The network came back while a round was still failing on the line that is gone: it is no reason to wait.
			if (reason !== 'routine') this.#again = 'inAnyCase';
			else if (this.#again === 'no') this.#again = 'ifWell';
			return this.#running;
		}
		this.#running = this.#rounds().finally(() => {
			this.#running = null;
			this.#plan();
			if (this.#failures === 0) this.#rest = this.#sendRest().catch(unlessTakenOver);
		});
		return this.#running;
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		clearTimeout(this.#asked);
		clearTimeout(this.#look);
		for (const end of this.#ends) end();
		this.#leaving.abort();
		await this.#bell.close();
		await this.#running;
		await this.#rest;
	}

	/** Own text first, then what is carried for others, then photos; nothing waits for them. */
	async #sendRest(): Promise<void> {
		await this.#handOver();
		await this.#sendPhotos();
	}

	async #handOver(): Promise<void> {
		if (this.#stopped) return;
		const { word, carries } = await dueForHandover(this.#parts);
		if (!word && !carries) return;
		const { afterRound } = await import('../handover/carry.ts');
		const end = await afterRound(this.#parts, this.#leaving.signal);
		if (leavesSome(end) && carries && !this.#stopped) this.#lookSoon();
	}

	async #sendPhotos(): Promise<void> {
		if (this.#stopped || !(await hasPhotos(this.#parts))) return;
		const { sendPhotos } = await import('../photos/send-photos.ts');
		const end = await sendPhotos(this.#parts, this.#leaving.signal);
		if (leavesSome(end) && !this.#stopped) this.#lookSoon();
	}

	async #rounds(): Promise<void> {
		const lock = syncLock(personPrefix(this.#parts.session().person));
		do {
			this.#again = 'no';
			this.#take(await this.#owned(lock));
		} while (this.#isWantedAgain() && !this.#stopped);
	}

	#isWantedAgain(): boolean {
		return this.#again === 'inAnyCase' || (this.#again === 'ifWell' && this.#failures === 0);
	}

	async #owned(lock: string): Promise<RoundEnd> {
		try {
			return await asOwner(lock, this.#board, () =>
				runRound(this.#parts, this.#board, this.#feed, this.#bell.announced, this.#doubtful)
			);
		} catch (error) {
			// Another tab took this one for frozen and went on in its place.
			if (isTakenOver(error)) return { trouble: null, settled: false, retryAfterMs: null };
			throw error;
		}
	}

	#take({ trouble, settled, retryAfterMs }: RoundEnd): void {
		this.#doubtful = !settled;
		this.#failures = settled ? 0 : this.#failures + 1;
		const [random = 0] = this.#parts.chance.random(1);
		const wait = this.#failures === 0 ? 0 : backoffMs(this.#failures, random / 256, retryAfterMs);
		this.#notBeforeMs = performance.now() + wait;
		if (!triesAgain(trouble)) this.#notBeforeMs = Number.POSITIVE_INFINITY;
	}

	#lookedAt(): void {
		if (document.visibilityState !== 'visible') {
			this.#bell.mute();
			return;
		}
		this.#bell.listen();
		this.#ask('likely');
	}

	#ask(reason: Reason): void {
		clearTimeout(this.#asked);
		this.#asked = setTimeout(() => void this.round(reason), reason === 'likely' ? 0 : BURST_MS);
	}

	/** A photo or a bundle was cut off: what made that happen passes. */
	#lookSoon(): void {
		clearTimeout(this.#look);
		this.#look = setTimeout(() => this.#due(), CUT_OFF_MS);
	}

	/** The next look, if nothing else happens before. */
	#plan(): void {
		if (this.#stopped || this.#notBeforeMs === Number.POSITIVE_INFINITY) return;
		const wait = this.#failures > 0 ? this.#notBeforeMs - performance.now() : LOOK_MS;
		clearTimeout(this.#look);
		this.#look = setTimeout(() => this.#due(), Math.max(0, wait) + 1);
	}

	/** Timers count whole milliseconds and may fire a fraction early: what came too early is planned again, not dropped. */
	#due(): void {
		if (performance.now() < this.#notBeforeMs) this.#plan();
		else void this.round('routine');
	}

	#on(target: EventTarget, event: string, listener: () => void): void {
		target.addEventListener(event, listener);
		this.#ends.push(() => target.removeEventListener(event, listener));
	}
}
