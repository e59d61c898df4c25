import type { WriteFault } from '../../data/device.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Criterion } from '../../domain/work/criteria.ts';
import type { Points } from '../../domain/work/self-fields.ts';
import type { FormField } from '../work/entry-form.ts';

/** A field for the points of each criterion. */
export function pointsFields(
	criteria: readonly Criterion[],
	label: (text: string, most: number | null) => string
): FormField[] {
	return criteria.map(({ key, text, points }) => ({
		path: key,
		label: label(text, points),
		kind: 'count'
	}));
}

/** What the fields hold at first. */
export function pointsBefore(points: Points): Record<string, number> {
	return Object.fromEntries(points.map(({ criterion, n }) => [criterion, n]));
}

/** What a form with such fields says: points are one field of the log, so all of them are said where one changes. */
export function pointsSaid(
	set: object,
	criteria: readonly Criterion[],
	before: Points
): Result<object, WriteFault> {
	const told = new Map<string, unknown>(Object.entries(set));
	const known = new Map<string, number>(before.map(({ criterion, n }) => [criterion, n]));
	const given = criteria.flatMap(({ key, points: most }) => {
		const n = told.has(key) ? told.get(key) : known.get(key);
		return typeof n === 'number' ? [{ criterion: key, n, over: n > (most ?? 1) }] : [];
	});
	const over = given.find((one) => one.over);
	if (over !== undefined)
		return err({ kind: 'invalid', issues: [{ path: over.criterion, code: 'pointsAboveMost' }] });
	const keys = new Set<string>(criteria.map(({ key }) => key));
	const others = [...told].filter(([field]) => !keys.has(field));
	const points = given.map(({ criterion, n }) => ({ criterion, n }));
	const changes = [...told.keys()].some((field) => keys.has(field));
	return ok({ ...Object.fromEntries(others), ...(changes ? { points } : {}) });
}
