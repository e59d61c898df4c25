import * as v from 'valibot';
import { CommuneCode } from '../domain/activity/content.ts';
import { UnitId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { err } from '../domain/result.ts';
import { ChiDoanId, UnitKind } from '../domain/unit/unit.ts';
import type { TermFault } from './fault.ts';
import { parseFile, repeatedFaults } from './fault.ts';
import { TermText } from './lists.ts';

/** A unit in a list of units: what the office fills in, before it becomes a document. */
export const ListedUnit = v.strictObject({
	id: UnitId,
	name: TermText,
	kind: UnitKind,
	chiDoan: v.array(v.strictObject({ id: ChiDoanId, name: TermText })),
	twinnedCommunes: v.array(CommuneCode)
});
export type ListedUnit = v.InferOutput<typeof ListedUnit>;

/** Parses a list of units: ids stand once, only a đoàn cơ sở has chi đoàn, there is one Đoàn Khối. */
export function parseUnits(input: unknown): Result<ListedUnit[], TermFault[]> {
	const parsed = parseFile(v.array(ListedUnit), input);
	if (!parsed.ok) return parsed;
	const units = parsed.value;
	const faults = repeatedFaults('units', units, (unit) => unit.id);
	units.forEach((unit, i) => {
		faults.push(...repeatedFaults(`units.${i}.chiDoan`, unit.chiDoan, (one) => one.id));
		if ((unit.kind === 'doanCoSo') !== unit.chiDoan.length > 0)
			faults.push({
				path: `units.${i}.chiDoan`,
				message: 'chỉ đoàn cơ sở có chi đoàn, và phải có'
			});
	});
	const blocks = units.filter((unit) => unit.kind === 'doanKhoi').length;
	if (blocks !== 1)
		faults.push({ path: 'units', message: `cần đúng một Đoàn Khối, gặp ${blocks}` });
	return faults.length > 0 ? err(faults) : parsed;
}
