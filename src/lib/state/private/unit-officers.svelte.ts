import { dayInVietnam } from '../../domain/date.ts';
import type { OfficerFigure, PrivateFigures } from '../../domain/private/private-figures.ts';
import { isDue } from '../../domain/targets/units-due.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { Device } from '../../data/device.ts';
import { Live } from '../live.svelte.ts';
import { loadProgramme } from '../targets/programme.ts';
import type { FactsDevice } from '../targets/other-facts.ts';
import { privateFacts } from '../targets/other-facts.ts';

/** The key officers of a unit as the server counted them; `figures` null: nothing was counted of it yet. */
export type UnitOfficers = Pick<Unit, 'id' | 'name'> & {
	figures: Pick<PrivateFigures, 'both' | 'partyMembers'> | null;
	/** Whether something of them is not as the programme asks, or was not written down. */
	lacks: boolean;
};
export type UnitOfficersView = {
	/** The day of which the figures are; null: this phone has none. */
	day: string | null;
	/** CT08: whether Đoàn Khối's own key officers count. */
	blockCounts: boolean;
	/** By name. */
	units: UnitOfficers[];
};

const lacksSome = ({ n, of }: OfficerFigure) => of === 0 || n < of;

/** How the key officers of every unit stand, for the committee's phones. */
export class UnitOfficersPage {
	readonly #device: FactsDevice & Pick<Device, 'units' | 'subscribe'>;
	readonly #nowMs: number;
	readonly #live: Live<UnitOfficersView>;

	constructor(device: FactsDevice & Pick<Device, 'units' | 'subscribe'>, nowMs: number) {
		this.#device = device;
		this.#nowMs = nowMs;
		this.#live = new Live(device, ['records'], () => this.#read());
	}

	get view(): UnitOfficersView | null {
		return this.#live.current;
	}

	close(): void {
		this.#live.close();
	}

	async #read(): Promise<UnitOfficersView> {
		const [term, units, facts] = await Promise.all([
			loadProgramme(),
			this.#device.units(),
			privateFacts(this.#device, ['term'])
		]);
		const told = facts?.get('term') ?? null;
		const today = dayInVietnam(this.#nowMs);
		const collator = new Intl.Collator('vi', { numeric: true });
		return {
			day: told?.day ?? null,
			blockCounts: term.privateRules.blockOfficers,
			units: units
				.filter((unit) => isDue(unit, term, 'term', today))
				.map(({ id, name }) => {
					const figures = told?.units[id] ?? null;
					const lacks =
						figures === null || lacksSome(figures.both) || lacksSome(figures.partyMembers);
					return { id, name, figures, lacks };
				})
				.sort((a, b) => collator.compare(a.name, b.name))
		};
	}
}
