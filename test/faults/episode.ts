import type { Role } from '../../src/lib/domain/access.ts';
import type { UnitId } from '../../src/lib/domain/ids.ts';
import { SeededRandom } from '../../src/lib/server/seed/random.ts';
import { otherUnit, ownUnit, personId } from '../fixtures/builders.ts';
import { account } from '../integration/server/app.ts';
import {
	nothingDoubled,
	nothingLost,
	nothingTakenBack,
	readStored,
	totalsRight
} from './invariants.ts';
import { Fate, afflict } from './fate.ts';
import { Ledger } from './ledger.ts';
import { where } from './life.ts';
import { Phone } from './phone.ts';
import { Way } from './proxy.ts';
import { Rights } from './rights.ts';
import { Server } from './server.ts';
import { watch } from './soak.ts';
import { Tally } from './tally.ts';
import { deniedOn, troublesOf } from './troubles.ts';
import { Weather } from './weather.ts';
import { Worker, describe, isAborted } from './work.ts';

const units = [ownUnit, otherUnit];
/** After the faults have ended, everything is quiet within this time. */
const QUIET_WITHIN_MS = 60_000;
/** Where the machine has so much else to do that a minute is little, after so many looks. */
const LOOKS_AT_LEAST = 12;
/** After so many, the person takes the phone into the hand: by itself it may try again minutes after many failures. */
const LOOKS_A_TOUCH = 5;
/** There, phones go on longer, until so many writes were acknowledged: a world without any proves nothing. */
const [WRITES_AT_LEAST, LONGER_MS] = [20, 180_000];
/** Between two acts of a phone, at the most. In a soak, which is to last, phones act as people do who have other work. */
const PAUSES_MS = { storm: 25, soak: 5000 };

type Cast = {
	login: string;
	unit: UnitId;
	roles: Role[];
	/** What this person is for a while instead, where rights change. */
	other?: Role[];
	/** One for each phone: whether its app sends and receives by itself. */
	phones: readonly { byItself: boolean }[];
};

const member = (unit: UnitId): Role => ({ role: 'member', unit });
const secretary = (unit: UnitId): Role => ({ role: 'unitSecretary', unit });
const [asked, byItself] = [{ byItself: false }, { byItself: true }];

const cast: Cast[] = [
	{ login: 'an', unit: ownUnit, roles: [member(ownUnit)], phones: [asked, byItself] },
	{
		login: 'binh',
		unit: ownUnit,
		roles: [member(ownUnit)],
		other: [member(otherUnit)],
		phones: [byItself]
	},
	{
		login: 'chi',
		unit: ownUnit,
		roles: [secretary(ownUnit)],
		other: [member(ownUnit)],
		phones: [asked]
	},
	{ login: 'dung', unit: otherUnit, roles: [secretary(otherUnit)], phones: [byItself] }
];

type Player = { phone: Phone; way: Way; worker: Worker; random: SeededRandom };

/** One world of its own: a server, phones, and for a while everything that can go wrong. */
export class Episode {
	readonly ledger = new Ledger();
	readonly tally = new Tally();
	readonly #random: SeededRandom;
	readonly #players: Player[] = [];
	#server: Server | null = null;
	#rights: Rights | null = null;
	/** The server went back to an older state. */
	#restored = false;
	/** Its receipts did, too. */
	#forgot = false;

	/** In a soak: how the server stood meanwhile. */
	samples: Awaited<ReturnType<typeof watch>> = [];
	readonly #kind: keyof typeof PAUSES_MS;

	/** @param kind `soak`: the server is left alone, and looked at */
	constructor(seed: number, kind: keyof typeof PAUSES_MS) {
		this.#random = new SeededRandom(`faults/${seed}`);
		this.#kind = kind;
	}

	/** Lives through the faults, lets them end, and judges. */
	async run(faultsMs: number): Promise<void> {
		const unhandled = (error: unknown) => {
			const life = where.getStore();
			if (life?.dead || (life?.phone.lags && isAborted(error))) return;
			this.ledger.violation(`${life?.name ?? 'no phone'}: unhandled ${describe(error)}`);
		};
		process.on('unhandledRejection', unhandled);
		try {
			await this.#begin();
			await this.#suffer(faultsMs);
			await this.#heal();
			await this.#judge();
		} finally {
			await this.#end();
			process.off('unhandledRejection', unhandled);
		}
	}

	get #running(): Server {
		if (this.#server === null) throw new Error('the server was not begun');
		return this.#server;
	}

