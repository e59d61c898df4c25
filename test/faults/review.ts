import type { Device, Seen } from '../../src/lib/data/device.ts';
import { unitDatabase } from '../../src/lib/domain/database.ts';
import type { ActivityId } from '../../src/lib/domain/ids.ts';
import type { SeededRandom } from '../../src/lib/server/seed/random.ts';
import type { Ledger } from './ledger.ts';
import { Phone, onSome, writtenOn } from './phone.ts';

/** Looked through for what stands side by side, and for what waits. */
const MOST_LOOKED_AT = 40;
const MOST_AT_ONCE = 5;

type Unsent = { documents: { doc: { _id: string; type?: string; activity?: string } }[] };

/** What somebody does with a phone who decides on others' records, and puts versions together. */
export class Reviewer {
	readonly #phone: Phone;
	readonly #random: SeededRandom;
	readonly #ledger: Ledger;

	constructor(phone: Phone, random: SeededRandom, ledger: Ledger) {
		this.#phone = phone;
		this.#random = random;
		this.#ledger = ledger;
	}

	/** Decides on one record; it goes off at once. */
	async decide(): Promise<void> {
		const verdict = this.#random.weighted([
			{ weight: 6, value: 'approve' as const },
			{ weight: 2, value: 'return' as const },
			{ weight: 1, value: 'revoke' as const }
		]);
		const mark = this.#ledger.mark(this.#phone.name);
		await onSome(this.#phone, this.#random, async (device, { id }) => {
			const detail = await device.recordDetail(id);
			if (detail === null) return;
			const words =
				verdict === 'approve' ? { verdict } : { verdict, reason: `Ghi rõ số hộ ${mark}.` };
			const done = await device.decide(id, detail.activity._rev ?? '', words);
			if (!done.ok) return;
			const known = new Set<string>(detail.decisions.map(({ _id }) => _id));
			const local = Phone.replica(device, unitDatabase(detail.activity.unit));
			const all = await local.startingWith(`decision:${id.slice('activity:'.length)}:`);
			for (const { _id, by } of all)
				if (!known.has(_id) && by === device.session.person) this.#acknowledge(_id);
		});
	}

	/** Approves several, which are held back for a while; sometimes takes back what can be. */
	async decideSeveral(): Promise<void> {
		const thinksBetter = this.#random.chance(0.3);
		await this.#phone.use(async (device) => {
			const { unit } = this.#phone;
			const { rows } = await device.queryRecords({
				unit,
				order: 'waitingLongest',
				seals: ['waiting'],
				limit: MOST_AT_ONCE
			});
			const seen: Seen[] = rows.map(({ id, rev, seal }) => ({ id, rev, seal }));
			const before = await decisionsWaiting(device);
			const done = await device.decideMany(seen, { verdict: 'approve' });
			if (!done.ok) return;
			const decided = new Set<string>(done.value.decided);
			const after = await decisionsWaiting(device);
			const own = [...after].filter(([, activity]) => decided.has(activity)).map(([id]) => id);
			for (const id of own) if (!before.has(id)) this.#acknowledge(id);
			if (thinksBetter) await this.#takeBack(device, done.value.decided, own);
		});
	}

	/** With the last decisions goes what was held on the same records from before. */
	async #takeBack(device: Device, records: ActivityId[], own: readonly string[]): Promise<void> {
		const { name: phone, unit } = this.#phone;
		// Asked to be taken back, they are not owed any more, whether or not the phone lives to tell.
		for (const id of own) this.#ledger.disclaim(phone, id);
		const back = await device.undoDecisions(records);
		if (back.length < records.length) return;
		const left = await decisionsWaiting(device);
		for (const id of own)
			if (!left.has(id)) this.#ledger.takenBack.push({ phone, database: unitDatabase(unit), id });
	}

	/** Puts the versions of a record together, answering whatever is asked by chance. */
	async merge(): Promise<void> {
		await this.#phone.use(async (device) => {
			const { rows } = await device.queryRecords({ order: 'newest', limit: MOST_LOOKED_AT });
			const side = rows.filter(({ conflicted }) => conflicted);
			if (side.length > 0) await this.#mergeOne(device, this.#random.pick(side).id);
		});
	}

	async #mergeOne(device: Device, id: ActivityId): Promise<void> {
		const plan = await device.mergePlan(id);
		if (plan === null) return;
		const choices = Object.fromEntries(
			plan.questions.map(({ key, options }) => [key, this.#random.between(0, options.length - 1)])
		);
		const seen = [plan.top, ...plan.others].map(({ _rev = '' }) => _rev);
		const done = await device.mergeVersions(id, seen, choices);
		if (!done.ok && done.error.kind === 'invalid')
			this.#ledger.violation(`${this.#phone.name}: merging ${id}: ${JSON.stringify(done.error)}`);
	}

	#acknowledge(id: string): void {
		this.#ledger.acknowledge(writtenOn(this.#phone, id, { kind: 'text', value: id }));
	}
}

/** Decisions that wait on this phone, held or not: the record each is about, by id. */
async function decisionsWaiting(device: Device): Promise<Map<string, string>> {
	const { documents }: Unsent = JSON.parse((await device.exportUnsent()).json);
	return new Map(
		documents.flatMap(({ doc: { _id, type, activity } }) =>
			type === 'decision' && activity !== undefined ? [[_id, activity] as const] : []
		)
	);
}
