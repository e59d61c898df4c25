import type { Device, WriteFault } from '../../data/device.ts';
import { canRead } from '../../domain/access.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { WorkEntry } from '../../domain/work/entry.ts';
import { placeOf } from '../../domain/work/place.ts';
import type { SelfRating } from '../../domain/work/self-ratings.ts';
import { selfRatingOf } from '../../domain/work/self-ratings.ts';
import { actorOf } from '../actor.ts';
import { Live } from '../live.svelte.ts';
import type { Programme } from '../targets/programme.ts';
import { loadProgramme } from '../targets/programme.ts';
import type { Said } from './conferences-page.svelte.ts';

export type WorkDevice = Pick<Device, 'session' | 'work' | 'workIn' | 'units' | 'subscribe'>;

/** What the pages of the committee's work are made of: the term, the units by name, and all that was said. */
export type WorkWorld = {
	term: Programme;
	units: Unit[];
	entries: WorkEntry[];
	/** Whether this phone has got all of it from the server once, so that what is not there was not said. */
	received: boolean;
	/** Entries of a newer version of the app: kept, and not shown. */
	newer: number;
	/** `YYYY-MM-DD` */
	today: string;
};

/** The committee's log on this phone: what was said of a term where this person may read it, and a way to say more. */
export class WorkLog {
	readonly #device: WorkDevice;
	readonly #now: () => number;
	readonly #live: Live<WorkWorld>;

	constructor(device: WorkDevice, now: () => number) {
		this.#device = device;
		this.#now = now;
		this.#live = new Live(device, ['records'], () => this.#read());
	}

	get world(): WorkWorld | null {
		return this.#live.current;
	}
	get broken(): boolean {
		return this.#live.state.kind === 'broken';
	}

	/** Writes a change where its subject belongs; it stands on the screen when this resolves. */
	say(said: Said): Promise<Result<null, WriteFault>> {
		return this.sayAll([said]);
	}

	/** Writes changes of several things of one log: all of them, or none. */
	async sayAll(all: readonly Said[]): Promise<Result<null, WriteFault>> {
		const [place, ...others] = all.map(({ subject }) => placeOf(subject));
		if (place === undefined) return ok(null);
		if (place === 'unitPrivate' || others.some((other) => other !== place))
			throw new RangeError('not of one log of the committee');
		const [work, { id: term }] = await Promise.all([this.#device.workIn(place), loadProgramme()]);
		const done = await work.sayAll(all.map((said) => ({ ...said, term })));
		if (done.ok) await this.#live.reload();
		return done;
	}

	/** The key of a thing that is entered now. */
	async newKey(): Promise<string> {
		return (await this.#device.workIn('programme')).newKey();
	}

	/** A unit's own assessment of a year, asked of the server; null: the unit has not handed it on. */
	async selfRatingOf(unit: UnitId, year: string): Promise<Result<SelfRating | null, 'away'>> {
		const [log, { id: term }] = await Promise.all([this.#device.work(unit), loadProgramme()]);
		const told = await log.ask({ term, subject: 'selfRating', key: year });
		if (!told.ok) return err('away');
		const rating = selfRatingOf(year, told.value);
		// What is still being written is the unit's own.
		return ok(rating.sentOn === null ? null : rating);
	}

	close(): void {
		this.#live.close();
	}

	async #read(): Promise<WorkWorld> {
		const [term, units] = await Promise.all([loadProgramme(), this.#device.units()]);
		const actor = actorOf(this.#device);
		const readable = (['committee', 'inspection', 'programme'] as const).filter((kind) =>
			canRead(actor, { kind })
		);
		const logs = await Promise.all(
			readable.map(async (place) => {
				const log = await this.#device.workIn(place);
				return { ...(await log.all(term.id)), received: await log.received() };
			})
		);
		const collator = new Intl.Collator('vi', { numeric: true });
		return {
			term,
			received: logs.every(({ received }) => received),
			newer: logs.reduce((sum, { newer }) => sum + newer, 0),
			units: units.toSorted((a, b) => collator.compare(a.name, b.name)),
			entries: logs.flatMap(({ entries }) => entries),
			today: dayInVietnam(this.#now())
		};
	}
}