	async #begin(): Promise<void> {
		const ways: Way[] = [];
		for (const { login, unit, phones } of cast)
			for (const [at, { byItself }] of phones.entries()) {
				const name = `${login}-${at + 1}`;
				const random = this.#random.fork(name);
				const way = await Way.open(new Weather(random.fork('weather')), this.tally);
				ways.push(way);
				const drawn = random.fork('phone');
				const phone = new Phone({ name, login, unit, byItself, random: drawn, url: way.url });
				const worker = new Worker(phone, random.fork('work'), this.ledger);
				this.#players.push({ phone, way, worker, random: random.fork('fate') });
			}
		const accounts = await Promise.all(
			cast.map(({ login, roles }) => account(login, roles, { person: personId(`person-${login}`) }))
		);
		this.#server = await Server.begin(units, accounts, (url) => {
			for (const way of ways) way.leadTo(url);
		});
		const changeable = cast.flatMap(({ login, roles, other }) =>
			other === undefined ? [] : [{ login, roles, other }]
		);
		this.#rights = new Rights(this.#server, changeable);
	}

	async #suffer(ms: number): Promise<void> {
		const until = performance.now() + ms;
		await Promise.all([
			this.#kind === 'soak' ? this.#watch(until) : this.#rule(until),
			...this.#players.map((player) => this.#live(player, until))
		]);
	}

	async #watch(until: number): Promise<void> {
		this.samples = await watch(this.#running, until);
	}

	async #rule(until: number): Promise<void> {
		if (this.#rights === null) throw new Error('the rights were not begun');
		const fate = new Fate(this.#running, this.#random.fork('server'), this.tally, this.#rights);
		await fate.rule(until);
		this.#restored = fate.restored;
		this.#forgot = fate.forgot;
	}

	#goesOn(until: number): boolean {
		const now = performance.now();
		const few = this.ledger.acknowledged.length < WRITES_AT_LEAST;
		return now < until || (few && now < until + LONGER_MS);
	}

	async #live({ phone, worker, random }: Player, until: number): Promise<void> {
		while (this.#goesOn(until)) {
			if (phone.app === null) await this.#reopen(phone);
			else {
				await afflict(phone, random, this.tally);
				await worker.act();
			}
			await pause(random.between(0, PAUSES_MS[this.#kind]));
		}
	}

	async #reopen(phone: Phone): Promise<void> {
		const why = await phone.open();
		if (why === 'signedOut') await phone.signIn();
		if (phone.app === null) await pause(100);
	}

	/** Nothing goes wrong any more: the server is up, the network is back, the phones have room and are opened. */
	async #heal(): Promise<void> {
		for (const { phone, way } of this.#players) {
			way.clear();
			way.breakLines();
			phone.full = false;
		}
		if (!this.#running.isUp) await this.#running.start();
		await this.#rights?.restoreAll();
		for (const { phone } of this.#players) {
			if (phone.lags) await phone.close();
			if (phone.app === null) await this.#reopen(phone);
			if (phone.app === null) await phone.signIn();
			phone.goOnline();
		}
		const end = performance.now() + QUIET_WITHIN_MS;
		for (let looks = 1; ; looks++) {
			const { found, orphans } = await troublesOf(this.#running, this.#phones, units, this.#forgot);
			if (found.length === 0) return;
			if (performance.now() > end && looks >= LOOKS_AT_LEAST) {
				for (const trouble of found) this.ledger.violation(`stuck: ${trouble}`);
				return;
			}
			await this.#help(looks % LOOKS_A_TOUCH === 0, orphans);
			await pause(200);
		}
	}

	/** What a person would do who looks at the phone: sign in again, send again what was refused, ask for a round. */
	async #help(touches: boolean, orphans: ReadonlySet<string>): Promise<void> {
		for (const { phone } of this.#players) {
			if (touches) phone.lookAt();
			if (phone.app === null) await this.#reopen(phone);
			const status = await phone.use(async (device) => device.syncStatus());
			if (status?.trouble === 'signIn' || phone.app === null) await phone.signIn();
			const refused = (await deniedOn(phone)).filter((id) => !orphans.has(id));
			await phone.use(async (device) => {
				for (const id of refused) await device.resendDenied(id);
				if (!phone.byItself) await device.syncNow();
			});
		}
	}

	get #phones(): Phone[] {
		return this.#players.map(({ phone }) => phone);
	}

	async #judge(): Promise<void> {
		await this.#running.inStore(async (couch) => {
			const stored = await readStored(couch, units);
			await nothingLost(this.ledger, stored, this.#phones, this.#restored);
			nothingDoubled(this.ledger, stored);
			nothingTakenBack(this.ledger, stored);
			await totalsRight(this.ledger, couch, stored, units);
		});
	}

	async #end(): Promise<void> {
		for (const { phone, way } of this.#players) {
			await phone.close();
			await way.close();
		}
		await this.#server?.remove();
	}
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
