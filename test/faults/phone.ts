import { IDBFactory } from 'fake-indexeddb';
import type { Device, RecordRow } from '../../src/lib/data/device.ts';
import { unitDatabase } from '../../src/lib/domain/database.ts';
import { openDevice } from '../../src/lib/data/open-device.ts';
import type { LocalDatabase } from '../../src/lib/data/pouch/local-databases.ts';
import { unsealed } from '../../src/lib/data/lock/vault.ts';
import { LocalDatabases } from '../../src/lib/data/pouch/local-databases.ts';
import { signIn } from '../../src/lib/data/sign-in.ts';
import { personPrefix } from '../../src/lib/data/store/person-store.ts';
import type { UnitId } from '../../src/lib/domain/ids.ts';
import type { SeededRandom } from '../../src/lib/server/seed/random.ts';
import { PASSWORD } from '../integration/server/app.ts';
import { ORIGIN, realFetch } from './globals.ts';
import type { Acknowledged } from './ledger.ts';
import type { Durable } from './life.ts';
import { Life, where } from './life.ts';

const YEAR_MS = 365 * 86_400_000;
/** Of the newest records on a phone, so many are in its user's mind. */
const LATEST_SHOWN = 12;
const json = { accept: 'application/json', 'content-type': 'application/json' };

export type PhoneSettings = {
	/** Tells the phones of one person apart. */
	name: string;
	login: string;
	unit: UnitId;
	/** Whether the app sends and receives by itself, or only when the person asks. */
	byItself: boolean;
	random: SeededRandom;
	url: string;
};

/** A phone: storage that outlasts its process, a cookie, a clock that may be wrong, and at most one open app. */
export class Phone implements Durable {
	readonly name: string;
	readonly login: string;
	readonly unit: UnitId;
	readonly byItself: boolean;
	readonly storage = new IDBFactory();
	full = false;
	/** Its app met a full disk: what it shows may lag behind what it has until it is opened again. */
	lags = false;
	/** How far its clock is ahead. */
	aheadMs = 0;
	/** Counts how often it gave up what it had: signed out, or a right was lost. */
	epoch = 0;
	readonly #random: SeededRandom;
	readonly #url: string;
	#cookie = '';
	#app: { life: Life; device: Device } | null = null;

	constructor({ name, login, unit, byItself, random, url }: PhoneSettings) {
		this.name = name;
		this.login = login;
		this.unit = unit;
		this.byItself = byItself;
		this.#random = random;
		this.#url = url;
	}

	/** The open app, or null. */
	get app() {
		return this.#app;
	}

	/** Opens the app; answers why it did not open. */
	async open(life = new Life(this)): Promise<string | null> {
		const opened = await this.#alive(life, () =>
			openDevice({
				sync: this.byItself ? 'byItself' : 'whenAsked',
				chance: { now: () => Date.now() + this.aheadMs, random: (n) => this.#bytes(n) }
			})
		);
		if (opened === null) return 'killed';
		if (!opened.ok) {
			life.die();
			return opened.error;
		}
		this.#app = { life, device: opened.value };
		this.lags = this.full;
		return null;
	}

	/** Signs in; answers why not. The app opens with it, or goes on with a session that was expired. */
	async signIn(): Promise<string | null> {
		const open = this.#app;
		const life = open?.life ?? new Life(this);
		const answer = await this.#alive(life, () => signIn(this.login, PASSWORD));
		if (answer === null) return 'killed';
		if (!answer.ok) {
			if (open === null) life.die();
			return answer.error.kind;
		}
		return open === null ? this.open(life) : null;
	}

	/** Closes the app as it does itself. */
	async close(): Promise<void> {
		const app = this.#app;
		this.#app = null;
		if (app === null) return;
		try {
			await this.#alive(app.life, () => app.device.close());
		} catch (error) {
			// A database that went bad on a full disk cannot be closed in good order; the process ends all the same.
			if (!this.lags) throw error;
		}
		app.life.die();
	}

	/** Ends the process at once. */
	kill(): void {
		this.#app?.life.die();
		this.#app = null;
	}

	/** Signs out if everything is sent; then nothing of the person is on this phone any more. */
	async signOut(): Promise<void> {
		const app = this.#app;
		const done = await this.use((device) => device.signOut('ifAllSent'));
		// Killed in the middle of it: some of it may be gone.
		if (done === null || done.ok) this.epoch += 1;
		if (!done?.ok || this.#app !== app) return;
		this.#app = null;
		app?.life.die();
	}

	/** Runs something in the open app; null: the process died meanwhile. */
	use<T>(work: (device: Device) => Promise<T>): Promise<T | null> {
		const app = this.#app;
		if (app === null) return Promise.resolve(null);
		return this.#alive(app.life, () => work(app.device));
	}

	/** What PouchDB holds on this phone, read past the app. Call it inside {@link use}. */
	static replica(device: Device, database: string): LocalDatabase {
		return new LocalDatabases(personPrefix(device.session.person), unsealed).get(database);
	}

	async #alive<T>(life: Life, work: () => Promise<T>): Promise<T | null> {
		try {
			return await Promise.race([life.run(work), life.died.then(() => null)]);
		} catch (error) {
			if (!life.dead) throw error;
			return null;
		} finally {
			if (life.dead && this.#app?.life === life) this.#app = null;
		}
	}

	/** The network is back, and the app is told so. */
	goOnline(): void {
		const life = this.#app?.life;
		if (life !== undefined) where.run(life, () => life.events.dispatchEvent(new Event('online')));
	}

	/** The person looks at the app again. */
	lookAt(): void {
		const { life } = this.#app ?? {};
		const looked = () => life?.page.dispatchEvent(new Event('visibilitychange'));
		if (life !== undefined) where.run(life, looked);
	}

	setClock(years: number): void {
		this.aheadMs = years * YEAR_MS;
	}

	forwardDays(days: number): void {
		this.aheadMs += days * 86_400_000;
	}

	forgetCookie(): void {
		this.#cookie = '';
	}

	async request(path: string, init: RequestInit): Promise<Response> {
		const { pathname, search } = new URL(path, ORIGIN);
		// PouchDB's headers on Node are node-fetch's, which the platform's fetch does not know.
		const headers = new Headers(init.headers instanceof Headers ? init.headers : json);
		headers.set('origin', ORIGIN);
		if (this.#cookie !== '') headers.set('cookie', this.#cookie);
		// The pool of connections belongs to no life.
		const response = await where.exit(() =>
			realFetch(`${this.#url}${pathname}${search}`, { ...init, headers })
		);
		const set = response.headers.get('set-cookie');
		if (set !== null) this.#cookie = set.split(';')[0] ?? '';
		return response;
	}

	#bytes(count: number): Uint8Array {
		return Uint8Array.from({ length: count }, () => this.#random.between(0, 255));
	}
}

/** Does something with one of the newest records on the phone. */
export async function onSome(
	phone: Phone,
	random: SeededRandom,
	work: (device: Device, row: RecordRow) => Promise<unknown>
): Promise<void> {
	const place = random.fraction();
	await phone.use(async (device) => {
		const { rows } = await device.queryRecords({ order: 'newest', limit: LATEST_SHOWN });
		const row = rows[Math.floor(place * rows.length)];
		if (row !== undefined) await work(device, row);
	});
}

/** A write that the phone called done just now. */
export function writtenOn(
	{ name, epoch, unit }: Phone,
	id: string,
	proof: Acknowledged['proof']
): Acknowledged {
	return { phone: name, epoch, database: unitDatabase(unit), id, proof };
}
