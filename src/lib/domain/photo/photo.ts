import * as v from 'valibot';
import { Day, Instant, dayInVietnam } from '../date.ts';
import { ActivityId, PersonId, Revision, UnitId, ulid } from '../ids.ts';
import type { FieldIssue } from '../issue.ts';
import { parseBy } from '../issue.ts';
import type { Result } from '../result.ts';
import { err } from '../result.ts';
import { fold, requiredWords } from '../text.ts';

/** What a phone shrinks to and the server takes: 250 KB, the longest side 1,600 px. */
export const MOST_PHOTO_BYTES = 250 * 1024;
export const LONGEST_SIDE_PX = 1600;
/** More than any report shows; a bound so that one record cannot fill a phone. */
export const MOST_PHOTOS = 30;
const MOST_CHILDREN = 1000;

const ULID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';

/** `photo:<ulid of the record>:<ulid>`: beside the other photos of the same record. */
export const PhotoId = v.pipe(
	v.string(),
	v.regex(new RegExp(`^photo:${ULID}:${ULID}$`), 'photoId'),
	v.brand('PhotoId')
);
export type PhotoId = v.InferOutput<typeof PhotoId>;

/** What the ids of a record's photos begin with. */
export function photosPrefix(activity: ActivityId): string {
	return activity.replace('activity:', 'photo:');
}

/** The record that a photo's id says it belongs to. */
export function recordOfPhoto(id: PhotoId): ActivityId {
	return v.parse(ActivityId, id.replace(/^photo:([^:]*):.*$/, 'activity:$1'));
}

/** Makes the id of a new photo of a record. */
export function newPhotoId(activity: ActivityId, timeMs: number, random: Uint8Array): PhotoId {
	return v.parse(PhotoId, `${photosPrefix(activity)}:${ulid(timeMs, random)}`);
}

/**
 * The consent to one photo, as Luật Trẻ em Art. 21 asks for it: of the representative, and of each child from 7 years
 * on. Never a child's name: the signed form stays at the unit, and its number is all that leads to it.
 */
export const Consent = v.strictObject({
	form: requiredWords(40),
	children: v.pipe(
		v.number('required'),
		v.integer('notWhole'),
		v.minValue(1, 'required'),
		v.maxValue(MOST_CHILDREN, 'tooLarge')
	),
	/** Those from 7 years on: all agreed, or there is none in it. */
	from7: v.picklist(['agreed', 'none'], 'required'),
	representative: v.picklist(['agreed'], 'required'),
	how: v.picklist(['signed', 'message', 'recorded'], 'required'),
	on: Day,
	askedBy: requiredWords(120)
});
export type Consent = v.InferOutput<typeof Consent>;

/** "Có trẻ em nhận diện được không?": no; there were, and they were blurred; yes, with consent. Without it a photo goes nowhere. */
export const Children = v.variant('answer', [
	v.strictObject({ answer: v.literal('none') }),
	v.strictObject({ answer: v.literal('blurred') }),
	v.strictObject({ answer: v.literal('consent'), consent: Consent })
]);
export type Children = v.InferOutput<typeof Children>;

const Side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LONGEST_SIDE_PX));

/**
 * What is known of a photo. Its bytes travel apart and only after this, named by `sha256`. Written once; all that may
 * change is `gone`: from then on the bytes are nowhere, and the record says so. `expired`: the time for which it may be
 * kept was over, which the server alone says.
 */
export const Photo = v.strictObject({
	_id: PhotoId,
	_rev: v.optional(Revision),
	type: v.literal('photo'),
	v: v.literal(1),
	unit: UnitId,
	activity: ActivityId,
	by: PersonId,
	at: Instant,
	sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
	bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PHOTO_BYTES)),
	width: Side,
	height: Side,
	children: Children,
	gone: v.nullable(
		v.strictObject({
			why: v.picklist(['consentWithdrawn', 'removed', 'moved', 'expired']),
			by: PersonId,
			at: Instant
		})
	)
});
export type Photo = v.InferOutput<typeof Photo>;

/** Parses a photo's document as phone and gateway accept it; nobody consents tomorrow. */
export function parsePhoto(input: unknown, nowMs: number): Result<Photo, FieldIssue[]> {
	const parsed = parseBy(Photo, input);
	if (!parsed.ok) return parsed;
	const late = consentIssue(parsed.value.children, nowMs);
	return late === null ? parsed : err([late]);
}

/** Whether a photo stands on the consent with this number, however the number is typed: "p - 07" is P-07. */
export function isOfForm(children: Children | null, form: string): boolean {
	const plain = (text: string) => fold(text).replace(/[\s./-]/g, '');
	return children?.answer === 'consent' && plain(children.consent.form) === plain(form);
}

/** What is wrong with the day of a consent, or null. */
export function consentIssue(children: Children, nowMs: number): FieldIssue | null {
	const isLate = children.answer === 'consent' && children.consent.on > dayInVietnam(nowMs);
	return isLate ? { path: 'children.consent.on', code: 'inFuture' } : null;
}
