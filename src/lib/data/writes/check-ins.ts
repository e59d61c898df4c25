import type { CheckIn } from '../../domain/check-in/check-in.ts';
import {
	checkInId,
	CheckIn as CheckInSchema,
	checkInsOf,
	isOutOfTime
} from '../../domain/check-in/check-in.ts';
import type { ShownCode } from '../../domain/check-in/code.ts';
import type { Arrival } from '../../domain/check-in/presence.ts';
import { proofOf, withPeople } from '../../domain/check-in/presence.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { ActivityId, PersonId, UnitId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { nothingStored } from '../../domain/write-access.ts';
import type { CheckIns, Gathering, MarkMaker, OwnCheckIn } from '../check-ins.ts';
import type { WriteAlone } from '../notices.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { reader } from '../records/read-document.ts';
import { StorageFull } from '../store/fault.ts';
import type { RawDocument } from '../store/schema.ts';
import type { WriteFault } from '../write-fault.ts';
import { append } from './append.ts';
import { CodeKeys } from './code-keys.ts';
import { resendDenied } from './denied.ts';

const readCheckIn = reader(CheckInSchema);

/** Where the server is with a document. */
type Waiting = { docs: Map<string, RawDocument>; refused: Map<string, RawDocument> };

/** Điểm danh on this phone. What others said is read from PouchDB's own copy, so lists and home carry none of it. */
export class PhoneCheckIns implements CheckIns {
	readonly #parts: Parts;
	readonly #write: WriteAlone;
	readonly #keys: CodeKeys;

	constructor(parts: Parts, write: WriteAlone) {
		this.#parts = parts;
		this.#write = write;
		this.#keys = new CodeKeys(parts);
	}

	async show(of: Gathering): Promise<Result<MarkMaker, WriteFault>> {
		try {
			return ok(await this.#keys.makerOf(of));
		} catch (error) {
			if (error instanceof StorageFull) return err({ kind: 'storageFull' });
			throw error;
		}
	}

	async arrivals(of: Gathering): Promise<Arrival[]> {
		const [said, mark] = await Promise.all([
			this.#said(of.unit, checkInsOf(of.activity)),
			this.#keys.knownMaker(of)
		]);
		return Promise.all(
			said.map(async (one): Promise<Arrival> => {
				const proof = proofOf(one, mark === null ? null : await mark(one.window));
				return { person: one.by, window: one.window, at: one.at, proof };
			})
		);
	}

	taken(activity: ActivityId): Promise<PersonId[]> {
		return this.#keys.taken(activity);
	}

	async take(activity: ActivityId, people: readonly PersonId[]): Promise<void> {
		await this.#keys.change(activity, (taken) => withPeople(taken, people));
	}

	async own(): Promise<OwnCheckIn[]> {
		const { person, roles } = this.#parts.session();
		const units = new Set(roles.flatMap((role) => ('unit' in role ? [role.unit] : [])));
		const found = await Promise.all([...units].map((unit) => this.#ownIn(unit, person)));
		return found.flat().sort((a, b) => (a.at < b.at ? 1 : -1));
	}

	say({ activity, unit, window, mark }: ShownCode): Promise<Result<null, WriteFault>> {
		return this.#write(async () => {
			const by = this.#parts.session().person;
			// Looked at in here: two tabs may have read the same code.
			const id = checkInId(activity, by);
			const before = await this.#said(unit, id);
			if (before.some((one) => one.by === by)) return ok(null);
			if ((await this.#waiting(unit, id)).refused.has(id)) {
				// The server did not take it, perhaps because it was an older one: it is sent once more as it is.
				await resendDenied(this.#parts, id);
				return ok(null);
			}
			const checkIn: CheckIn = {
				_id: id,
				type: 'checkIn',
				v: 1,
				unit,
				activity,
				window,
				mark,
				by,
				at: stampNow(this.#parts)
			};
			const outOfTime = isOutOfTime(window, this.#parts.chance.now());
			return append(this.#parts, { kind: 'unit', unit }, checkIn, { ...nothingStored, outOfTime });
		});
	}

	async #ownIn(unit: UnitId, person: PersonId): Promise<OwnCheckIn[]> {
		const { docs, refused } = await this.#waiting(unit, 'checkIn:');
		const said = (await this.#stored(unit, 'checkIn:')).flatMap((doc) => readCheckIn(doc) ?? []);
		const all = new Map(said.map((one) => [one._id, one]));
		for (const doc of [...docs.values(), ...refused.values()]) {
			const one = readCheckIn(doc);
			if (one !== null) all.set(one._id, one);
		}
		return [...all.values()]
			.filter(({ by }) => by === person)
			.map(({ _id, activity, at }) => {
				const rail = docs.has(_id) ? 'local' : refused.has(_id) ? 'denied' : 'done';
				return { activity, unit, id: _id, at, rail };
			});
	}

	/** What is said under ids that begin so: what waits on this phone too, and nothing that the server refused. */
	async #said(unit: UnitId, prefix: string): Promise<CheckIn[]> {
		const { docs, refused } = await this.#waiting(unit, prefix);
		const stored = await this.#stored(unit, prefix);
		const all = [...stored, ...docs.values()].filter(
			({ _id, _rev }) => refused.get(_id)?._rev !== _rev
		);
		return all.flatMap((doc) => readCheckIn(doc) ?? []);
	}

	async #waiting(unit: UnitId, prefix: string): Promise<Waiting> {
		const database = unitDatabase(unit);
		const range = IDBKeyRange.bound([database, prefix], [database, `${prefix}\ufff0`]);
		const tx = (await this.#parts.store.db).transaction(['outbox', 'denials']);
		const [outbox, denials] = await Promise.all([
			tx.objectStore('outbox').getAll(range),
			tx.objectStore('denials').getAll(range)
		]);
		const byId = (rows: readonly { id: string; doc: RawDocument }[]) =>
			new Map(rows.map(({ id, doc }) => [id, doc]));
		return { docs: byId(outbox), refused: byId(denials.filter(({ abandoned }) => !abandoned)) };
	}

	/** Every version of what lies in the unit's copy: two phones of one person may have said it side by side. */
	async #stored(unit: UnitId, prefix: string): Promise<RawDocument[]> {
		const local = (await this.#parts.databases()).get(unitDatabase(unit));
		const docs = await local.startingWith(prefix);
		const all = docs.map((doc) => (doc._conflicts === undefined ? [doc] : local.leaves(doc._id)));
		return (await Promise.all(all)).flat();
	}
}
