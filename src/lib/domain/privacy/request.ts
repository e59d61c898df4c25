import * as v from 'valibot';
import { addDays, dayInVietnam, Instant } from '../date.ts';
import { PersonId } from '../ids.ts';
import { requiredWords, words } from '../text.ts';
import { purposes } from './consent.ts';

/** What a person may ask of whoever keeps their data. `correct`: what they cannot change themselves; `erase`: delete it. */
export const requestKinds = ['correct', 'withdraw', 'erase'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** Days to answer and to carry out; the office may set others than the law's, which it has to confirm. */
export const Deadlines = v.strictObject({
	/** Working days until the first answer (Decree 356/2025). */
	replyWorkingDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)),
	withdrawDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
	correctDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
	eraseDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))
});
export type Deadlines = v.InferOutput<typeof Deadlines>;

/** Reply within two working days, withdrawal within fifteen days; the rest is not told by the sources and is a setting. */
export const lawfulDeadlines: Deadlines = {
	replyWorkingDays: 2,
	withdrawDays: 15,
	correctDays: 10,
	eraseDays: 20
};
const DAYS_OF_KIND = {
	withdraw: 'withdrawDays',
	correct: 'correctDays',
	erase: 'eraseDays'
} as const;

/** What the office did. `extend`: once, by as many days again, with a reason. */
export const requestActions = ['reply', 'extend', 'done', 'refuse'] as const;
export type RequestAction = (typeof requestActions)[number];

const Act = v.strictObject({
	action: v.picklist(requestActions),
	words: requiredWords(1000),
	by: PersonId,
	at: Instant
});

/** A request as the server keeps it; what the office did is added and never taken away. */
export const PrivacyRequest = v.strictObject({
	id: v.string(),
	person: PersonId,
	name: v.string(),
	kind: v.picklist(requestKinds),
	/** Of a withdrawal: what is agreed to no more. */
	purposes: v.array(v.picklist(purposes)),
	words: words(1000),
	at: Instant,
	/** The deadlines that held when it was made. */
	deadlines: Deadlines,
	acts: v.array(Act)
});
export type PrivacyRequest = v.InferOutput<typeof PrivacyRequest>;

/** What a person writes down to ask. */
export const AskedRequest = v.pipe(
	v.strictObject({
		kind: v.picklist(requestKinds),
		purposes: v.array(v.picklist(purposes)),
		words: words(1000)
	}),
	v.forward(
		v.check(({ kind, purposes: given }) => kind !== 'withdraw' || given.length > 0, 'required'),
		['purposes']
	),
	v.forward(
		v.check(({ kind, words: said }) => kind !== 'correct' || said.trim() !== '', 'required'),
		['words']
	)
);
export type AskedRequest = v.InferOutput<typeof AskedRequest>;

/** What the office answers. */
export const RequestAnswer = v.strictObject({
	action: v.picklist(requestActions),
	words: requiredWords(1000)
});
export type RequestAnswer = v.InferOutput<typeof RequestAnswer>;

export type RequestStanding = {
	state: 'new' | 'replied' | 'done' | 'refused';
	/** Last day of the next thing to do (first answer, then carrying out), `YYYY-MM-DD`; null once it is closed. */
	due: string | null;
	extended: boolean;
};

/** Saturday and Sunday; public holidays are not left out, so that a deadline can only be shown too early. */
function isWeekend(day: string): boolean {
	return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** The day that lies so many working days after another. */
export function addWorkingDays(day: string, count: number): string {
	let at = day;
	for (let left = count; left > 0;) {
		at = addDays(at, 1);
		if (!isWeekend(at)) left--;
	}
	return at;
}

/** Where a request stands, and by when it must be dealt with. */
export function standingOf({ kind, at, deadlines, acts }: PrivacyRequest): RequestStanding {
	const has = (action: RequestAction) => acts.some((act) => act.action === action);
	const extended = has('extend');
	if (has('done')) return { state: 'done', due: null, extended };
	if (has('refuse')) return { state: 'refused', due: null, extended };
	const from = dayInVietnam(Date.parse(at));
	if (acts.length === 0)
		return { state: 'new', due: addWorkingDays(from, deadlines.replyWorkingDays), extended };
	const days = deadlines[DAYS_OF_KIND[kind]];
	return { state: 'replied', due: addDays(from, extended ? 2 * days : days), extended };
}

/** Why an act is not possible now; null: it is. */
export function actFault(
	request: PrivacyRequest,
	action: RequestAction
): 'closed' | 'extendedOnce' | null {
	const { state, extended } = standingOf(request);
	if (state === 'done' || state === 'refused') return 'closed';
	return action === 'extend' && extended ? 'extendedOnce' : null;
}
