import * as v from 'valibot';
import { CommuneCode } from '../activity/content.ts';
import { Day, Instant } from '../date.ts';
import { PersonId, ulidPattern, UnitId } from '../ids.ts';
import { requiredWords } from '../text.ts';
import { ChiDoanId } from './unit.ts';
import { UnitEvent } from './unit-event.ts';

const Kind = v.picklist(['doanCoSo', 'chiDoanCoSo'], 'unitKind');
const communes = v.pipe(v.array(CommuneCode), v.maxLength(20, 'tooMany|20'));
const Why = requiredWords(500);

const common = {
	/** Made by whoever asks, so that asking again after a lost answer does nothing twice. */
	id: v.pipe(v.string(), v.regex(ulidPattern, 'malformed')),
	/** From this day on it holds. */
	day: Day,
	/** The paper or the reason behind it. */
	why: Why
};

/** What the office asks to be done with units. */
export const AskedUnitChange = v.variant('kind', [
	v.strictObject({
		...common,
		kind: v.literal('changed'),
		unit: UnitId,
		set: v.strictObject({
			name: v.optional(requiredWords(200)),
			kind: v.optional(Kind),
			twinnedCommunes: v.optional(communes),
			activeFrom: v.optional(Day)
		})
	}),
	/** Of many units at once, by list. */
	v.strictObject({
		...common,
		kind: v.literal('twinned'),
		units: v.pipe(
			v.array(v.strictObject({ unit: UnitId, twinnedCommunes: communes })),
			v.minLength(1, 'required'),
			v.maxLength(500, 'tooMany|500')
		)
	}),
	/** `unit` goes, with all its people, into another. */
	v.strictObject({ ...common, kind: v.literal('merged'), unit: UnitId, into: UnitId }),
	/** Of `unit` some people go into a new one; it stays. */
	v.strictObject({
		...common,
		kind: v.literal('split'),
		unit: UnitId,
		name: requiredWords(200),
		unitKind: Kind,
		chiDoan: v.pipe(v.array(ChiDoanId), v.maxLength(100, 'tooMany|100')),
		people: v.pipe(v.array(PersonId), v.maxLength(5000, 'tooMany|5000'))
	}),
	v.strictObject({ ...common, kind: v.literal('dissolved'), unit: UnitId }),
	/**
	 * A unit that is no more comes back. From the day after its last one: it went by mistake, and goes on as if it had not;
	 * from a later one: founded again, as a new unit of the same name.
	 */
	v.strictObject({ ...common, kind: v.literal('revived'), unit: UnitId })
]);
export type AskedUnitChange = v.InferOutput<typeof AskedUnitChange>;

/** Why a change cannot be: at which field of the form, and a code that has a sentence. */
export const UnitIssue = v.object({
	field: v.picklist(['day', 'why', 'name', 'kind', 'twinned', 'from', 'into', 'people', 'unit']),
	code: v.picklist([
		'required',
		'tooFarAhead',
		'beforeUnit',
		'notActive',
		'active',
		'stillThere',
		'sameName',
		'sameUnit',
		'hasChiDoan',
		'nothing',
		'everybody',
		'periodClosed',
		'unknown'
	]),
	/** The closed period, or the unit that has the name. */
	detail: v.string()
});
export type UnitIssue = v.InferOutput<typeof UnitIssue>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Named = v.object({ person: v.string(), name: v.string() });

/** What a change comes to, before anything is done. */
export const UnitPreview = v.object({
	issues: v.array(UnitIssue),
	/** Who moves; from where, to which unit, null: off every roster. */
	people: v.array(Named),
	from: v.string(),
	to: v.nullable(v.string()),
	/** A new unit's id, of a split. */
	made: v.nullable(v.string()),
	/** chi đoàn that come along. */
	chiDoan: v.array(v.string()),
	/** Secretaries whose right ends, and those who are given what waits in the unit that goes. */
	ended: v.array(Named),
	given: v.array(Named),
	/** Records that stay where they happened, and those of them that nobody decided on yet. */
	records: count,
	waiting: count,
	/** The newest headcount of each unit concerned: the denominator until the next one. */
	headcounts: v.array(
		v.object({ unit: v.string(), date: v.nullable(Day), people: v.nullable(count) })
	),
	/** The first day whose figures look otherwise. */
	holdsFrom: Day
});
export type UnitPreview = v.InferOutput<typeof UnitPreview>;

/** A unit as the office sees it: with its people, its secretaries and its events. */
export const DeskUnit = v.object({
	id: UnitId,
	name: v.string(),
	kind: v.picklist(['doanCoSo', 'chiDoanCoSo', 'doanKhoi']),
	chiDoan: v.array(v.object({ id: v.string(), name: v.string() })),
	twinnedCommunes: v.array(v.string()),
	activeFrom: Day,
	activeTo: v.nullable(Day),
	people: v.array(
		v.object({ person: PersonId, name: v.string(), chiDoan: v.nullable(v.string()) })
	),
	secretaries: v.array(Named)
});
export type DeskUnit = v.InferOutput<typeof DeskUnit>;

/** All of them. `unfinished`: a change that was cut off and goes on by itself. */
export const UnitDesk = v.object({
	units: v.array(DeskUnit),
	events: v.array(UnitEvent),
	/** Of the clerks who recorded them. */
	clerks: v.array(Named),
	unfinished: count,
	at: Instant
});
export type UnitDesk = v.InferOutput<typeof UnitDesk>;
