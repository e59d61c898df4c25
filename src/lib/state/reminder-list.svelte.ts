import type { Device } from '../data/device.ts';
import type { UnitId } from '../domain/ids.ts';
import { openReminders } from '../domain/reminder/open-reminders.ts';
import { slotOf } from '../domain/targets/rules.ts';
import { figureRules } from '../terms/target-rules.ts';
import type { Term } from '../terms/term.ts';
import { Live } from './live.svelte.ts';
import { ownRecord } from './my-year.ts';

type ReminderDevice = Pick<Device, 'session' | 'reminders' | 'queryRecords' | 'subscribe'>;

/** More records than any roster's person has. */
const ALL = 100_000;

/** A reminder as a member reads it: the target's own label, and the secretary's words. */
export type ShownReminder = {
	id: string;
	unit: UnitId;
	label: string;
	period: string;
	words: string;
};

/** The label of a target, or of one figure of it. */
function targetLabel(term: Pick<Term, 'targets'>, about: string): string {
	const target = term.targets.find(({ id }) => id === about.slice(0, 4));
	const figure = target?.figures.find(({ id }) => id === about);
	const labels = [target?.label, figure?.label].filter((label) => label !== undefined);
	return labels.length === 0 ? about : labels.join(' · ');
}

/** The reminders that the signed-in person still has to see. */
export class ReminderList {
	readonly #device: ReminderDevice;
	readonly #now: () => number;
	readonly #live: Live<ShownReminder[]>;

	constructor(device: ReminderDevice, now: () => number) {
		this.#device = device;
		this.#now = now;
		this.#live = new Live(device, ['records'], () => this.#read());
	}

	get shown(): readonly ShownReminder[] {
		return this.#live.current ?? [];
	}

	/** Puts one away on this phone. */
	async dismiss(id: string): Promise<void> {
		await (await this.#device.reminders()).dismiss(id);
		await this.#live.reload();
	}

	close(): void {
		this.#live.close();
	}

	async #read(): Promise<ShownReminder[]> {
		const { person, roles } = this.#device.session;
		const [desk, { shippedTerm: term }, { rows }] = await Promise.all([
			this.#device.reminders(),
			import('../terms/index.ts'),
			this.#device.queryRecords({ person, order: 'newest', limit: ALL })
		]);
		const held = roles.flatMap((role) => ('unit' in role ? [role.unit] : []));
		const units = held.filter((unit, i) => held.indexOf(unit) === i);
		const [dismissed, ...written] = await Promise.all([
			desk.dismissed(),
			...units.map((unit) => desk.of(unit))
		]);
		const records = rows.flatMap((row) => {
			const { approved, waiting } = ownRecord(row, term);
			return [approved, waiting].filter((facts) => facts !== null);
		});
		const rules = figureRules(term.targets);
		const open = openReminders(written.flat(), person, {
			termEnd: term.end,
			slotOf: (about) => slotOf(rules.find(({ id }) => id === about)),
			dismissed,
			records,
			nowMs: this.#now()
		});
		return open.map(({ _id, unit, about, period, words }) => ({
			id: _id,
			unit,
			label: targetLabel(term, about),
			period,
			words
		}));
	}
}
