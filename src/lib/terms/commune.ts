import * as v from 'valibot';
import { CommuneCode } from '../domain/activity/content.ts';
import { Day } from '../domain/date.ts';
import type { Result } from '../domain/result.ts';
import { err } from '../domain/result.ts';
import type { TermFault } from './fault.ts';
import { parseFile, repeatedFaults } from './fault.ts';
import { TermText } from './lists.ts';

const DistrictCode = v.pipe(v.string(), v.regex(/^\d{3}$/));
const GridLine = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9));
const none: never[] = [];

/** A district, with its cell on the tile map. */
export const District = v.strictObject({
	code: DistrictCode,
	type: v.picklist(['Thành phố', 'Thị xã', 'Huyện']),
	name: TermText,
	aliases: v.array(TermText),
	grid: v.strictObject({ row: GridLine, column: GridLine })
});
export type District = v.InferOutput<typeof District>;

/** A commune by its official code. `name` is bare, without its type. */
export const Commune = v.strictObject({
	code: CommuneCode,
	type: v.picklist(['Xã', 'Phường', 'Thị trấn']),
	name: TermText,
	district: DistrictCode,
	/** Other well-attested spellings. */
	aliases: v.optional(v.array(TermText), none),
	/** Communes merged into this one, or its name before: people still say them. */
	formerNames: v.optional(v.array(TermText), none),
	/** Set where the commune's validity is not the list's. */
	validFrom: v.optional(Day),
	validTo: v.optional(Day)
});
export type Commune = v.InferOutput<typeof Commune>;

/** A list of communes with the days it holds for; `validTo` null: no end known. */
export const CommuneList = v.strictObject({
	validFrom: Day,
	validTo: v.nullable(Day),
	basis: TermText,
	districts: v.array(District),
	communes: v.array(Commune)
});
export type CommuneList = v.InferOutput<typeof CommuneList>;

/** Parses a list of communes; faults name their path. */
export function parseCommuneList(input: unknown): Result<CommuneList, TermFault[]> {
	const parsed = parseFile(CommuneList, input);
	if (!parsed.ok) return parsed;
	const { districts, communes } = parsed.value;
	const codes = new Set(districts.map((district) => district.code));
	const faults = [
		...repeatedFaults('districts', districts, (one) => one.code),
		...repeatedFaults('communes', communes, (one) => one.code)
	];
	communes.forEach((commune, i) => {
		if (!codes.has(commune.district))
			faults.push({
				path: `communes.${i}.district`,
				message: `không có huyện ${commune.district}`
			});
	});
	return faults.length > 0 ? err(faults) : parsed;
}

/** "Xã Lao Chải". */
export function communeLabel(commune: Commune): string {
	return `${commune.type} ${commune.name}`;
}

/** "Huyện Mù Căng Chải". */
export function districtLabel(district: District): string {
	return `${district.type} ${district.name}`;
}

/** Whether a commune of a list existed on a day. */
export function existsOn(
	list: Pick<CommuneList, 'validFrom' | 'validTo'>,
	commune: Commune,
	day: string
): boolean {
	const to = commune.validTo ?? list.validTo;
	return (commune.validFrom ?? list.validFrom) <= day && (to === null || day <= to);
}
