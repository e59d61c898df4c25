import type { UnitId } from '../ids.ts';
import { fold, tidy } from '../text.ts';
import type { Unit } from '../unit/unit.ts';
import { unitKey, unitsByKey } from './list-units.ts';

/** Why a line of the list says nothing; `text`: the words that were not understood. */
export type TwinnedFault = {
	code: 'noUnit' | 'noCommune' | 'severalCommunes' | 'twice';
	text: string;
};

/** A line understood: which communes are a unit's twins. */
export type TwinnedLine = { unit: UnitId; name: string; twinnedCommunes: string[] };

/** What a list comes to. */
export type TwinnedList = {
	lines: TwinnedLine[];
	wrong: { line: number; faults: TwinnedFault[] }[];
};

/**
 * Reads a list of twinned communes: a unit a line, then its communes, parted by semicolons or by the tabs that a
 * spreadsheet copies. A line with a fault changes nothing, for half of it would be a guess.
 * @param communesNamed the codes that a name may mean, with its district after a comma or without
 */
export function readTwinned(
	text: string,
	units: readonly Unit[],
	communesNamed: (text: string) => readonly string[]
): TwinnedList {
	const known = unitsByKey(units.filter(({ activeTo }) => activeTo === null));
	const found: TwinnedList = { lines: [], wrong: [] };
	const seen = new Set<UnitId>();
	for (const [at, line] of text.split(/\r?\n/).entries()) {
		const [name = '', ...communes] = line.split(/[;\t]/).map(tidy);
		if (name === '' || isUnitHead(fold(name))) continue;
		const unit = known.get(unitKey(name));
		const faults: TwinnedFault[] = [];
		if (unit === undefined) faults.push({ code: 'noUnit', text: name });
		else if (seen.has(unit.id)) faults.push({ code: 'twice', text: name });
		const codes = communes
			.filter((one) => one !== '')
			.map((one) => {
				const named = communesNamed(one);
				if (named.length === 0) faults.push({ code: 'noCommune', text: one });
				if (named.length > 1) faults.push({ code: 'severalCommunes', text: one });
				return named[0] ?? '';
			});
		if (faults.length > 0 || unit === undefined) found.wrong.push({ line: at + 1, faults });
		else {
			seen.add(unit.id);
			const twinnedCommunes = [...new Set(codes)];
			found.lines.push({ unit: unit.id, name: unit.name, twinnedCommunes });
		}
	}
	return found;
}

/** Whether this, folded, is what the column of units is called. */
export function isUnitHead(folded: string): boolean {
	return ['co so', 'co so doan', 'don vi', 'ten co so', 'ten co so doan', 'ten don vi'].includes(
		folded
	);
}
