import { dayInVietnam } from '../../domain/date.ts';
import { ulid } from '../../domain/ids.ts';
import type { TwinnedList } from '../../domain/import/twinned-list.ts';
import { inUnicode } from '../../domain/import/old-fonts.ts';
import { readTwinned } from '../../domain/import/twinned-list.ts';
import { twinnedText } from '../../domain/import/twinned-table.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err } from '../../domain/result.ts';
import { fold, tidy } from '../../domain/text.ts';
import { AskedUnitChange } from '../../domain/unit/unit-change.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { Communes } from '../form/lists.ts';
import { dayFromText, textOfDay } from '../unit/day-text.ts';
import type { ListFault } from './list-file.ts';
import { ListFile } from './list-file.ts';

const ID_BYTES = 16;
/** The server takes 500 units at once; a sheet has a head and signatures, and some units several lines. */
const MOST_LINES = 5000;

/** The twinned communes of many units, as one list. */
export class TwinnedForm {
	text = $state('');
	day = $state('');
	why = $state('');
	readonly #id: string;
	#file = $state.raw<string | null>(null);
	#fault = $state.raw<ListFault | null>(null);
	#reading = $state(false);

	constructor(nowMs: number) {
		this.#id = ulid(nowMs, crypto.getRandomValues(new Uint8Array(ID_BYTES)));
		this.day = textOfDay(dayInVietnam(nowMs));
	}

	/** The file whose list stands in {@link text}. */
	get file(): string | null {
		return this.#file;
	}
	/** Why a file is no such list; what was typed stays. */
	get fault(): ListFault | null {
		return this.#fault;
	}
	get reading(): boolean {
		return this.#reading;
	}

	/** Takes a file in: its lines stand in the box as if they had been pasted, to be looked at and mended there. */
	async take(file: File): Promise<void> {
		if (this.#reading) return;
		this.#reading = true;
		this.#fault = null;
		try {
			const read = await ListFile.read(file);
			const text = read.ok ? textIn(read.value) : null;
			if (text === null) this.#fault = read.ok ? 'noHead' : read.error;
			else {
				this.text = text;
				this.#file = read.ok ? read.value.name : null;
			}
		} finally {
			this.#reading = false;
		}
	}

	/** What the list comes to as it is typed now. */
	read(units: readonly Unit[], communes: Communes): TwinnedList {
		const day = dayFromText(this.day) ?? dayInVietnam(Date.now());
		return readTwinned(this.text, units, (name) => communesNamed(communes, name, day));
	}

	/** What is asked of the server, or what is missing. */
	asked(list: TwinnedList): Result<AskedUnitChange, FieldIssue[]> {
		const day = dayFromText(this.day);
		if (day === null) return err([{ path: 'day', code: 'notDay' }]);
		const units = list.lines.map(({ unit, twinnedCommunes }) => ({ unit, twinnedCommunes }));
		const common = { id: this.#id, day, why: tidy(this.why) };
		return parseBy(AskedUnitChange, { ...common, kind: 'twinned', units });
	}
}

/** The list of the first sheet that has one. */
function textIn({ sheets }: ListFile): string | null {
	for (const { table } of sheets) {
		const used = table.slice(0, MOST_LINES);
		const text = twinnedText(inUnicode(used).table);
		if (text !== null) return text;
	}
	return null;
}

const plain = (text: string) =>
	fold(text).replace(/^(xa|phuong|thi tran|huyen|thi xa|thanh pho) /, '');

/** The communes of a day that a name means: "Nậm Khắt", "Xã Nậm Khắt", "Minh Quân, Trấn Yên". */
function communesNamed(communes: Communes, text: string, day: string): string[] {
	const [name = '', district = ''] = text.split(',').map(tidy);
	const wanted = plain(name);
	const named = communes.communesIn({ start: day, end: day }).filter((commune) => {
		const names = [commune.name, ...commune.aliases].map(plain);
		if (!names.includes(wanted)) return false;
		const there = communes.districtOf(commune.code)?.name ?? '';
		return district === '' || plain(there) === plain(district);
	});
	// "Minh Quán" and "Minh Quân" are two: whoever writes the marks means one of them.
	const exact = named.filter((commune) => name.toLowerCase().endsWith(commune.name.toLowerCase()));
	return (exact.length > 0 ? exact : named).map(({ code }) => code);
}
