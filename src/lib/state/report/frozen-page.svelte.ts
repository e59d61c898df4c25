import type { Device } from '../../data/device.ts';
import type { UnitId } from '../../domain/ids.ts';
import { periodName } from '../../domain/period/period-name.ts';
import type { FrozenContent } from '../../domain/report/frozen.ts';
import { readFrozen } from '../../domain/report/frozen.ts';
import type { FrozenReport } from '../../domain/report/frozen-list.ts';
import { frozenReports } from '../../domain/report/frozen-list.ts';
import { Live } from '../live.svelte.ts';
import { loadProgramme } from '../targets/programme.ts';
import { savePaper } from './save-paper.ts';

/** A frozen report that is open. `content` null: a newer version of the app wrote it. */
export type OpenFrozen = { report: FrozenReport; content: FrozenContent | null };

/** A frozen report by its key: what it said then, whatever has become of the records since. */
export class FrozenPage {
	readonly #live: Live<OpenFrozen | 'missing'>;

	/** @param unit whose own report it is; undefined: the committee's */
	constructor(device: Pick<Device, 'work' | 'subscribe'>, key: string, unit?: UnitId) {
		this.#live = new Live(device, ['records'], async () => {
			const [{ id }, work] = await Promise.all([loadProgramme(), device.work(unit)]);
			const report = frozenReports(await work.entries(id)).find((one) => one.key === key);
			return report === undefined ? 'missing' : { report, content: readFrozen(report.content) };
		});
	}

	get open(): OpenFrozen | 'missing' | null {
		return this.#live.current;
	}
	get broken(): boolean {
		return this.#live.state.kind === 'broken';
	}

	/** Writes it as a Word file. @returns the file's name */
	async saveDocx(): Promise<string> {
		const { open } = this;
		if (open === null || open === 'missing' || open.content === null)
			throw new RangeError('a report that cannot be read is not saved');
		return savePaper(open.content.paper, `bao cao ${periodName(open.report.period)}`);
	}

	close(): void {
		this.#live.close();
	}
}
