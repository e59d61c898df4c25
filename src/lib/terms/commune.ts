import * as v from 'valibot';
import { CommuneCode } from '../domain/activity/content.ts';
import { Day } from '../domain/date.ts';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import type { TermFault } from './fault.ts';
import { parseFile, repeatedFaults } from './fault.ts';
import { TermText } from './lists.ts';

const DistrictCode = v.pipe(v.string(), v.regex(/^\d{2,3}$/));
const GridLine = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9));
const none: never[] = [];

/** A district, or the province where there are none any more (from 1/7/2025), with its cell on the tile map. */
export const District = v.strictObject({
	code: DistrictCode,
	type: v.picklist(['Thành phố', 'Thị xã', 'Huyện', 'Tỉnh']),
	name: TermText,
	aliases: v.array(TermText),
	grid: v.strictObject({ row: GridLine, column: GridLine })
});
export type District = v.InferOutput<typeof District>;

const ListedCommune = v.strictObject({
	code: CommuneCode,
	type: v.picklist(['Xã', 'Phường', 'Thị trấn']),
	/** Bare, without its type. */
	name: TermText,
	district: DistrictCode,
	/** Other well-attested spellings. */
	aliases: v.optional(v.array(TermText), none),
	/** Communes merged into this one, or its name before: people still say them. */
	formerNames: v.optional(v.array(TermText), none),
	/** Set where the commune's validity is not the list's. */
	validFrom: v.optional(Day),
	validTo: v.optional(v.nullable(Day))
});

/** A commune by its code, with the days it exists on, both included; `validTo` null: no end known. */
export type Commune = v.InferOutput<typeof ListedCommune> & {
	validFrom: string;
	validTo: string | null;
};

/** A list of communes as the State set it up, with the days it holds for. */
const CommuneList = v.strictObject({
	validFrom: Day,
	validTo: v.nullable(Day),
	basis: TermText,
	districts: v.array(District),
	communes: v.array(ListedCommune)
});

/** The lists of a term, side by side: that of 2020, and that after 1/7/2025. */
const CommuneFile = v.strictObject({ lists: v.pipe(v.array(CommuneList), v.minLength(1)) });

/** All communes of a term, whenever they exist, under their districts. A code stands for one commune only. */
export type CommuneBook = { districts: District[]; communes: Commune[] };

/** Parses the lists of communes of a term; faults name their path. */
export function parseCommunes(input: unknown): Result<CommuneBook, TermFault[]> {
	const parsed = parseFile(CommuneFile, input);
	if (!parsed.ok) return parsed;
	const { lists } = parsed.value;
	const faults = lists.flatMap(({ districts, communes }, i) => {
		const codes = new Set(districts.map(({ code }) => code));
		return communes.flatMap(({ district }, j) =>
			codes.has(district)
				? []
				: [{ path: `lists.${i}.communes.${j}.district`, message: `không có huyện ${district}` }]
		);
	});
	const book: CommuneBook = {
		districts: lists.flatMap(({ districts }) => districts),
		communes: lists.flatMap(({ validFrom, validTo, communes }) =>
			communes.map((one) => ({ validFrom, ...one, validTo: one.validTo ?? validTo }))
		)
	};
	faults.push(
		...repeatedFaults('districts', book.districts, (one) => one.code),
		...repeatedFaults('communes', book.communes, (one) => one.code)
	);
	return faults.length > 0 ? err(faults) : ok(book);
}

/** "Xã Lao Chải". */
export function communeLabel(commune: Commune): string {
	return `${commune.type} ${commune.name}`;
}

/** "Huyện Mù Căng Chải". */
export function districtLabel(district: District): string {
	return `${district.type} ${district.name}`;
}

/** Days from `start` to `end`, both included. */
export type Days = { start: string; end: string };

/** Whether a commune existed on any of the days. */
export function existsIn({ validFrom, validTo }: Commune, { start, end }: Days): boolean {
	return validFrom <= end && (validTo === null || start <= validTo);
}

/** Whether a commune existed on a day. */
export function existsOn(commune: Commune, day: string): boolean {
	return existsIn(commune, { start: day, end: day });
}
