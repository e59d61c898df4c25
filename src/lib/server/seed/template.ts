import type { ActivityContent, Field, Kind, Objective } from '../../domain/activity/content.ts';

/** What a generated record gives account of: each part says about how much, or is left out. */
export type TemplateParts = {
	/** Children who received something, with a gift of so many đồng each. */
	children?: { least: number; most: number; giftDong: readonly number[]; gift: string };
	households?: { least: number; most: number; giftDong: readonly number[] };
	staffChildren?: boolean;
	goods?: readonly { name: string; unit: string; least: number; most: number }[];
	outcome?: { type: string; unit: string; least: number; most: number; tenths?: true };
	volunteerDays?: boolean;
	/** Part of CT01 that a study session serves. */
	study?: NonNullable<ActivityContent['study']>['rates'];
};

/** A kind of activity as units of the block do it, with the months it falls in (all, when none are named). */
export type Template = {
	weight: number;
	/** `{commune}`, `{venue}` and `{unit}` are filled in. */
	names: readonly string[];
	kinds: readonly Kind[];
	field: Field;
	objectives: readonly Objective[];
	campaigns: readonly string[];
	months: readonly number[];
	years?: readonly number[];
	place: 'twinned' | 'anyCommune' | 'venue' | 'online';
	/** Part of the roster that takes part. */
	turnout: readonly [number, number];
	results: readonly string[];
	parts: TemplateParts;
};

/** What a gift is worth, in đồng. */
export const smallGifts = [100_000, 150_000, 200_000, 300_000] as const;
export const largeGifts = [300_000, 500_000, 1_000_000] as const;
